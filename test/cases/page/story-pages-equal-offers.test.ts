import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoAccounts } from '../../../seeds/demo-world.ts';
import { NotFoundError } from '../../../src/platform/errors.ts';
import { type ApiWorld, openApiWorld } from '../../api/api-world.ts';
import { playLeaseStory } from '../../stories/lease-story.ts';
import { serviceDriver } from '../../stories/service-driver.ts';
import { openTestDatabase } from '../../support/database.ts';
import { TestSite } from '../../support/site.ts';
import { expectedSteps, shownSteps } from './shown-steps.ts';

let world: ApiWorld;
let site: TestSite;
beforeAll(async () => {
  world = await openApiWorld(openTestDatabase);
  site = new TestSite(world.office);
});
afterAll(() => world.close());

const people = demoAccounts.filter(({ role }) => !['sysadmin', 'secadmin', 'auditor'].includes(role));

/** What page and API show to one person, held against the offers; null when the case is not his to see. */
async function differenceFor(username: string, caseId: string): Promise<string[] | null> {
  const { service } = world.office.cases;
  const viewer = await world.office.as(username);
  const page = await (await site.as(username)).get(`/cases/${caseId}`);
  const answer = await (await world.as(username)).get(`/cases/${caseId}/actions?all=1`);
  const subject = await service.getCase(viewer, caseId).catch((error) => {
    if (error instanceof NotFoundError) return null;
    throw error;
  });
  if (subject === null) {
    return page.status === 404 && answer.status === 404 ? null : [`${username}: shown to him`];
  }
  const offers = await service.offers(viewer, subject);
  const told = (answer.body as { event: string; schema?: object; blocked?: { code: string }[] }[]).map(
    ({ event, schema, blocked }) => ({
      event,
      enabled: schema !== undefined,
      reasons: blocked?.map(({ code }) => code) ?? [],
    }),
  );
  const offered = offers.map(({ event, enabled, reasons }) => ({
    event,
    enabled,
    reasons: reasons.map(({ code }) => code),
  }));
  const shown = JSON.stringify(shownSteps(load(page.text)));
  const expected = JSON.stringify(expectedSteps(offers, `/cases/${subject.code}`, 'zh-CN'));
  return [
    ...(shown === expected ? [] : [`page of ${username} in ${subject.phase}: ${shown}`]),
    ...(JSON.stringify(told) === JSON.stringify(offered) ? [] : [`API of ${username} in ${subject.phase}`]),
  ];
}

test('case page and API, after every step of the lease story for every person, show exactly what the engine offers', async () => {
  const story = serviceDriver(world.office);
  const differences: string[] = [];
  let compared = 0;
  const compare = async () => {
    for (const { username } of people) {
      const found = await differenceFor(username, story.caseCode());
      if (found === null) continue;
      compared += 1;
      differences.push(...found);
    }
  };
  await playLeaseStory({
    ...story,
    register: async (...step) => {
      await story.register(...step);
      await compare();
    },
    fire: async (...step) => {
      await story.fire(...step);
      await compare();
    },
  });

  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(60);
});

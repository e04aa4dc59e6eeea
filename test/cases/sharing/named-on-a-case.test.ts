import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { TestSite } from '../../support/site.ts';

let office: TestOffice;
let site: TestSite;
let code: string;

async function fire(as: string, event: string, data: unknown): Promise<void> {
  const { service } = office.cases;
  const viewer = await office.as(as);
  await service.fire(viewer, await service.getCase(viewer, code), { event, data });
}

/** Whether a page of this person links to the case, or leads straight to it, as the search for its code does. */
async function isLinked(as: string, path: string): Promise<boolean> {
  const { status, headers, text } = await (await site.as(as)).get(path);
  if (status === 303) return headers['location'] === `/cases/${code}`;
  const page = load(text);
  return page(`a[href^="/cases/${code}"]`).length > 0;
}

beforeAll(async () => {
  office = await openOffice(openTestDatabase);
  site = new TestSite(office);
  ({ code } = await office.cases.service.registerCase(await office.as('clerk'), {
    type: 'general',
    title: '陈志明与陈志强相邻排水纠纷',
    summary: '两家因排水沟多次争吵。',
    channel: 'windowVisit',
    areaCode: '440882102204',
    occurredOn: '2026-11-20',
    parties: [
      { side: 'applicant', kind: 'person', name: '陈志明' },
      { side: 'respondent', kind: 'person', name: '陈志强' },
    ],
  }));
  await fire('chair', 'accept', {
    committeeId: 'demo-committee-town',
    applicationForm: 'oral',
    applicationReceivedOn: '2026-11-24',
  });
});
afterAll(() => office.close());

test('co-mediator, assigned beside the lead, finds the case on the workbench, in his lists and by every search', async () => {
  await fire('chair', 'assign', {
    mediatorId: 'demo-person-mediator',
    coMediatorIds: ['demo-person-mediator2'],
  });

  expect((await (await site.as('mediator2')).get(`/cases/${code}`)).status).toBe(200);
  for (const path of [
    '/',
    '/cases?tab=all',
    '/cases?tab=mine',
    '/cases?tab=todo',
    `/cases?tab=all&q=${code}`,
    `/cases?q=${encodeURIComponent('陈志明')}`,
  ]) {
    expect(await isLinked('mediator2', path), path).toBe(true);
  }
});

test('leader who got a copy of a case he does not lead finds it in his list and by search', async () => {
  expect((await (await site.as('leader')).get(`/cases/${code}`)).status).toBe(404);
  await fire('coordinator', 'copyCase', { receiverIds: ['demo-account-leader'], content: '请知悉' });

  expect((await (await site.as('leader')).get(`/cases/${code}`)).status).toBe(200);
  for (const path of ['/cases?tab=all', `/cases?tab=all&q=${code}`]) {
    expect(await isLinked('leader', path), path).toBe(true);
  }
});

test('co-mediator taken off the case by its end of assignment finds it no longer', async () => {
  await fire('chair', 'withdrawAssignment', { reason: '另行分派' });

  expect((await (await site.as('mediator2')).get(`/cases/${code}`)).status).toBe(404);
  expect(await isLinked('mediator2', '/cases?tab=all')).toBe(false);
});

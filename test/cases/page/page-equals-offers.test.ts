import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actionsJson } from '../../../src/api/actions.ts';
import { createTexts } from '../../../src/app/texts.ts';
import { stepsModel } from '../../../src/cases/page/steps-page.ts';
import { locales } from '../../../src/platform/i18n.ts';
import { projectFile } from '../../../src/platform/project-root.ts';
import { loadViews } from '../../../src/web/pages/views.ts';
import { actingRoles, type Facts } from '../../../src/workflow/definitions/definition.ts';
import {
  branchesOf,
  type Configuration,
  eventsOf,
  type WorkflowSet,
} from '../../../src/workflow/definitions/step.ts';
import { type Offer, offersOf } from '../../../src/workflow/engine/offers.ts';
import { definitions } from '../../../workflows/index.ts';
import { goodFacts } from '../../../workflows/vocabulary/facts.ts';
import { vocabulary } from '../../../workflows/vocabulary/index.ts';
import { openTestDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { configurationsOf } from '../../workflow/definitions/configurations.ts';
import { expectedSteps, shownSteps } from './shown-steps.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice(openTestDatabase);
});
afterAll(() => office.close());

const texts = createTexts();
const views = loadViews([projectFile('views')]);
const people = actingRoles.filter((role) => role !== 'system');
const types = definitions.cases.map(({ id, version }) => [id, version] as const);
const caseHref = '/cases/DF00000000';
/** Thousands of small pages; whether their HTML is sound is asked by the walk of the site. */
const quickly = { xml: { xmlMode: false, decodeEntities: true } };

/** The good facts, and these with each predicate failing that any event of the configuration looks at. */
function factsAt(set: WorkflowSet, at: Configuration): Facts[] {
  const good = goodFacts(set.main.definition);
  const branches = eventsOf(set, at).flatMap((event) => branchesOf(set, at, event)?.branches ?? []);
  const names = new Set(branches.flatMap(({ def }) => [...(def.requires ?? []), ...(def.when ?? [])]));
  return [good, ...[...names].map((name) => ({ ...good, ...vocabulary.predicates.get(name)?.fails }))];
}

interface Walk {
  /** Every different list of offers once: the page knows nothing else of the case. */
  readonly lists: ReadonlyMap<string, readonly Offer[]>;
  readonly combinations: number;
}

/** Every configuration × role × set of facts of a type. */
function walk(set: WorkflowSet): Walk {
  const lists = new Map<string, readonly Offer[]>();
  let combinations = 0;
  for (const at of configurationsOf(set)) {
    const factsSets = factsAt(set, at);
    for (const role of people) {
      for (const facts of factsSets) {
        const offers = offersOf(set, at, [role], facts);
        lists.set(offers.map(keyOf).join('\n'), offers);
        combinations += 1;
      }
    }
  }
  return { lists, combinations };
}

/** What tells two offers of a type apart: the rest of an offer belongs to its event. */
function keyOf({ event, enabled, basis, documents, reasons }: Offer): string {
  const why = reasons.map(({ code, message, basis: article }) => [code, message.zh, message.en, article]);
  return [event, enabled, basis, documents, why].join(' ');
}

describe.each(types)('%s case', (id, version) => {
  let walked: Walk;
  beforeAll(() => {
    walked = walk(office.registry.set(id, version));
  });

  test('next steps, in every state for every role and set of facts, are exactly the offers', () => {
    const { lists, combinations } = walked;
    const violations: string[] = [];
    for (const offers of lists.values()) {
      for (const locale of locales) {
        const t = texts.t(locale);
        const html = views.render('cases/page/steps', { t, steps: stepsModel(offers, caseHref, t, locale) });
        const shown = JSON.stringify(shownSteps(load(html, quickly, false)));
        const expected = JSON.stringify(expectedSteps(offers, caseHref, locale));
        if (shown !== expected) violations.push(`${expected} but shown ${shown}`);
      }
    }

    process.stdout.write(
      `${id}@${version}: ${combinations} combinations of state, role and facts, ${lists.size} different pages, ${violations.length} violations\n`,
    );
    expect(violations.slice(0, 3)).toEqual([]);
    expect(combinations).toBeGreaterThan(10_000);
    expect(lists.size).toBeGreaterThan(500);
  });

  test('actions in the JSON API, for every different offer of every state, say the same', async () => {
    const offers = new Map<string, Offer>();
    for (const list of walked.lists.values()) for (const offer of list) offers.set(keyOf(offer), offer);
    const made = await office.cases.service.registerCase(await office.as('clerk'), {
      type: id,
      summary: '两家因边界发生争执。',
      areaCode: '440882102204',
      parties: [
        { side: 'applicant', kind: 'person', name: '陈某明' },
        { side: 'respondent', kind: 'person', name: '林某华' },
      ],
    });
    const violations: string[] = [];
    for (const offer of offers.values()) {
      const [all] = await actionsJson(office.engine, 'case', made.id, [offer], { all: true, locale: 'en' });
      const open = await actionsJson(office.engine, 'case', made.id, [offer], { all: false, locale: 'en' });
      const { event, label, basis, documents } = offer;
      const told = { event, label: label.en, kind: offer.kind, basis, documents };
      const blocked = offer.reasons.map((one) => ({
        code: one.code,
        message: one.message.en,
        basis: one.basis ?? null,
      }));
      const expected = offer.enabled ? { ...told, schema: expect.any(Object) } : { ...told, blocked };
      try {
        expect(all).toEqual(expected);
        expect(open).toEqual(offer.enabled ? [expected] : []);
      } catch {
        violations.push(`${offer.event}: ${JSON.stringify(all).slice(0, 300)}`);
      }
    }

    expect(violations).toEqual([]);
    expect(offers.size).toBeGreaterThan(60);
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseQuery } from '../../../src/api/case-query.ts';
import { filterNames, filterSpecs, narrowBy } from '../../../src/cases/lists/filters-read-model.ts';
import { allFilters, caseListQuery } from '../../../src/cases/lists/list-query.ts';
import { asDay } from '../../../src/platform/clock.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { areas, kelu } from './list-world.ts';

let database: TestDatabase;
const today = asDay('2026-11-24');
const examples: Readonly<Record<string, string>> = {
  type: 'land',
  areaCode: kelu,
  mediator: 'p-lin',
  codes: 'DF1,DF2',
};

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** A text the filter takes: one of its choices, a day, or an example. */
function textFor(name: (typeof filterNames)[number]): string {
  const { holds, param } = filterSpecs[name];
  if (holds.kind === 'choice') return holds.of[0] ?? '';
  return holds.kind === 'day' ? today : (examples[param] ?? '');
}

test.each(filterNames)('filter %s, given a value, narrows the query and stands in page and API', (name) => {
  const [, spec] = allFilters.find(([one]) => one === name) ?? [];
  if (!spec) throw new Error(`no filter ${name}`);
  const text = textFor(name);
  const value = spec.read === undefined ? text : spec.read(text, areas);
  const plain = database.db.read('cases').toSQL().sql;
  const query = database.db.read('cases');

  narrowBy(query, { [name]: value }, today);

  expect(query.toSQL().sql).not.toBe(plain);
  expect(caseListQuery.shape).toHaveProperty(spec.param);
  expect(caseQuery.shape).toHaveProperty(spec.api?.param ?? spec.param);
});

test('addresses of the filters, listed, are each used once', () => {
  const params = allFilters.map(([, { param }]) => param);

  expect(new Set(params).size).toBe(filterNames.length);
});

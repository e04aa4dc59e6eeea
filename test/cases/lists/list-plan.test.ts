import { afterAll, beforeAll, expect, test } from 'vitest';
import { listTabs } from '../../../src/cases/lists/list-filter.ts';
import { CaseListService } from '../../../src/cases/lists/list-service.ts';
import type { RoleName } from '../../../src/identity/viewer.ts';
import { fixedClock } from '../../../src/platform/clock.ts';
import { encodeCursor } from '../../../src/platform/database/paging.ts';
import { ReadCache } from '../../../src/platform/database/read-cache.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { county, kelu, longqiu, tree, viewer, writeCases } from './list-world.ts';

let database: TestDatabase;
let lists: CaseListService;
const sent: { sql: string; bindings: readonly unknown[] }[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  await writeCases(database, [{ id: 'one', title: '土地纠纷' }]);
  const clock = fixedClock('2026-11-24T02:00:00Z');
  const readCache = new ReadCache({ unitOfWork: database.uow, clock });
  lists = new CaseListService({ db: database.db, clock, readCache });
  database.db.read.on('query', (query: { sql: string; bindings: readonly unknown[] }) => sent.push(query));
});
afterAll(() => database.close());

async function plansOf(work: () => Promise<unknown>): Promise<{ sql: string; plan: string }[]> {
  sent.length = 0;
  await work();
  const queries = sent.filter((query) => query.sql.includes('`cases`'));
  const plans: { sql: string; plan: string }[] = [];
  for (const { sql, bindings } of queries) {
    const rows: { detail: string }[] = await database.db.read.raw(`explain query plan ${sql}`, [
      ...bindings,
    ] as string[]);
    plans.push({ sql, plan: rows.map((row) => row.detail).join('\n') });
  }
  return plans;
}

const roles: readonly RoleName[] = [
  'clerk',
  'mediator',
  'chair',
  'coordinator',
  'justice',
  'leader',
  'county',
  'gridWorker',
];

test.each(roles)('list and counts of %s, on every tab and further pages, use an index', async (role) => {
  const as = viewer(role, role === 'county' ? county : kelu);
  const plans = await plansOf(async () => {
    await lists.tabCounts(as);
    for (const tab of listTabs) {
      await lists.list(as, { tab }, { limit: 20 });
      const isByDay = tab === 'overdue' || tab === 'dueSoon';
      const place = isByDay ? '2026-11-20' : '2026-11-20T02:00:00.000Z';
      await lists.list(as, { tab }, { limit: 20, cursor: encodeCursor([place, 'x']) });
    }
  });
  // One for the tabs; each page once for the office, and once for the cases that name the person.
  expect(plans.length).toBe(role === 'gridWorker' ? 11 : 21);
  for (const { sql, plan } of plans) expect(plan, sql).not.toMatch(/SCAN cases(?! USING)/);
});

test('newest cases of a town, further down, come from the index without sorting', async () => {
  const as = viewer('coordinator');
  const cursor = encodeCursor(['2026-11-20T02:00:00.000Z', 'x']);
  const plans = await plansOf(async () => {
    await lists.list(as, { tab: 'all' }, { limit: 20, cursor });
    await lists.list(as, { tab: 'all', phase: 'mediating' }, { limit: 20, cursor });
  });
  const ofOffice = plans.filter(({ sql }) => !sql.includes('case_seats'));
  expect(ofOffice).toHaveLength(2);
  for (const { sql, plan } of ofOffice) {
    expect(plan, sql).toMatch(/USING INDEX cases_town/);
    expect(plan, sql).not.toContain('TEMP B-TREE');
  }
});

test('cases that name a person, listed, are read by their keys from the few seats he holds', async () => {
  const plans = await plansOf(async () => {
    await lists.list(viewer('leader'), { tab: 'all' }, { limit: 20 });
  });
  const bySeat = plans.filter(({ sql }) => sql.includes('case_seats'));
  expect(bySeat).toHaveLength(1);
  for (const { sql, plan } of bySeat) {
    expect(plan, sql).toMatch(/SEARCH cases USING (?:INDEX sqlite_autoindex_cases_1|PRIMARY KEY)/);
    expect(plan, sql).toMatch(/SEARCH case_seats USING/);
  }
});

test('search, by words, code or number, reads cases by their keys', async () => {
  const as = viewer('coordinator');
  const area = { path: tree.get(longqiu).path };
  const plans = await plansOf(async () => {
    await lists.list(as, { tab: 'all', q: '土地' }, { limit: 20 });
    await lists.list(as, { tab: 'all', q: 'DFONE', area }, { limit: 20 });
  });
  expect(plans.length).toBeGreaterThan(4);
  for (const { sql, plan } of plans) expect(plan, sql).not.toMatch(/SCAN cases/);
});

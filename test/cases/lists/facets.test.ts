import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTexts } from '../../../src/app/texts.ts';
import { facetsPage } from '../../../src/cases/lists/facets-page.ts';
import { countFacets } from '../../../src/cases/lists/facets-read-model.ts';
import { type CaseListQuery, caseListQuery, listFilterOf } from '../../../src/cases/lists/list-query.ts';
import { CaseListService } from '../../../src/cases/lists/list-service.ts';
import type { RoleName, Viewer } from '../../../src/identity/viewer.ts';
import { asDay, fixedClock } from '../../../src/platform/clock.ts';
import { ReadCache } from '../../../src/platform/database/read-cache.ts';
import { parseQuery } from '../../../src/web/forms/form.ts';
import { eachDatabase, type TestDatabase } from '../../support/database.ts';
import { areas, county, fucheng, kelu, longqiu, maigang, viewer, writeCases } from './list-world.ts';

const clock = fixedClock('2026-11-24T02:00:00Z');
const today = asDay('2026-11-24');
const t = createTexts().t('zh-CN');
const words = { t, locale: 'zh-CN' as const, today, areas };

const seeds = fc.record({
  areaCode: fc.constantFrom(maigang, longqiu, '440882104201'),
  type: fc.constantFrom('labor' as const, 'land' as const, 'general' as const),
  phase: fc.constantFrom('triage', 'mediating', 'closed'),
  risk: fc.constantFrom('none', 'yellow', 'red'),
  dueOn: fc.option(fc.constantFrom('2026-11-20', '2026-12-20'), { nil: null }),
  hold: fc.constantFrom('none', 'none', 'suspended'),
  supervision: fc.constantFrom('none', 'urged'),
  committeeId: fc.option(fc.constantFrom('c-kelu', 'c-fucheng'), { nil: null }),
  mediatorId: fc.option(fc.constant('p-lin'), { nil: null }),
  readerIds: fc.subarray(['account-one']),
  registeredAt: fc.constantFrom('2026-11-05T02:00:00Z', '2026-10-31T02:00:00Z', '2026-02-27T17:00:00Z'),
});
const people = fc.record({ isEnterprise: fc.boolean(), count: fc.constantFrom(null, 2, 4, 5, 40) });
const viewers: Viewer[] = (
  [
    ['coordinator', kelu],
    ['clerk', fucheng],
    ['county', county],
    ['leader', kelu],
    ['chair', kelu],
    ['mediator', kelu],
    ['gridWorker', maigang],
    ['sysadmin', county],
  ] as const satisfies readonly (readonly [RoleName, string])[]
).map(([role, area]) =>
  viewer(role, area, { accountId: 'account-one', personId: 'p-lin', committeeId: 'c-kelu' }),
);
const queries: readonly CaseListQuery[] = [
  { tab: 'all' },
  { tab: 'all', q: '界线' },
  { tab: 'overdue' },
  { tab: 'all', type: 'land', riskLevel: 'red' },
  { tab: 'all', areaCode: kelu, state: 'mediating' },
];

eachDatabase((_name, open) => {
  let database: TestDatabase;
  let lists: CaseListService;

  beforeAll(async () => {
    database = await open();
    lists = new CaseListService({
      ...{ db: database.db, clock },
      readCache: new ReadCache({ unitOfWork: database.uow, clock }),
    });
    const drawn = fc.sample(fc.tuple(seeds, people), { numRuns: 80, seed: 8 });
    await writeCases(
      database,
      drawn.map(([seed], index) => ({ ...seed, id: `case${index}`, title: '界线纠纷', names: ['甲', '乙'] })),
    );
    await database.uow.run(async ({ knex }) => {
      for (const [index, [, { isEnterprise, count }]] of drawn.entries()) {
        await knex('cases')
          .where({ id: `case${index}` })
          .update({ people_count: count });
        if (isEnterprise)
          await knex('parties')
            .where({ id: `case${index}-1` })
            .update({ kind: 'organisation' });
      }
    });
  });
  afterAll(() => database.close());

  const pageOf = async (as: Viewer, query: CaseListQuery) => {
    const counts = await lists.facets(as, listFilterOf(query, areas));
    return facetsPage({ query, counts, viewer: as, words });
  };
  const listed = async (as: Viewer, href: string) => {
    const asked = Object.fromEntries(new URL(href, 'http://office').searchParams);
    const filter = listFilterOf(parseQuery(caseListQuery, asked) as CaseListQuery, areas);
    return (await lists.list(as, filter, { limit: 200 })).lines.length;
  };

  test('cases listed, counted apart, are as many as the list shows to which the count leads', async () => {
    const seen = new Map<string, number>();
    for (const as of viewers) {
      for (const query of queries) {
        const page = await pageOf(as, query);
        for (const { label, values } of page.facets) {
          for (const { href, count } of values) {
            expect(String(await listed(as, href)), `${as.role} ${JSON.stringify(query)} ${href}`).toBe(count);
            seen.set(label, (seen.get(label) ?? 0) + 1);
          }
        }
      }
    }
    expect([...seen.keys()].sort()).toEqual(
      ['类型', '环节', '地点', '登记月份', '调解员', '风险', '期限', '涉企', '群体性'].sort(),
    );
  });

  test('counts, of who sees the status alone, tell nothing of the people, and an address that asks finds no such case', async () => {
    const grid = viewer('gridWorker', maigang);
    const labels = (await pageOf(grid, { tab: 'all' })).facets.map(({ label }) => label);
    expect(labels).toContain('类型');
    expect(labels).not.toContain('涉企');
    for (const asked of ['enterprise=yes', 'enterprise=no', 'collective=yes', 'collective=no']) {
      const filter = listFilterOf(
        parseQuery(caseListQuery, Object.fromEntries(new URLSearchParams(asked))) as CaseListQuery,
        areas,
      );
      const { lines } = await lists.list(grid, { ...filter, tab: 'all' }, { limit: 200 });
      expect(lines.length, asked).toBeGreaterThan(0);
      expect(lines.filter(({ committeeId }) => committeeId !== null)).toEqual([]);
    }
  });

  test('counts of more cases than are counted, say that they are of the first alone', async () => {
    const as = viewer('coordinator', kelu);
    const all = await countFacets(database.db.read, as, { tab: 'all' }, today);
    const some = await countFacets(database.db.read, as, { tab: 'all' }, today, { most: 7 });
    const sum = ({ counts }: typeof all) =>
      counts.filter(({ facet }) => facet === 'type').reduce((total, { count }) => total + count, 0);

    expect([all.isCut, some.isCut]).toEqual([false, true]);
    expect(sum(some)).toBe(7);
    const page = facetsPage({ query: { tab: 'all' }, counts: some, viewer: as, words });
    expect(page.facets[0]?.values[0]?.count).toMatch(/^\d\+$/);
    expect(page.cutText).not.toBeNull();
  });

  test('conditions of a list, each shown, are taken off one by one', async () => {
    const query = { tab: 'all', q: '界线', type: 'land', due: 'overdue', areaCode: kelu } as const;
    const { chips } = await pageOf(viewer('coordinator', kelu), query);

    expect(chips.length).toBe(4);
    expect(chips.map(({ text }) => text).join(' ')).toMatch(/关键词：界线 .*客路镇/);
    for (const { href } of chips) expect([...new URL(href, 'http://office').searchParams].length).toBe(4);
  });
});

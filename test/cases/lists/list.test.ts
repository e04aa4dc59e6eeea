import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseListFilter } from '../../../src/cases/lists/filters-read-model.ts';
import { CaseListService } from '../../../src/cases/lists/list-service.ts';
import type { Viewer } from '../../../src/identity/viewer.ts';
import { fixedClock } from '../../../src/platform/clock.ts';
import { encodeCursor } from '../../../src/platform/database/paging.ts';
import { ReadCache } from '../../../src/platform/database/read-cache.ts';
import { eachDatabase, type TestDatabase } from '../../support/database.ts';
import { type CaseSeed, county, fucheng, kelu, longqiu, tree, viewer, writeCases } from './list-world.ts';

const clock = fixedClock('2026-11-24T02:00:00Z');
const two = (n: number) => String(n).padStart(2, '0');

const seeds: CaseSeed[] = [
  // Twelve registered within the same instant: only the id tells them apart.
  ...Array.from({ length: 12 }, (_, n): CaseSeed => ({ id: `same${two(n)}`, phase: 'mediating' })),
  { id: 'triage', registeredAt: '2026-11-10T02:00:00Z', type: 'lease', areaCode: longqiu },
  {
    id: 'accepted',
    phase: 'accepted',
    committeeId: 'c-kelu',
    dueOn: '2026-11-30',
    registeredAt: '2026-11-11T02:00:00Z',
  },
  {
    id: 'signing',
    phase: 'signing',
    committeeId: 'c-kelu',
    mediatorId: 'p-lin',
    dueOn: '2026-12-02',
    registeredAt: '2026-11-12T02:00:00Z',
  },
  {
    id: 'late',
    phase: 'mediating',
    committeeId: 'c-kelu',
    mediatorId: 'p-lin',
    dueOn: '2026-11-20',
    risk: 'red',
  },
  { id: 'later', phase: 'mediating', dueOn: '2026-11-22' },
  { id: 'held', phase: 'mediating', dueOn: '2026-11-19', hold: 'held' },
  { id: 'referreddue', phase: 'referredOut', dueOn: '2026-11-24' },
  { id: 'referred', phase: 'referredOut', dueOn: '2026-12-24' },
  {
    id: 'closed',
    phase: 'closed',
    committeeId: 'c-kelu',
    mediatorId: 'p-lin',
    dueOn: '2026-11-20',
    resolvedAt: '2026-11-05T02:00:00.000Z',
  },
  { id: 'fucheng', areaCode: fucheng, dueOn: '2026-11-20' },
];

eachDatabase((_name, open) => {
  let database: TestDatabase;
  let lists: CaseListService;

  beforeAll(async () => {
    database = await open();
    await writeCases(database, seeds);
    const readCache = new ReadCache({ unitOfWork: database.uow, clock });
    lists = new CaseListService({ db: database.db, clock, readCache });
  });
  afterAll(() => database.close());

  const ids = async (as: Viewer, filter: CaseListFilter, limit = 50) =>
    (await lists.list(as, filter, { limit })).lines.map((line) => line.id);

  test.each([
    ['all', 'coordinator'],
    ['mine', 'mediator'],
    ['overdue', 'coordinator'],
    ['todo', 'leader'],
  ] as const)('list %s of a %s, walked to its end and back, gives the same pages', async (tab, role) => {
    const who = viewer(role);
    const turn = async (cursor: string | null) => {
      const page = await lists.list(who, { tab }, { limit: 3, ...(cursor !== null && { cursor }) });
      return { ...page, ids: page.lines.map(({ id }) => id) };
    };
    let page = await turn(null);
    const there = [page.ids];
    while (page.nextCursor !== null) {
      page = await turn(page.nextCursor);
      there.push(page.ids);
    }
    const back = [page.ids];
    while (page.previousCursor !== null) {
      page = await turn(page.previousCursor);
      back.unshift(page.ids);
    }

    expect(back).toEqual(there);
    expect(new Set(there.flat()).size).toBe(there.flat().length);
  });

  test('list, walked page by page over equal instants, shows every case once in a stable order', async () => {
    const as = viewer('coordinator');
    const whole = await ids(as, { tab: 'all' });
    const walked: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await lists.list(as, { tab: 'all' }, { limit: 3, cursor });
      walked.push(...page.lines.map((line) => line.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);

    expect(walked).toEqual(whole);
    expect(new Set(walked).size).toBe(seeds.length - 1);
    expect(walked.slice(0, 3)).toEqual(['signing', 'accepted', 'triage']);
  });

  test('list, continued after a newer case came in, neither repeats nor skips', async () => {
    const as = viewer('coordinator', fucheng);
    await writeCases(database, [{ id: 'older', areaCode: fucheng, registeredAt: '2026-10-01T02:00:00Z' }]);
    const first = await lists.list(as, { tab: 'all' }, { limit: 1 });
    await writeCases(database, [{ id: 'newer', areaCode: fucheng, registeredAt: '2026-11-20T02:00:00Z' }]);
    const next = await lists.list(as, { tab: 'all' }, { limit: 5, cursor: first.nextCursor ?? '' });

    expect(first.lines.map((line) => line.id)).toEqual(['fucheng']);
    expect(next.lines.map((line) => line.id)).toEqual(['older']);
  });

  test('coordinators of two towns, each listing all, see no case of the other', async () => {
    const own = await ids(viewer('coordinator', kelu), { tab: 'all' });
    const other = await ids(viewer('coordinator', fucheng), { tab: 'all' });

    expect(own).not.toContain('fucheng');
    expect(other.filter((id) => own.includes(id))).toEqual([]);
    expect(
      await ids(viewer('coordinator', fucheng), { tab: 'all', area: { path: tree.get(kelu).path } }),
    ).toEqual([]);
  });

  test('auditor and county without supervision, listing all, see nothing', async () => {
    expect(await ids(viewer('auditor', county), { tab: 'all' })).toEqual([]);
    expect(await ids(viewer('county', county), { tab: 'all' })).toEqual([]);
  });

  test('overdue tab, ordered by due day, leaves out suspended and closed cases', async () => {
    expect(await ids(viewer('coordinator'), { tab: 'overdue' })).toEqual(['late', 'later']);
    expect(await ids(viewer('coordinator'), { tab: 'overdue' }, 1)).toEqual(['late']);
  });

  test('due-soon tab holds what ends within seven days', async () => {
    expect(await ids(viewer('coordinator'), { tab: 'dueSoon' })).toEqual(['referreddue', 'accepted']);
  });

  test('to-do tab shows each role what waits for it', async () => {
    expect(await ids(viewer('clerk'), { tab: 'todo' })).toEqual(['triage', 'referreddue', 'closed']);
    expect(await ids(viewer('chair'), { tab: 'todo' })).toEqual(['signing', 'accepted']);
    expect(await ids(viewer('mediator'), { tab: 'todo' })).toEqual(['signing', 'late']);
    expect(await ids(viewer('mediator'), { tab: 'mine' })).toEqual(['signing', 'late', 'closed']);
  });

  test('tab counts equal the lists behind them', async () => {
    const as = viewer('coordinator');
    const counts = await lists.tabCounts(as);
    for (const [tab, count] of Object.entries(counts)) {
      expect((await ids(as, { tab: tab as CaseListFilter['tab'] })).length, tab).toBe(count);
    }
  });

  test('filters narrow by type, stage, place, risk, result and day', async () => {
    const as = viewer('coordinator');
    expect(await ids(as, { tab: 'all', type: 'lease' })).toEqual(['triage']);
    expect(await ids(as, { tab: 'all', phase: 'signing' })).toEqual(['signing']);
    expect(await ids(as, { tab: 'all', area: { path: tree.get(longqiu).path } })).toEqual(['triage']);
    expect(await ids(as, { tab: 'all', risk: 'red' })).toEqual(['late']);
    expect(await ids(as, { tab: 'all', isResolved: true })).toEqual(['closed']);
    expect(await ids(as, { tab: 'all', mediatorId: 'p-lin', isResolved: false })).toEqual([
      'signing',
      'late',
    ]);
  });

  test('cursor that no list gave is refused', async () => {
    const as = viewer('coordinator');
    for (const cursor of ['x', encodeCursor(['never', 'a']), encodeCursor([1, 2]), encodeCursor(['a'])]) {
      await expect(lists.list(as, { tab: 'all' }, { limit: 5, cursor }), cursor).rejects.toMatchObject({
        status: 400,
      });
      await expect(lists.list(as, { tab: 'overdue' }, { limit: 5, cursor }), cursor).rejects.toMatchObject({
        status: 400,
      });
    }
  });
});

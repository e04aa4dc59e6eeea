import { afterAll, beforeAll, expect, test } from 'vitest';
import { CaseListService } from '../../../src/cases/lists/list-service.ts';
import { fixedClock } from '../../../src/platform/clock.ts';
import { ReadCache } from '../../../src/platform/database/read-cache.ts';
import { eachDatabase, type TestDatabase } from '../../support/database.ts';
import { fucheng, kelu, longqiu, tree, viewer, writeCases } from './list-world.ts';

const clock = fixedClock('2026-11-24T02:00:00Z');

eachDatabase((_name, open) => {
  let database: TestDatabase;
  let lists: CaseListService;

  beforeAll(async () => {
    database = await open();
    await writeCases(database, [
      {
        id: 'land',
        title: '迈港村与龙秋村土地权属纠纷',
        summary: '两村对红坎岭49号地块的权属有争议',
        names: ['迈港村经济合作社', '龙秋村经济合作社'],
        number: '客调〔2026〕00001号',
        committeeId: 'c-kelu',
        registeredAt: '2026-11-03T02:00:00Z',
      },
      {
        id: 'wage',
        title: '王芳与金穗农业有限公司劳动报酬纠纷',
        summary: '拖欠工资三个月',
        names: ['王芳', '金穗农业有限公司'],
        type: 'labor',
        areaCode: longqiu,
        number: '客调〔2026〕00012号',
        committeeId: 'c-kelu',
        registeredAt: '2026-11-05T02:00:00Z',
      },
      { id: 'rare', title: '𬱖某宅基地纠纷', names: ['陈𬱖'], registeredAt: '2026-11-04T02:00:00Z' },
      {
        id: 'other',
        title: '王芳土地纠纷',
        names: ['王芳'],
        areaCode: fucheng,
        registeredAt: '2026-11-06T02:00:00Z',
      },
      // Holds 土地 and 地权 and 权属 apart from each other.
      { id: 'apart', title: '土地、地权、权属', registeredAt: '2026-11-02T02:00:00Z' },
    ]);
    const readCache = new ReadCache({ unitOfWork: database.uow, clock });
    lists = new CaseListService({ db: database.db, clock, readCache });
  });
  afterAll(() => database.close());

  const found = async (q: string, as = viewer('coordinator', kelu)) =>
    (await lists.list(as, { tab: 'all', q }, { limit: 20 })).lines.map((line) => line.id);

  test.each([
    ['王', ['wage']],
    ['土地', ['land', 'apart']],
    ['迈港村', ['land']],
    ['拖欠工资', ['wage']],
    ['土地权属', ['land']],
    ['迈港村经济合作社', ['land']],
    ['49', ['land']],
    ['49号', ['land']],
    ['土地權屬', ['land']],
    ['𬱖', ['rare']],
    ['陈𬱖', ['rare']],
    ['wf', ['wage']],
    ['纠纷 迈港', ['land']],
    ['欧阳', []],
    ['DFWAGE', ['wage']],
    ['dfwage', ['wage']],
    ['客调〔2026〕00001号', ['land']],
    ['"王芳" OR "土地"', []],
    ["王芳' | '*", ['wage']],
    ['NEAR(a b)', []],
    ['"', []],
    ['*', []],
    ['xt440882104', []],
  ])('search for %s finds %j', async (q, ids) => {
    expect(await found(q)).toEqual(ids);
  });

  test('search of two towns, for a name known in both, finds only the own case', async () => {
    expect(await found('王芳', viewer('coordinator', kelu))).toEqual(['wage']);
    expect(await found('王芳', viewer('coordinator', fucheng))).toEqual(['other']);
    expect(await found('DFOTHER', viewer('coordinator', kelu))).toEqual([]);
    expect(await found('王芳', viewer('mediator'))).toEqual([]);
  });

  test('search within type and village, is narrowed', async () => {
    const as = viewer('coordinator', kelu);
    const area = { path: tree.get(longqiu).path, townCode: kelu, villageCode: longqiu };
    const page = await lists.list(as, { tab: 'all', q: '纠纷', area }, { limit: 20 });
    expect(page.lines.map((line) => line.id)).toEqual(['wage']);
    const labour = await lists.list(as, { tab: 'all', q: '纠纷', type: 'labor' }, { limit: 20 });
    expect(labour.lines.map((line) => line.id)).toEqual(['wage']);
  });

  test('search, walked page by page, shows every hit once, and the same backwards', async () => {
    const as = viewer('coordinator', kelu);
    const pages: string[][] = [];
    let page = await lists.list(as, { tab: 'all', q: '纠纷' }, { limit: 1 });
    for (;;) {
      pages.push(page.lines.map((line) => line.id));
      if (page.nextCursor === null) break;
      page = await lists.list(as, { tab: 'all', q: '纠纷' }, { limit: 1, cursor: page.nextCursor });
    }
    expect(pages.flat()).toEqual(['wage', 'rare', 'land']);
    const back: string[][] = [];
    while (page.previousCursor) {
      page = await lists.list(as, { tab: 'all', q: '纠纷' }, { limit: 1, cursor: page.previousCursor });
      back.push(page.lines.map((line) => line.id));
    }
    expect(back.flat()).toEqual(['rare', 'wage']);
  });

  test('search, of cases that fit better and worse, shows number, name, beginning of a name, then words', async () => {
    const own = await open();
    const days = ['11-09', '11-08', '11-07', '11-06', '11-05', '11-04'];
    const at = (n: number) => `2026-${days[n]}T02:00:00Z`;
    await writeCases(own, [
      { id: 'words', title: '李金玉说起王金海', names: ['李一'], registeredAt: at(0) },
      { id: 'beginning', title: '某', names: ['王金海涛'], registeredAt: at(1) },
      { id: 'words2', title: '又说王金海', names: ['李二'], registeredAt: at(2) },
      { id: 'name', title: '某', names: ['王金海'], registeredAt: at(3) },
      { id: 'name2', title: '某', names: ['王·金海'], registeredAt: at(4) },
      { id: 'number', title: '某', number: '王金海', committeeId: 'c-kelu', registeredAt: at(5) },
    ]);
    const search = new CaseListService({
      ...{ db: own.db, clock },
      readCache: new ReadCache({ unitOfWork: own.uow, clock }),
    });
    const as = viewer('coordinator', kelu);
    const best = ['number', 'name', 'name2', 'beginning', 'words', 'words2'];
    try {
      for (const limit of [20, 1, 2, 4]) {
        const walked: string[] = [];
        let page = await search.list(as, { tab: 'all', q: '王金海' }, { limit });
        expect(page.isOneNumber).toBe(true);
        for (;;) {
          walked.push(...page.lines.map(({ id }) => id));
          if (page.nextCursor === null) break;
          page = await search.list(as, { tab: 'all', q: '王金海' }, { limit, cursor: page.nextCursor });
        }
        const back = page.lines.map(({ id }) => id).reverse();
        while (page.previousCursor) {
          page = await search.list(as, { tab: 'all', q: '王金海' }, { limit, cursor: page.previousCursor });
          back.push(...page.lines.map(({ id }) => id).reverse());
        }
        expect(walked).toEqual(best);
        expect(back.reverse()).toEqual(best);
      }
    } finally {
      await own.close();
    }
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { CaseListService } from '../../../src/cases/lists/list-service.ts';
import { fixedClock } from '../../../src/platform/clock.ts';
import { ReadCache } from '../../../src/platform/database/read-cache.ts';
import { eachDatabase, type TestDatabase } from '../../support/database.ts';
import { areas, fucheng, kelu, longqiu, tree, viewer, writeCases } from './list-world.ts';

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
    const parties = { casesByIndex: async () => ['rare', 'wage', 'other'] };
    const readCache = new ReadCache({ unitOfWork: database.uow, clock });
    lists = new CaseListService({ db: database.db, clock, areas, parties, readCache });
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

  test('search, walked page by page, shows every hit once, newest first', async () => {
    const as = viewer('coordinator', kelu);
    const walked: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await lists.list(as, { tab: 'all', q: '纠纷' }, { limit: 1, cursor });
      walked.push(...page.lines.map((line) => line.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(walked).toEqual(['wage', 'rare', 'land']);
  });

  test('search by a personal number, of a clerk, gives only cases of the own town', async () => {
    const lines = await lists.searchByIdentity(viewer('clerk', kelu), { telephone: '13800000000' });
    expect(lines.map((line) => line.id)).toEqual(['wage', 'rare']);
  });
});

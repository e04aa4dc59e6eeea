import { afterAll, beforeAll, expect, test } from 'vitest';
import { asDay, fixedClock } from '../../src/platform/clock.ts';
import { type IndicatorId, indicatorIds } from '../../src/statistics/indicators/index.ts';
import { StatisticsService } from '../../src/statistics/statistics-service.ts';
import { eachDatabase, type TestDatabase } from '../support/database.ts';
import { type Question, recount } from './recount.ts';
import {
  county,
  dictionaries,
  insertHistories,
  kelu,
  offices,
  randomFrom,
  randomHistories,
  tree,
  viewer,
} from './world.ts';

const now = '2026-08-31T16:30:00Z';

eachDatabase((_name, open) => {
  let database: TestDatabase;
  let statistics: StatisticsService;
  const histories = randomHistories(20200218, 400);

  beforeAll(async () => {
    database = await open();
    await insertHistories(database.db, histories);
    statistics = new StatisticsService({
      db: database.db,
      clock: fixedClock(now),
      areas: { tree, offices, dictionaries },
    });
  });
  afterAll(() => database.close());

  const random = randomFrom(7);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const questions = Array.from({ length: 120 }, (): Question => {
    const from = pick(['2024-12-31', '2025-01-01', '2025-02-01', '2025-06-15', '2026-01-31']);
    return {
      indicator: pick(indicatorIds),
      basis: pick(['cohort', 'flow']),
      groupBy: pick(['none', 'area', 'type', 'month', 'committee']),
      from,
      to: pick([from, '2026-02-28', '2026-08-31']),
      asOf: pick([now, '2026-03-31T15:59:59.999Z', '2025-07-01T00:00:00.000Z']),
      town: pick([null, kelu]),
      type: pick([null, null, 'land', 'general']),
      committee: null,
    };
  });

  test('I01, I02 and I05, asked in 120 ways of random histories, agree with the recount', async () => {
    let counted = 0;
    for (const question of questions) {
      const coordinator = viewer('coordinator', question.town ?? county);
      const figures = await statistics.figures(
        question.indicator as IndicatorId,
        {
          from: asDay(question.from),
          to: asDay(question.to),
          basis: question.basis,
          groupBy: question.groupBy,
          asOf: question.asOf,
          ...(question.type !== null && { type: question.type as 'land' }),
        },
        coordinator,
      );
      const expected = recount(question, histories.cases, histories.proceedings, histories.joinings);
      const rows = figures.rows.filter((row) => (row.numerator ?? 0) + (row.denominator ?? 0) > 0);
      const found = Object.fromEntries(
        rows.map((row) =>
          question.indicator === 'I01'
            ? [row.key, { denominator: row.numerator }]
            : [
                row.key,
                { numerator: row.numerator, denominator: row.denominator, routed: row.parts?.routed ?? 0 },
              ],
        ),
      );
      const wanted = Object.fromEntries(
        Object.entries(expected)
          .filter(
            ([, cell]) =>
              (question.indicator === 'I01' ? cell.denominator : cell.denominator + cell.numerator) > 0,
          )
          .map(([key, cell]) => [
            key,
            question.indicator === 'I01' ? { denominator: cell.denominator } : cell,
          ]),
      );
      expect(found, JSON.stringify(question)).toEqual(wanted);
      counted += Object.values(expected).reduce((sum, cell) => sum + cell.denominator, 0);
    }
    expect(counted).toBeGreaterThan(5000);
  });

  test('every figure, opened as a list and paged through, shows as many rows as it says', async () => {
    const coordinator = viewer('coordinator', county);
    const query = { from: asDay('2025-01-01'), to: asDay('2026-08-31'), groupBy: 'area' } as const;
    for (const basis of ['cohort', 'flow'] as const) {
      for (const id of ['I02', 'I05'] as const) {
        const { rows } = await statistics.figures(id, { ...query, basis }, coordinator);
        for (const row of rows) {
          for (const part of ['denominator', 'numerator'] as const) {
            const list = await everyRow(id, {
              from: query.from,
              to: query.to,
              basis,
              part,
              areaCode: row.key,
            });
            expect(list.length, `${id} ${basis} ${row.key} ${part}`).toBe(row[part]);
            expect(new Set(list).size).toBe(list.length);
          }
        }
      }
    }

    async function everyRow(
      id: string,
      ask: Parameters<StatisticsService['casesBehind']>[0],
    ): Promise<string[]> {
      const ids: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Parameters<StatisticsService['casesBehind']>[0] = {
          ...ask,
          limit: 37,
          ...(cursor !== null && { cursor }),
        };
        const list: { rows: readonly { id: string }[]; nextCursor: string | null } =
          id === 'I05'
            ? await statistics.proceedingsBehind(page, coordinator)
            : await statistics.casesBehind(page, coordinator);
        ids.push(...list.rows.map((row) => row.id));
        cursor = list.nextCursor;
      } while (cursor !== null);
      return ids;
    }
  });

  test('joint dispute, in a table of towns, stands in both rows and once in the total', async () => {
    const query = { from: asDay('2025-01-01'), to: asDay('2026-08-31'), groupBy: 'area' } as const;
    const { rows, total, joint } = await statistics.figures('I02', query, viewer('coordinator', county));
    const sum = rows.reduce((all, { denominator }) => all + (denominator ?? 0), 0);
    const town = await statistics.figures('I02', query, viewer('coordinator', kelu));

    expect(joint.n).toBeGreaterThan(5);
    expect(sum - (total.denominator ?? 0)).toBe(joint.n);
    expect(rows.find(({ key }) => key === kelu)?.denominator).toBe(town.total.denominator);
    expect(town.joint).toMatchObject({ isBesideTotal: false });
    expect(town.joint.n).toBeGreaterThan(2);
  });

  test('committee and mediator, asking for their own figures, count only what they handle', async () => {
    const period = { from: asDay('2025-01-01'), to: asDay('2026-08-31') };
    const question = {
      ...period,
      indicator: 'I05',
      basis: 'cohort',
      groupBy: 'none',
      asOf: now,
      town: null,
      type: null,
    } as const;
    const chair = await statistics.figures('I05', period, viewer('chair', kelu, { committeeId: 'c-kelu' }));
    const expected = recount(
      { ...question, committee: 'c-kelu' },
      histories.cases,
      histories.proceedings,
      histories.joinings,
    );
    const handled = histories.cases.filter((one) => one.mediator_id === 'p-1');
    const ofMediator = recount({ ...question, indicator: 'I01', committee: null }, handled, []);
    const mediator = await statistics.figures('I01', period, viewer('mediator', kelu, { personId: 'p-1' }));
    const nobody = await statistics.figures('I01', period, viewer('mediator', kelu));

    expect(chair.total).toMatchObject({
      denominator: expected.total?.denominator,
      numerator: expected.total?.numerator,
    });
    expect(mediator.total.value).toBe(ofMediator.total?.denominator);
    expect(nobody.total.value).toBe(0);
  });
});

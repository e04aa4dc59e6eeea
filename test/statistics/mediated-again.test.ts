import { expect, test } from 'vitest';
import { asDay } from '../../src/platform/clock.ts';
import { indicatorIds } from '../../src/statistics/indicators/index.ts';
import { bases } from '../../src/statistics/indicators/indicator.ts';
import { onRoad, type Road } from '../mediation/proceedings-world.ts';
import { anyDatabase } from '../support/database.ts';
import { type RawCase, type RawProceeding, recount } from './recount.ts';

/** What the product says of March to June 2026 and what counting the rows by hand gives. */
async function bothCounts(road: Road): Promise<[found: unknown[], wanted: unknown[]]> {
  const { office } = road;
  const cases: RawCase[] = await office.db.read('cases');
  const proceedings: RawProceeding[] = await office.db.read('proceedings');
  const coordinator = await office.as('coordinator');
  const found: unknown[] = [];
  const wanted: unknown[] = [];
  for (const indicator of indicatorIds) {
    for (const basis of bases) {
      const asOf = office.clock.now();
      const period = { from: asDay('2026-03-01'), to: asDay('2026-06-30') };
      const asked = { ...period, basis, groupBy: 'none', asOf } as const;
      const { total } = await office.statistics.figures(indicator, asked, coordinator);
      const whole = { town: null, type: null, committee: null };
      const cell = recount({ ...asked, indicator, ...whole }, cases, proceedings)['total'];
      const isRate = indicator !== 'I01';
      found.push([indicator, basis, total.numerator, isRate ? total.denominator : 0]);
      wanted.push([
        indicator,
        basis,
        isRate ? (cell?.numerator ?? 0) : (cell?.denominator ?? 0),
        isRate ? (cell?.denominator ?? 0) : 0,
      ]);
    }
  }
  return [found, wanted];
}

const rate = (counts: unknown[], indicator: string): unknown =>
  counts.find((one) => Array.isArray(one) && one[0] === indicator && one[1] === 'cohort');

anyDatabase((_name, open) => {
  test('dispute broken, mediated again and settled anew, counts once as dispute and twice as proceeding', async () => {
    await onRoad(open, async (road) => {
      await road.settled(3);
      const [first, firstWanted] = await bothCounts(road);
      expect(first).toEqual(firstWanted);
      expect(rate(first, 'I02')).toEqual(['I02', 'cohort', 1, 1]);

      await road.days(5);
      await road.again();
      const [reopened, openWanted] = await bothCounts(road);
      expect(reopened).toEqual(openWanted);
      expect(rate(reopened, 'I02')).toEqual(['I02', 'cohort', 0, 1]);
      expect(rate(reopened, 'I05')).toEqual(['I05', 'cohort', 1, 2]);

      await road.serveRights();
      await road.session();
      await road.signing(20);
      await road.sign();
      await road.perform();
      await road.followUp();
      await road.papers();
      await road.close();
      await road.reopen('newFacts');
      const [again, againWanted] = await bothCounts(road);
      expect(again).toEqual(againWanted);
      expect(rate(again, 'I02')).toEqual(['I02', 'cohort', 0, 1]);
      expect(rate(again, 'I05')).toEqual(['I05', 'cohort', 2, 3]);
    });
  });
});

import { expect, test } from 'vitest';
import { replayAll } from '../../src/workflow/replay.ts';
import { eachDatabase } from '../support/database.ts';
import { openOffice } from '../support/office.ts';
import { walkEverything } from './walk-everything.ts';

eachDatabase((_name, open) => {
  test('cases and leads of every type, walked by a seeded walker, visit everything and nothing forbidden leaves a trace', async () => {
    const office = await openOffice(open, '2021-03-01T09:00:00+08:00');
    try {
      const { findings, coverage, rejected } = await walkEverything(office, {
        seed: 20_200_218,
        rejections: 2000,
      });

      expect(findings.refusedOffers, 'enabled offers that refused valid data').toEqual([]);
      expect(findings.accepted, 'garbage that was taken').toEqual([]);
      expect(findings.traces, 'refusals that left a trace').toEqual([]);
      expect(coverage.missing()).toEqual({ transitions: [], states: [] });
      expect(rejected).toBeGreaterThanOrEqual(2000);
      const replay = await replayAll(office.db.read, office.registry, office.cases.subjectStores);
      expect(replay.findings).toEqual([]);
      expect(replay.events).toBeGreaterThan(findings.steps);
    } finally {
      await office.close();
    }
  }, 240_000);
});

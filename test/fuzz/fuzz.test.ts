import { expect, test } from 'vitest';
import { replayAll } from '../../src/workflow/replay.ts';
import { eachDatabase, type OpenTestDatabase } from '../support/database.ts';
import { openOffice } from '../support/office.ts';
import type { Coverage } from './coverage.ts';
import { walkEverything } from './walk-everything.ts';

/** What a walk misses is left to the next, which heads straight for it; what no walk visits is a fault. */
const seeds = [20_200_218, 20_200_226, 20_200_326, 20_200_331, 20_200_401, 20_200_402];
const wantedRejections = 2000;

eachDatabase((_name, open) => {
  test('cases and leads of every type, walked by a seeded walker, visit everything and nothing forbidden leaves a trace', async () => {
    let coverage: Coverage | null = null;
    for (const seed of seeds) {
      coverage = await walkOnce(open, seed, coverage);
      const { transitions, states } = coverage.missing();
      if (transitions.length + states.length === 0) break;
    }

    expect(coverage?.missing()).toEqual({ transitions: [], states: [] });
  }, 900_000);
});

async function walkOnce(open: OpenTestDatabase, seed: number, earlier: Coverage | null): Promise<Coverage> {
  const rejections = earlier === null ? wantedRejections : 0;
  const office = await openOffice(open, '2021-03-01T09:00:00+08:00');
  try {
    const { findings, coverage, rejected } = await walkEverything(office, { seed, rejections, earlier });
    expect(findings.refusedOffers, 'enabled offers that refused valid data').toEqual([]);
    expect(findings.accepted, 'garbage that was taken').toEqual([]);
    expect(findings.traces, 'refusals that left a trace').toEqual([]);
    expect(rejected).toBeGreaterThanOrEqual(rejections);
    const replay = await replayAll(office.db.read, office.registry, office.cases.subjectStores);
    expect(replay.findings).toEqual([]);
    expect(replay.events).toBeGreaterThan(findings.steps);
    return coverage;
  } finally {
    await office.close();
  }
}

import { expect, test } from 'vitest';
import { replayAll } from '../../src/workflow/replay.ts';
import { eachDatabase, type OpenTestDatabase } from '../support/database.ts';
import { openOffice } from '../support/office.ts';
import { walkEverything } from './walk-everything.ts';

/** A walk that misses a rare branch is followed by another; what no walk visits is a fault. */
const seeds = [20_200_218, 20_200_226, 20_200_326];

interface Missing {
  readonly transitions: readonly string[];
  readonly states: readonly string[];
}

eachDatabase((_name, open) => {
  test('cases and leads of every type, walked by a seeded walker, visit everything and nothing forbidden leaves a trace', async () => {
    let missing: Missing | null = null;
    for (const seed of seeds) {
      const found: Missing = await walkOnce(open, seed);
      missing = missing === null ? found : both(missing, found);
      if (missing.transitions.length + missing.states.length === 0) break;
    }

    expect(missing).toEqual({ transitions: [], states: [] });
  }, 900_000);
});

async function walkOnce(open: OpenTestDatabase, seed: number): Promise<Missing> {
  const office = await openOffice(open, '2021-03-01T09:00:00+08:00');
  try {
    const { findings, coverage, rejected } = await walkEverything(office, { seed, rejections: 2000 });
    expect(findings.refusedOffers, 'enabled offers that refused valid data').toEqual([]);
    expect(findings.accepted, 'garbage that was taken').toEqual([]);
    expect(findings.traces, 'refusals that left a trace').toEqual([]);
    expect(rejected).toBeGreaterThanOrEqual(2000);
    const replay = await replayAll(office.db.read, office.registry, office.cases.subjectStores);
    expect(replay.findings).toEqual([]);
    expect(replay.events).toBeGreaterThan(findings.steps);
    return coverage.missing();
  } finally {
    await office.close();
  }
}

function both(left: Missing, right: Missing): Missing {
  return {
    transitions: left.transitions.filter((one) => right.transitions.includes(one)),
    states: left.states.filter((one) => right.states.includes(one)),
  };
}

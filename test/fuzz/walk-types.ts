import { expect } from 'vitest';
import type { Dialect } from '../../src/platform/database/connect.ts';
import { replayAll } from '../../src/workflow/versions/replay.ts';
import type { OpenTestDatabase } from '../support/database.ts';
import { openOffice } from '../support/office.ts';
import type { Coverage } from './coverage.ts';
import type { CaseType } from './data/registrations.ts';
import { walkEverything } from './walk-everything.ts';

/** What a walk misses is left to the next, which heads straight for it; what no walk visits is a fault. */
const seeds = [
  20_200_218, 20_200_226, 20_200_326, 20_200_331, 20_200_401, 20_200_402, 20_200_405, 20_200_410, 20_200_415,
  20_200_420, 20_200_425, 20_200_430,
];
/** Of every type, so that all four together make the 2,000 that are wanted. */
const wantedRejections = 500;

/** On PostgreSQL one walk tries the statements; of the branches it may miss one in ten, which SQLite has seen. */
const mayMiss = 0.1;

/** Walks one type until all of it was seen; with general disputes go leads and the overlays of every case. */
export async function walkUntilAllSeen(
  open: OpenTestDatabase,
  type: CaseType,
  dialect: Dialect,
): Promise<void> {
  let coverage: Coverage | null = null;
  if (dialect === 'postgres') {
    coverage = await walkOnce(open, type, seeds[0] ?? 0, null);
    const missed = coverage.missingOf([type]).transitions.length;
    expect(missed / coverage.planner(type).workflow.transitions.size).toBeLessThan(mayMiss);
    return;
  }
  for (const seed of seeds) {
    coverage = await walkOnce(open, type, seed, coverage);
    if (isNothingLeft(coverage, type)) break;
  }
  expect(coverage?.missingOf(idsWith(coverage, type))).toEqual({ transitions: [], states: [] });
}

function idsWith(coverage: Coverage, type: CaseType): readonly string[] {
  return type === 'general' ? [type, ...coverage.besideTypes()] : [type];
}

function isNothingLeft(coverage: Coverage, type: CaseType): boolean {
  const { transitions, states } = coverage.missingOf(idsWith(coverage, type));
  return transitions.length + states.length === 0;
}

async function walkOnce(
  open: OpenTestDatabase,
  type: CaseType,
  seed: number,
  earlier: Coverage | null,
): Promise<Coverage> {
  const rejections = earlier === null ? wantedRejections : 0;
  const office = await openOffice(open, '2021-03-01T09:00:00+08:00');
  try {
    const plan = { seed, rejections, earlier, type };
    const { findings, coverage, rejected } = await walkEverything(office, plan);
    expect(findings.refusedOffers, 'enabled offers that refused valid data').toEqual([]);
    expect(findings.accepted, 'garbage that was taken').toEqual([]);
    expect(findings.traces, 'refusals that left a trace').toEqual([]);
    expect(rejected).toBeGreaterThanOrEqual(rejections);
    const replay = await replayAll(office.db.read, office.registry, office.stores);
    expect(replay.findings).toEqual([]);
    expect(replay.events).toBeGreaterThan(findings.steps);
    return coverage;
  } finally {
    await office.close();
  }
}

import { expect } from 'vitest';
import type { OpenTestDatabase } from '../../support/database.ts';
import type { CaseType } from '../data/registrations.ts';
import { garbageKinds } from '../garbage.ts';
import { readCorpus } from './corpus.ts';
import { replayCorpus } from './replay-corpus.ts';

const wantedRefusals = 200;

/** Fails unless the recorded commands of a type still lead through all of it and nothing forbidden leaves a trace. */
export async function expectWholeReplay(open: OpenTestDatabase, type: CaseType): Promise<void> {
  const { stale, faults, refused } = await replayCorpus(open, readCorpus(type));
  expect(faults).toEqual([]);
  expect(stale, staleHint(type)).toEqual([]);
  expect([...refused.keys()].sort()).toEqual([...garbageKinds].sort());
  expect([...refused.values()].reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(wantedRefusals);
}

const staleHint = (type: CaseType): string =>
  `recorded commands of ${type} do not lead through all of it. Was its lifecycle, a form or a rule changed on purpose? ` +
  `Then the corpus is stale: npm run fuzz:record -- --type ${type}`;

import { replayAll } from '../../src/workflow/versions/replay.ts';
import type { OpenTestDatabase } from '../support/database.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { keysOf } from './corpus/choose-courses.ts';
import { readCorpus } from './corpus/corpus.ts';
import { followFormerCourses } from './corpus/former-courses.ts';
import type { Coverage } from './coverage.ts';
import type { CaseType } from './data/registrations.ts';
import { walkEverything } from './walk-everything.ts';
import { walkStart } from './walk-start.ts';
import type { Walker } from './walker.ts';

export const walkTypes: readonly CaseType[] = ['labor', 'land', 'lease', 'general'];
/** What a walk misses is left to the next, which heads straight for it. */
const knownSeeds = [
  20_200_218, 20_200_226, 20_200_326, 20_200_331, 20_200_401, 20_200_402, 20_200_405, 20_200_410, 20_200_415,
  20_200_420, 20_200_425, 20_200_430,
];
export const firstSeed = 20_200_218;

/** Seeds of one walk after the other: after the given one those that are known to lead far. */
export function seedsFrom(seed: number): readonly number[] {
  return [seed, ...knownSeeds.filter((known) => known !== seed)];
}

/** Of every type, so that all four together make the 2,000 that are wanted. */
const wantedRejections = 500;

/** What walks of one type came to. */
export interface LongWalk {
  readonly walks: number;
  /** Cases and leads. */
  readonly subjects: number;
  /** Events fired with success. */
  readonly steps: number;
  readonly seen: { readonly transitions: string; readonly states: string };
  /** How often each kind of garbage was refused. */
  readonly refused: ReadonlyMap<string, number>;
  /** Offers that refused valid data, garbage that was taken, traces of refusals, histories that do not replay. */
  readonly faults: readonly string[];
  /** What only the recorded commands visit, since no walk happened to come there. */
  readonly recorded: readonly string[];
  /** What nothing visited. */
  readonly missing: readonly string[];
}

/**
 * Walks one type until all of it was seen; with general disputes go leads and the overlays of every case. What a walk
 * misses is left to the next, in an office of its own; what no walk visits is looked for among the recorded commands,
 * and is a fault when they do not come there either.
 */
export async function walkUntilAllSeen(
  open: OpenTestDatabase,
  type: CaseType,
  seed: number,
  told: (progress: string) => void = () => undefined,
): Promise<LongWalk> {
  let earlier: Coverage | null = null;
  const walkers: Walker[] = [];
  const faults: string[] = [];
  for (const one of seedsFrom(seed)) {
    if (earlier !== null && earlier.missing(type).length === 0) break;
    const office = await openOffice(open, walkStart);
    try {
      const plan = { seed: one, rejections: earlier ? 0 : wantedRejections, earlier, type };
      const walker = await walkEverything(office, plan);
      walkers.push(walker);
      faults.push(...(await faultsOf(office, walker, plan.rejections)));
      earlier = walker.coverage;
      told(`walk ${walkers.length}, seed ${one}: ${earlier.missing(type).length} left`);
    } finally {
      await office.close();
    }
  }
  const coverage = walkers.at(-1)?.coverage;
  const missed = coverage?.missing(type) ?? [];
  const former = missed.length === 0 ? [] : await followFormerCourses(open, readCorpus(type));
  const shown = new Set(former.flatMap((one) => [...keysOf(one)]));
  return {
    walks: walkers.length,
    subjects: sum(walkers.map(({ findings }) => findings.subjects)),
    steps: sum(walkers.map(({ findings }) => findings.steps)),
    seen: coverage?.seen(type) ?? { transitions: '0', states: '0' },
    refused: walkers[0]?.refusals.byKind ?? new Map(),
    faults,
    recorded: missed.filter((one) => shown.has(one)),
    missing: missed.filter((one) => !shown.has(one)),
  };
}

async function faultsOf(
  { db, registry, stores }: TestOffice,
  { findings, refusals }: Walker,
  rejections: number,
): Promise<string[]> {
  const replay = await replayAll(db.read, registry, stores);
  return [
    ...findings.refusedOffers.map((one) => `enabled offer refused valid data: ${one}`),
    ...refusals.accepted.map((one) => `garbage was taken: ${one}`),
    ...refusals.traces,
    ...replay.findings.map((one) => `history does not replay: ${JSON.stringify(one)}`),
    ...(refusals.total < rejections ? [`only ${refusals.total} of ${rejections} commands were refused`] : []),
    ...(replay.events <= findings.steps ? [`only ${replay.events} entries of ${findings.steps} steps`] : []),
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

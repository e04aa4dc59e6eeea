import { replayAll } from '../../../src/workflow/versions/replay.ts';
import type { OpenTestDatabase } from '../../support/database.ts';
import { openOffice } from '../../support/office.ts';
import { walkStart } from '../walk-start.ts';
import type { Corpus } from './corpus.ts';
import { Replayer } from './replayer.ts';

/** Before every sixteenth step four things of it are tried that are forbidden: some 200 for each type. */
const stepsPerBurst = 16;

export interface CorpusReplay {
  /** Steps that failed, and what the recorded commands did not visit. */
  readonly stale: readonly string[];
  /** Garbage that was taken, traces of refusals, histories that do not replay. */
  readonly faults: readonly string[];
  readonly steps: number;
  /** How often each kind of garbage was refused. */
  readonly refused: ReadonlyMap<string, number>;
}

/** Replays recorded commands in an office of their own. */
export async function replayCorpus(open: OpenTestDatabase, corpus: Corpus): Promise<CorpusReplay> {
  const office = await openOffice(open, walkStart);
  try {
    const replayer = new Replayer(office, stepsPerBurst);
    await replayer.replay(corpus);
    const { coverage, failures, refusals, steps } = replayer;
    const replay = await replayAll(office.db.read, office.registry, office.stores);
    return {
      stale: [...failures, ...coverage.missing(corpus.type).map((one) => `never visited: ${one}`)],
      faults: [
        ...refusals.accepted.map((one) => `garbage was taken: ${one}`),
        ...refusals.traces,
        ...replay.findings.map((one) => `history does not replay: ${JSON.stringify(one)}`),
        ...(replay.events <= steps ? [`only ${replay.events} entries of ${steps} steps`] : []),
      ],
      steps,
      refused: refusals.byKind,
    };
  } finally {
    await office.close();
  }
}

import { type Clock, systemMs } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { Actor, SubjectStore } from '../definitions/ports.ts';
import type { WorkflowRegistry } from '../definitions/registry.ts';
import { type Versions, versionsOfPlan } from './migrate.ts';
import { type MigrationMover, MovedMeanwhileError } from './migration-mover.ts';
import {
  findRun,
  holdRun,
  insertMoves,
  listMoves,
  listUnfinishedRuns,
  type MigrationRun,
  updateRun,
} from './migration-runs-repository.ts';

/** Subjects of one transaction: small enough that the desk does not notice. */
const batch = 25;
const tries = 5;
const whileMs = 1_000;

export interface RunnerDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly registry: WorkflowRegistry;
  readonly stores: readonly SubjectStore[];
  readonly mover: MigrationMover;
}

/**
 * Carries runs on, a batch a transaction. What was done stands in the run's own row, so a run goes on where it stopped,
 * in whichever process; two of them at once wait for each other.
 */
export class MigrationRunner {
  readonly #deps: RunnerDeps;

  constructor(deps: RunnerDeps) {
    this.#deps = deps;
  }

  /** Carries unfinished runs on for about a second; true when something is left. */
  async continueForAWhile(): Promise<boolean> {
    const until = systemMs() + whileMs;
    const runs = await listUnfinishedRuns(this.#deps.db.read);
    for (const { id } of runs) await this.continue(id, () => systemMs() >= until);
    return runs.length > 0;
  }

  /** Carries one run to its end, or until it is told to stop. Gives the run as it stands then. */
  async continue(id: string, isStopped: () => boolean = () => false): Promise<MigrationRun | null> {
    while (!isStopped()) {
      const hasMore = await this.#batch(id);
      if (!hasMore) break;
    }
    return findRun(this.#deps.db.read, id);
  }

  async #batch(id: string): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#deps.uow.run(async (tx) => {
          const run = await holdRun(tx, id);
          if (run?.state === 'running') return this.#moveSome(tx, run);
          return run?.state === 'undoing' ? this.#undoSome(tx, run) : false;
        });
      } catch (error) {
        if (!(error instanceof MovedMeanwhileError) || attempt >= tries) throw error;
      }
    }
  }

  async #moveSome(tx: Tx, run: MigrationRun): Promise<boolean> {
    const { store, versions } = this.#placeOf(run);
    const version = { defId: run.defId, version: run.fromVersion };
    const subjects = await store.listOfVersion(tx.knex, version, run.cursor, batch);
    const moves: { subjectId: string; seq: number }[] = [];
    let needsPerson = 0;
    for (const { id } of subjects) {
      const outcome = await this.#deps.mover.move(tx, store, versions, id, actorOf(run), run.id);
      if (outcome.what === 'moved') moves.push({ subjectId: id, seq: outcome.seq });
      if (outcome.what === 'person') needsPerson += 1;
    }
    await insertMoves(tx, run.id, moves);
    const counts = { moved: run.moved + moves.length, needsPerson: run.needsPerson + needsPerson };
    return this.#close(tx, { ...run, ...counts }, 'done', subjects);
  }

  async #undoSome(tx: Tx, run: MigrationRun): Promise<boolean> {
    const { store } = this.#placeOf(run);
    const moves = await listMoves(tx.knex, run.id, run.cursor, batch);
    let undone = 0;
    for (const move of moves) {
      const outcome = await this.#deps.mover.undo(tx, store, move, actorOf(run), run.id);
      if (outcome.what === 'moved') undone += 1;
    }
    const ids = moves.map(({ subjectId }) => ({ id: subjectId }));
    return this.#close(tx, { ...run, undone: run.undone + undone }, 'undone', ids);
  }

  /** Notes how far the run got; true when there is more. */
  async #close(
    tx: Tx,
    run: MigrationRun,
    end: 'done' | 'undone',
    seen: readonly { readonly id: string }[],
  ): Promise<boolean> {
    const hasMore = seen.length === batch;
    const { moved, needsPerson, undone } = run;
    const next = {
      cursor: seen.at(-1)?.id ?? run.cursor,
      ...(hasMore ? {} : { state: end, finishedAt: this.#deps.clock.now() }),
    };
    await updateRun(tx, run.id, { moved, needsPerson, undone, ...next });
    return hasMore;
  }

  #placeOf({ defId, fromVersion, toVersion }: MigrationRun): { store: SubjectStore; versions: Versions } {
    const { registry, stores } = this.#deps;
    const kind = defId === registry.leadId ? 'lead' : 'case';
    const store = stores.find((one) => one.kind === kind);
    const plan = registry.plans(defId).find(({ from, to }) => from === fromVersion && to === toVersion);
    if (!store || !plan) throw new RangeError(`no migration of ${defId} from ${fromVersion} to ${toVersion}`);
    return { store, versions: versionsOfPlan(registry, plan) };
  }
}

function actorOf({ startedBy, startedByName }: MigrationRun): Actor {
  return { accountId: startedBy, name: startedByName, roles: ['system'] };
}

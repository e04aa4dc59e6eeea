import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { Deadlines } from '../deadlines/deadlines.ts';
import { listOpenDeadlines } from '../deadlines/deadlines-repository.ts';
import type { Facts } from '../definitions/definition.ts';
import type { Actor, FactsMoment, Subject, SubjectStore } from '../definitions/ports.ts';
import type { WorkflowRegistry } from '../definitions/registry.ts';
import { phaseOf } from '../definitions/state-value.ts';
import type { Configuration } from '../definitions/step.ts';
import { type HistoryRecord, type HistoryRow, historyHash } from '../history/history.ts';
import { insertHistory, lastHistoryRow } from '../history/history-repository.ts';
import { deadlineProblems, judge, type Versions, versionsOfPlan } from './migrate.ts';

/** Kind and event of the entry that says a subject goes on under another version. */
export const migrationEntry = 'migrated';

export type MoveOutcome =
  | { readonly what: 'moved'; readonly seq: number }
  | { readonly what: 'person' | 'gone' };

/** Somebody acted on the subject while it was being judged; the batch is tried again. */
export class MovedMeanwhileError extends Error {
  override readonly name = 'MovedMeanwhileError';
}

export interface MoverDeps {
  readonly clock: Clock;
  readonly deadlines: Deadlines;
  readonly readFacts: (tx: Tx, subject: Subject, moment: FactsMoment) => Promise<Facts>;
}

/** One subject on its way to another version. */
interface Move {
  readonly subject: Subject;
  readonly to: Configuration;
  /** The definition it goes on under, where that is another one. */
  readonly defId?: string;
  readonly version: number;
  readonly actor: Actor;
  readonly runId: string | null;
}

/** Leads one case or lead to another version of its definition, as an entry of its history. */
export class MigrationMover {
  readonly #deps: MoverDeps;

  constructor(deps: MoverDeps) {
    this.#deps = deps;
  }

  /**
   * Moves a subject by a plan; deadlines that go on are not touched. Gives `person` when somebody has to look first and
   * `gone` when it is on the old version no more. @throws MovedMeanwhileError
   */
  async move(
    tx: Tx,
    store: SubjectStore,
    versions: Versions,
    id: string,
    actor: Actor,
    runId: string | null,
  ): Promise<MoveOutcome> {
    const { plan } = versions;
    const seen = await store.load(tx.knex, id);
    if (seen?.defId !== plan.id || seen.defVersion !== plan.from) return { what: 'gone' };
    const judgement = judge(versions, seen);
    const open = await listOpenDeadlines(tx.knex, id);
    const problems = [...judgement.problems, ...deadlineProblems(versions, judgement, open)];
    if (judgement.to === null || problems.length > 0) return { what: 'person' };
    const subject = await claimUnmoved(tx, store, seen);
    const { clock, deadlines, readFacts } = this.#deps;
    const at = clock.now();
    const { opened, closed } = judgement.deadlines;
    const changes = {
      opened: opened.map((rule) => ({ rule, key: rule })),
      closed: closed.map((key) => ({ key, outcome: 'cancelled' as const })),
      pause: false,
      resume: false,
    };
    const next = { ...subject, ...judgement.to, defVersion: plan.to };
    const facts = opened.length > 0 ? await readFacts(tx, next, { actorId: actor.accountId, at }) : {};
    const moment = { occurredAt: at, recordedAt: at, seq: subject.rev, facts };
    const due = await deadlines.apply(tx, next, changes, moment);
    await this.#write(tx, store, { subject, to: judgement.to, version: plan.to, actor, runId, due });
    return { what: 'moved', seq: subject.rev };
  }

  /** A case that begins anew takes the current version, when a plan leads it there without a person. */
  async moveToCurrent(
    tx: Tx,
    store: SubjectStore,
    registry: WorkflowRegistry,
    id: string,
    actor: Actor,
  ): Promise<void> {
    const subject = await store.load(tx.knex, id);
    const plan = registry.plansToCurrent(subject?.defId).find(({ from }) => from === subject?.defVersion);
    if (plan && subject) await this.move(tx, store, versionsOfPlan(registry, plan), id, actor, null);
  }

  /**
   * Leads a subject that stands at the start of its definition to the start of another one, e.g. a dispute that was taken
   * for one of another type. What hangs on it stays. Throws RangeError where either does not stand at its start.
   */
  async moveToDefinition(
    tx: Tx,
    store: SubjectStore,
    registry: WorkflowRegistry,
    to: { readonly id: string; readonly defId: string },
    actor: Actor,
  ): Promise<void> {
    const seen = await store.load(tx.knex, to.id);
    const { definition } = registry.current(to.defId);
    if (!seen || !standsAtStarts(registry, seen, definition.id, definition.version)) {
      throw new RangeError(`${to.id} does not stand at the start of ${to.defId}`);
    }
    const subject = await claimUnmoved(tx, store, seen);
    const { id: defId, version } = definition;
    const { state, overlays } = subject;
    await this.#write(tx, store, {
      subject,
      to: { state, overlays },
      defId,
      version,
      actor,
      runId: null,
      due: null,
    });
  }

  /** Takes a move back; `gone` when something happened to the subject since. @throws MovedMeanwhileError */
  async undo(
    tx: Tx,
    store: SubjectStore,
    move: { readonly subjectId: string; readonly seq: number },
    actor: Actor,
    runId: string,
  ): Promise<MoveOutcome> {
    const seen = await store.load(tx.knex, move.subjectId);
    const last = await lastHistoryRow(tx.knex, move.subjectId);
    if (!seen || last?.seq !== move.seq || last.kind !== migrationEntry) return { what: 'gone' };
    const from = Number(last.data.values['fromVersion']);
    const subject = await claimUnmoved(tx, store, seen);
    const due = await this.#deps.deadlines.undo(tx, subject.id, { undone: move.seq, by: subject.rev });
    await this.#write(tx, store, { subject, to: last.from, version: from, actor, runId, due });
    return { what: 'moved', seq: subject.rev };
  }

  async #write(
    tx: Tx,
    store: SubjectStore,
    move: Move & { readonly due: Awaited<ReturnType<Deadlines['apply']>> },
  ): Promise<void> {
    const { subject, to, version, due } = move;
    const record = recordOf(move, this.#deps.clock);
    const hash = historyHash(record, subject.historyHash);
    const row: HistoryRow = { ...record, previousHash: subject.historyHash, hash };
    await insertHistory(tx, row);
    const next = {
      ...(move.defId === undefined ? {} : { defId: move.defId }),
      defVersion: version,
      state: to.state,
      phase: phaseOf(to.state),
      overlays: to.overlays,
      // A form opened before is read again: it may ask something else now.
      stateRev: subject.stateRev + 1,
      historyHash: hash,
      due,
      recordedAt: record.recordedAt,
    };
    await store.save(tx, subject, next, {});
  }
}

/** Whether a subject is where its own definition and another one begin. */
export function standsAtStarts(
  registry: WorkflowRegistry,
  { defId, defVersion, state }: Pick<Subject, 'defId' | 'defVersion' | 'state'>,
  otherId: string,
  otherVersion: number,
): boolean {
  if (!registry.knows(defId, defVersion) || !registry.knows(otherId, otherVersion)) return false;
  const initial = registry.set(defId, defVersion).main.definition.initial;
  return state === initial && registry.set(otherId, otherVersion).main.definition.initial === initial;
}

/** Claims the subject as it was judged. */
async function claimUnmoved(tx: Tx, store: SubjectStore, seen: Subject): Promise<Subject> {
  const subject = await store.claim(tx, seen.id, seen.stateRev);
  if (typeof subject === 'string' || subject.rev !== seen.rev + 1) throw new MovedMeanwhileError();
  return subject;
}

function recordOf({ subject, to, defId, version, actor, runId }: Move, clock: Clock): HistoryRecord {
  const at = clock.now();
  const values = {
    ...(defId !== undefined && { fromType: subject.defId, toType: defId }),
    ...{ fromVersion: subject.defVersion, toVersion: version },
    ...(runId !== null && { runId }),
  };
  return {
    subjectId: subject.id,
    seq: subject.rev,
    subjectKind: subject.kind,
    event: migrationEntry,
    kind: migrationEntry,
    actorId: actor.accountId,
    actorName: actor.name,
    actingRole: 'system',
    onBehalfOf: null,
    occurredAt: at,
    recordedAt: at,
    data: { values, digests: {}, salt: '', notes: {}, requestHash: '' },
    facts: { before: {}, after: {} },
    from: { state: subject.state, overlays: subject.overlays },
    to: { state: to.state, overlays: to.overlays },
    effects: [],
    basis: [],
    defId: defId ?? subject.defId,
    defVersion: version,
    idempotencyKey: null,
    requestId: null,
  };
}

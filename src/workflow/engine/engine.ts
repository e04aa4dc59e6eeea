import type { Instant } from '../../platform/clock.ts';
import { asInstant, atLegalTime, isDay, legalDay, legalTime } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { BadRequestError, NotFoundError, StaleVersionError, ValidationError } from '../../platform/errors.ts';
import { parseData } from '../../platform/form-data.ts';
import type { PlacedTransition } from '../definitions/compile.ts';
import type { EventSpec, Facts } from '../definitions/definition.ts';
import type { Actor, EffectHandler, EventHandler, OverlayColumn, Subject } from '../definitions/ports.ts';
import { phaseOf } from '../definitions/state-value.ts';
import { branchesOf, type Configuration, runningDeadlines, step } from '../definitions/step.ts';
import {
  type FlatValue,
  type HistoryRecord,
  type HistoryRow,
  historyData,
  historyHash,
  requestHash,
} from '../history/history.ts';
import { findByIdempotencyKey, insertHistory, lastExclusiveAt } from '../history/history-repository.ts';
import { MigrationMover, type MoverDeps } from '../versions/migration-mover.ts';
import { commandProblem } from './command-problems.ts';
import { CommandWork } from './command-work.ts';
import { contributionFaults } from './contribution-check.ts';
import { insertOutbox } from './outbox-repository.ts';
import { type EngineDeps, WorkflowReader } from './reader.ts';
import { preview, refusal } from './refusal.ts';

export interface CommandInput {
  readonly kind: 'case' | 'lead';
  readonly subjectId: string;
  readonly event: string;
  readonly data: unknown;
  readonly actor: Actor;
  readonly occurredAt?: Instant;
  readonly expectedStateRev?: number;
  readonly idempotencyKey?: string;
  readonly onBehalfOf?: string;
  readonly requestId?: string;
}

export interface CommandOutcome {
  readonly subjectId: string;
  readonly seq: number;
  readonly stateRev: number;
  readonly replayed: boolean;
}

export interface StartInput {
  readonly kind: 'case' | 'lead';
  readonly id: string;
  readonly type: string;
  readonly areaPath: string;
  readonly event: string;
  readonly actor: Actor;
  readonly occurredAt: Instant;
  readonly notes?: Readonly<Record<string, FlatValue>>;
  readonly overlays?: Partial<Record<OverlayColumn, string>>;
  readonly facts?: Facts;
  readonly requestId?: string;
}

export type Started = Subject & { readonly dueOn: string | null; readonly dueRule: string | null };

/** Rolls a claim back when the idempotency key was already used. */
class AlreadyDone extends Error {
  readonly row: HistoryRow;
  constructor(row: HistoryRow) {
    super('already done');
    this.row = row;
  }
}

const noOverlays: Readonly<Record<OverlayColumn, string>> = {
  hold: 'none',
  risk: 'none',
  level: 'town',
  supervision: 'none',
};

/** The one way to change the state of a case or a lead, for pages, API, worker and import alike. */
export class WorkflowEngine extends WorkflowReader {
  readonly #handlers = new Map<string, EventHandler>();
  readonly #effects = new Map<string, EffectHandler>();
  readonly mover: MigrationMover;

  /** Throws an Error that names all of it when the rooms bring something for an unknown name, or for one nothing. */
  constructor(deps: EngineDeps) {
    super(deps);
    const { clock, deadlines } = deps;
    const readFacts: MoverDeps['readFacts'] = (tx, subject, moment) => this.facts(tx.knex, subject, moment);
    this.mover = new MigrationMover({ clock, deadlines, readFacts });
    const faults = contributionFaults(deps.registry.vocabulary, deps.contributions);
    if (faults.length > 0) throw new Error(`the rooms and the lifecycles do not fit:\n${faults.join('\n')}`);
    for (const { handlers, effects } of deps.contributions) {
      for (const [event, handler] of Object.entries(handlers ?? {})) {
        this.#handlers.set(event, handler as EventHandler);
      }
      for (const [kind, handler] of Object.entries(effects ?? {})) this.#effects.set(kind, handler);
    }
  }

  /**
   * Writes the first history row of a new case or lead and opens its deadlines, in the caller's transaction.
   * The caller inserts the subject's row with what this gives.
   */
  async start(tx: Tx, input: StartInput): Promise<Started> {
    const [started] = await this.startAll(tx, [input]);
    if (started === undefined) throw new Error('nothing was started');
    return started;
  }

  /** The same for many at once, in their order. */
  async startAll(tx: Tx, inputs: readonly StartInput[]): Promise<Started[]> {
    const begun = inputs.map((input) => this.#begin(input));
    await insertHistory(
      tx,
      begun.map(({ row }) => row),
    );
    const started: Started[] = [];
    for (const { subject, row, opened } of begun) {
      const due = await this.deps.deadlines.apply(
        tx,
        subject,
        { opened, closed: [], pause: false, resume: false },
        { occurredAt: row.occurredAt, recordedAt: row.recordedAt, seq: 1, facts: row.facts.after },
      );
      started.push({ ...subject, dueOn: due?.dueOn ?? null, dueRule: due?.dueRule ?? null });
    }
    return started;
  }

  #begin(input: StartInput): {
    readonly subject: Subject;
    readonly row: HistoryRow;
    readonly opened: readonly { readonly rule: string; readonly key: string }[];
  } {
    const { registry, clock } = this.deps;
    const defId = input.kind === 'lead' ? registry.leadId : input.type;
    const { definition } = registry.current(defId);
    const set = registry.set(definition.id, definition.version);
    const state = definition.initial;
    const overlays = { ...noOverlays, ...input.overlays };
    const recordedAt = clock.now();
    const facts = input.facts ?? {};
    const record: HistoryRecord = {
      subjectId: input.id,
      seq: 1,
      subjectKind: input.kind,
      event: input.event,
      kind: 'start',
      actorId: input.actor.accountId,
      actorName: input.actor.name,
      actingRole: input.actor.roles[0] ?? 'system',
      onBehalfOf: null,
      occurredAt: input.occurredAt,
      recordedAt,
      data: { values: {}, digests: {}, salt: '', notes: input.notes ?? {}, requestHash: '' },
      facts: { before: facts, after: facts },
      from: { state: '', overlays },
      to: { state, overlays },
      effects: [],
      basis: [],
      defId: definition.id,
      defVersion: definition.version,
      idempotencyKey: null,
      requestId: input.requestId ?? null,
    };
    const hash = historyHash(record, '');
    const subject: Subject = {
      kind: input.kind,
      id: input.id,
      type: input.type,
      defId: definition.id,
      defVersion: definition.version,
      rev: 1,
      stateRev: 1,
      state,
      phase: phaseOf(state),
      overlays,
      historyHash: hash,
      areaPath: input.areaPath,
    };
    const opened = [...runningDeadlines(set, { state, overlays })].map((rule) => ({ rule, key: rule }));
    return { subject, row: { ...record, previousHash: '', hash }, opened };
  }

  /**
   * Fires one event in a transaction of its own.
   * @throws NotFoundError, ForbiddenError, StaleVersionError, IllegalTransitionError, ValidationError (data or
   * guards, each with its reason and legal basis), BadRequestError for unknown fields.
   */
  async command(input: CommandInput): Promise<CommandOutcome> {
    try {
      return await this.deps.uow.run((tx) => this.commandIn(tx, input));
    } catch (error) {
      if (!(error instanceof AlreadyDone)) throw error;
      const { row } = error;
      return { subjectId: row.subjectId, seq: row.seq, stateRev: 0, replayed: true };
    }
  }

  /** The same inside the caller's transaction; an idempotency key is then the caller's business. */
  async commandIn(tx: Tx, input: CommandInput): Promise<CommandOutcome> {
    const { clock, registry, deadlines } = this.deps;
    const spec = registry.vocabulary.events.get(input.event);
    if (!spec) throw new ValidationError([commandProblem('event', 'unknownEvent')]);
    const recordedAt = clock.now();
    const data = this.#parse(spec, input.data, recordedAt);
    const hash = requestHash(input.event, input.data);
    const store = this.store(input.kind);
    const expected = spec.kind === 'exclusive' ? (input.expectedStateRev ?? null) : null;
    const subject = await store.claim(tx, input.subjectId, expected);
    if (input.idempotencyKey) await this.#replayed(tx, input.idempotencyKey, input, hash);
    if (subject === 'missing') throw new NotFoundError();
    if (subject === 'stale') throw new StaleVersionError();
    const set = registry.set(subject.defId, subject.defVersion);
    const occurredAt = await this.#occurredAt(tx, spec, input, data, recordedAt);
    const roles = input.actor.roles;
    const rules = rulesOf(branchesOf(set, subject, input.event)?.branches ?? []);
    const moment = { actorId: input.actor.accountId, at: occurredAt };
    const before = rules.isAny ? await this.facts(tx.knex, subject, moment) : this.ownFacts(subject);
    const check = preview(set, subject, input.event, roles, before);
    if (check) throw refusal(check, input.event, subject.phase);

    const wrong = await this.wrongChoices(tx.knex, subject, spec, data);
    if (wrong.length > 0) throw new ValidationError(wrong);

    const work = new CommandWork(tx, subject, input, { spec, data, occurredAt, recordedAt, before });
    const handler = this.#handlers.get(input.event);
    if (handler) await handler(work.handlerContext());
    const isReread = handler !== undefined && rules.hasChoice;
    const after = { ...(isReread ? await this.facts(tx.knex, subject, moment) : before), ...work.chosen() };
    const result = step(set, subject, input.event, roles, { before, after });
    if (result.outcome !== 'done') throw refusal(result, input.event, subject.phase);
    for (const effect of result.effects) {
      const run = this.#effects.get(effect.kind);
      if (registry.vocabulary.effects.get(effect.kind) === 'now' && run) {
        await run(work.effectContext(effect, after));
      }
    }
    const seq = subject.rev;
    const changes = work.deadlineChanges(result.deadlines, result.effects);
    // A clock may start from what handler and effects have just written, e.g. the day an agreement took effect.
    const isClocked = changes.opened.some(({ rule }) => {
      const timer = registry.vocabulary.deadlineEvents.get(rule);
      return timer?.startFact !== undefined || timer?.urgentRule !== undefined;
    });
    const finalFacts = isClocked ? await this.facts(tx.knex, subject, moment) : after;
    const due = await deadlines.apply(tx, subject, changes, {
      occurredAt,
      recordedAt,
      seq,
      facts: finalFacts,
    });
    const isMoved = spec.kind !== 'append' || !sameState(subject, result.next);
    const record: HistoryRecord = {
      subjectId: subject.id,
      seq,
      subjectKind: subject.kind,
      event: input.event,
      kind: spec.kind,
      actorId: input.actor.accountId,
      actorName: input.actor.name,
      actingRole: result.taken.def.meta.roles.find((role) => roles.includes(role)) ?? 'system',
      onBehalfOf: input.onBehalfOf ?? null,
      occurredAt,
      recordedAt,
      data: historyData(spec.form, data, work.notes(), hash),
      facts: { before, after },
      from: { state: subject.state, overlays: subject.overlays },
      to: { state: result.next.state, overlays: result.next.overlays },
      effects: result.effects,
      basis: result.taken.def.meta.basis ?? [],
      defId: subject.defId,
      defVersion: subject.defVersion,
      idempotencyKey: input.idempotencyKey ?? null,
      requestId: input.requestId ?? null,
    };
    const rowHash = historyHash(record, subject.historyHash);
    await insertHistory(tx, { ...record, previousHash: subject.historyHash, hash: rowHash });
    const stateRev = subject.stateRev + (isMoved ? 1 : 0);
    await store.save(
      tx,
      subject,
      {
        defVersion: subject.defVersion,
        state: result.next.state,
        phase: result.phase,
        overlays: result.next.overlays,
        stateRev,
        historyHash: rowHash,
        due,
        recordedAt,
      },
      work.changes(),
    );
    await this.#enqueue(tx, subject, seq, result.effects, recordedAt);
    const next = work.nextDefinition();
    if (next !== null)
      await this.mover.moveToDefinition(tx, store, registry, { id: subject.id, defId: next }, input.actor);
    if (spec.isNewStart) await this.mover.moveToCurrent(tx, store, registry, subject.id, input.actor);
    return { subjectId: subject.id, seq, stateRev, replayed: false };
  }

  #parse(spec: EventSpec, raw: unknown, now: Instant): unknown {
    const parsed = parseData(spec.form, raw ?? {}, legalDay(now));
    if (parsed.ok) return parsed.data;
    if (parsed.unknown.length > 0) {
      throw new BadRequestError('unknownField', { field: parsed.unknown.join(', ') });
    }
    throw new ValidationError(parsed.problems);
  }

  async #replayed(tx: Tx, key: string, input: CommandInput, hash: string): Promise<void> {
    const row = await findByIdempotencyKey(tx.knex, key);
    if (!row) return;
    if (row.subjectId !== input.subjectId || row.data.requestHash !== hash) {
      throw new ValidationError([{ path: '', code: 'idempotencyMismatch' }]);
    }
    throw new AlreadyDone(row);
  }

  async #occurredAt(
    tx: Tx,
    spec: EventSpec,
    input: CommandInput,
    data: unknown,
    now: Instant,
  ): Promise<Instant> {
    const at = input.occurredAt ?? occurredFrom(spec, data) ?? now;
    if (at > now) throw new ValidationError([{ path: 'occurredAt', code: 'future' }]);
    if (spec.kind !== 'exclusive') return at;
    const last = await lastExclusiveAt(tx.knex, input.subjectId);
    if (last !== null && at < last) {
      const params = { previous: `${legalDay(last)} ${legalTime(last)}` };
      throw new ValidationError([commandProblem('occurredAt', 'beforePrevious', { params })]);
    }
    return at;
  }

  async #enqueue(
    tx: Tx,
    subject: Subject,
    seq: number,
    effects: readonly { kind: string; data?: Readonly<Record<string, unknown>> }[],
    at: Instant,
  ): Promise<void> {
    const later = effects.filter((effect) => this.registry.vocabulary.effects.get(effect.kind) === 'later');
    if (later.length === 0) return;
    await insertOutbox(
      tx,
      later.map((effect, n) => ({
        id: `${subject.id}:${seq}:${n}`,
        subjectId: subject.id,
        subjectKind: subject.kind,
        seq,
        kind: effect.kind,
        data: effect.data ?? {},
      })),
      at,
    );
    tx.afterCommit(() => this.deps.onWork?.());
  }
}

function occurredFrom(spec: EventSpec, data: unknown): Instant | null {
  if (!spec.occurredFrom) return null;
  const value = (data as Record<string, unknown>)[spec.occurredFrom];
  if (typeof value !== 'string') return null;
  return isDay(value) ? atLegalTime(value, '00:00') : asInstant(value);
}

function sameState(a: Configuration, b: Configuration): boolean {
  return JSON.stringify([a.state, a.overlays]) === JSON.stringify([b.state, b.overlays]);
}

/** Whether an event's branches look at facts at all, and whether facts choose among them. */
function rulesOf(branches: readonly PlacedTransition[]): { isAny: boolean; hasChoice: boolean } {
  const hasChoice = branches.some(({ def }) => (def.when?.length ?? 0) > 0);
  return { hasChoice, isAny: hasChoice || branches.some(({ def }) => (def.requires?.length ?? 0) > 0) };
}

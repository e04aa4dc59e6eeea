import { addMs, type Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { Logger } from '../../platform/logger.ts';
import { type Deadline, listDueDeadlines, updateDeadline } from '../deadlines/deadlines-repository.ts';
import type { Actor, OutboxConsumer } from '../definitions/ports.ts';
import { sendWarnings, tellReached } from './deadline-warning-sender.ts';
import type { WorkflowEngine } from './engine.ts';
import { claimOutbox, markOutboxDone, markOutboxFailed, type OutboxMessage } from './outbox-repository.ts';

const batch = 20;
const leaseMs = 30_000;
const maxAttempts = 8;
const pollMs = 2_000;

const system: Actor = { accountId: null, name: 'system', roles: ['system'] };

export interface WorkerDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly engine: WorkflowEngine;
  readonly consumers: Readonly<Record<string, OutboxConsumer>>;
  readonly log: Logger;
  /** Runs once every round; says whether there is more to be done at once. */
  readonly background?: () => Promise<boolean>;
}

/** Delivers what commands left for later and rings deadlines that are due; safe in several processes. */
export class WorkflowWorker {
  readonly #deps: WorkerDeps;
  readonly #name = newId();
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #isStopped = false;

  constructor(deps: WorkerDeps) {
    this.#deps = deps;
  }

  /** Starts polling; `wake` shortens the wait after a commit. */
  start(): void {
    this.#isStopped = false;
    this.#plan(0);
  }

  wake(): void {
    if (this.#timer !== null && this.#running === null) this.#plan(0);
  }

  /** Ends polling and waits for the round that is running. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#running;
  }

  /** One full round: everything due now. Gives how many effects ran and deadlines rang. */
  async runOnce(): Promise<{ effects: number; deadlines: number }> {
    await sendWarnings(this.#deps);
    let effects = 0;
    for (;;) {
      const messages = await this.#claim();
      for (const message of messages) await this.#deliver(message);
      effects += messages.length;
      if (messages.length < batch) break;
    }
    return { effects, deadlines: await this.#ringDeadlines() };
  }

  #plan(delayMs: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#round();
    }, delayMs);
    this.#timer.unref();
  }

  async #round(): Promise<void> {
    let hasMore = false;
    try {
      await this.runOnce();
      hasMore = (await this.#deps.background?.()) ?? false;
    } catch (error) {
      this.#deps.log.error({ err: error }, 'worker round failed');
    } finally {
      this.#running = null;
      this.#plan(hasMore ? 0 : pollMs);
    }
  }

  #claim(): Promise<OutboxMessage[]> {
    const now = this.#deps.clock.now();
    return this.#deps.uow.run((tx) => claimOutbox(tx, this.#name, now, addMs(now, leaseMs), batch));
  }

  async #deliver(message: OutboxMessage): Promise<void> {
    const { uow, clock, consumers, log } = this.#deps;
    try {
      await consumers[message.kind]?.(message);
      await uow.run((tx) => markOutboxDone(tx, message.id, this.#name, clock.now()));
    } catch (error) {
      log.error({ err: error, message: message.id }, 'effect failed');
      const isLast = message.attempts >= maxAttempts;
      const retryAt = isLast ? null : addMs(clock.now(), 1_000 * 2 ** message.attempts);
      await uow.run((tx) => markOutboxFailed(tx, message.id, String(error), retryAt));
    }
  }

  async #ringDeadlines(): Promise<number> {
    let rung = 0;
    for (;;) {
      const due = await listDueDeadlines(this.#deps.db.read, this.#deps.clock.now(), batch);
      for (const deadline of due) {
        await this.#ring(deadline);
        rung += 1;
      }
      if (due.length < batch) return rung;
    }
  }

  async #ring(deadline: Deadline): Promise<void> {
    const { uow, clock, engine, log } = this.#deps;
    if (deadline.event === '') return tellReached(this.#deps, deadline);
    const obligationId = deadline.rule === 'C-OBL' ? deadline.key.slice('C-OBL:'.length) : null;
    try {
      await engine.command({
        kind: deadline.subjectKind,
        subjectId: deadline.subjectId,
        event: deadline.event,
        data: obligationId === null ? {} : { obligationId, note: '' },
        actor: system,
        // Once for every due day: an extended deadline rings again.
        idempotencyKey: `deadline:${deadline.id}:${deadline.dueOn}`,
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // The state has no use for this ring any more; it is marked so that it is not tried forever.
      log.warn({ deadline: deadline.id, code: error.code }, 'deadline not applicable');
    }
    await uow.run((tx) => updateDeadline(tx, deadline.id, { firedAt: clock.now() }));
  }
}

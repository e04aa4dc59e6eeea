import { addMs, type Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { newId } from '../../platform/ids.ts';
import type { Logger } from '../../platform/logger.ts';
import {
  claimDeliveries,
  type DeliveryEnd,
  endTry,
  listAbandoned,
  listDueChannels,
} from './deliveries-repository.ts';
import type { Delivery } from './delivery.ts';
import { type Adapters, type Channel, type Outcome, repeatingAdapters } from './port.ts';

/** Tries side by side. */
const batch = 5;
/** Well beyond the longest try: who has not answered by then is gone. */
const leaseMs = 120_000;
/** Pauses before the second try and each one after; then it is given up. */
const pausesMs = [60_000, 300_000, 1_800_000, 7_200_000, 21_600_000];

/** Where a text goes, asked when it goes; or the code of the reason why it goes nowhere any more. */
export type Destination = { readonly to: string } | { readonly refused: 'noAddress' | 'tooLate' };
export type AddressOf = (delivery: Delivery) => Promise<Destination>;

export interface SenderDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly log: Logger;
  readonly adapters: Adapters;
  readonly addressOf: AddressOf;
  /** Puts in line what became due, before each round. */
  readonly collect: () => Promise<void>;
}

/**
 * Sends what waits in the delivery log, safe in several processes and over a crash: a text is marked before it goes out, so
 * one that was begun and not ended is never sent again unless its receiver would know it again. The network is asked
 * outside of any transaction.
 */
export class DeliverySender {
  readonly #deps: SenderDeps;
  readonly #name = newId();
  #running: Promise<void> | null = null;
  #isStopped = false;

  constructor(deps: SenderDeps) {
    this.#deps = deps;
  }

  /** Begins a round unless one runs, and does not wait for it: a slow gateway holds nobody up. */
  kick(): void {
    if (this.#isStopped || this.#running !== null) return;
    this.#running = this.#round()
      .catch((error: unknown) => this.#deps.log.error({ err: error }, 'delivery round failed'))
      .finally(() => {
        this.#running = null;
      });
  }

  /** Begins nothing more and waits for the tries that run. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
  }

  /** One full round of its own: everything whose turn it is now has been tried when it ends. */
  async runOnce(): Promise<void> {
    await this.#running;
    await this.#round();
  }

  /** Channels go side by side: one that hangs does not hold the others. */
  async #round(): Promise<void> {
    const { db, clock, collect } = this.#deps;
    await collect();
    await this.#settleAbandoned();
    const due = await listDueChannels(db.read, clock.now());
    await Promise.all(due.map((channel) => this.#drain(channel)));
  }

  async #drain(channel: Channel): Promise<void> {
    const { uow, clock, adapters } = this.#deps;
    const { name: adapter } = adapters[channel];
    while (!this.#isStopped) {
      const now = clock.now();
      const leaseUntil = addMs(now, leaseMs);
      const claim = { channel, adapter, worker: this.#name, now, leaseUntil, limit: batch };
      const claimed = await uow.run((tx) => claimDeliveries(tx, claim));
      await Promise.all(claimed.map((delivery) => this.#try(delivery)));
      if (claimed.length < batch) return;
    }
  }

  async #try(delivery: Delivery): Promise<void> {
    const { uow, clock, log } = this.#deps;
    // What fails before the adapter is asked, such as an address that cannot be read, sent nothing.
    const outcome = await this.#outcomeOf(delivery).catch((error: unknown): Outcome => {
      log.error({ err: error, delivery: delivery.id }, 'delivery failed');
      return { kind: 'refused', reason: 'internal', isFinal: false };
    });
    const end = endOf(delivery, outcome, clock);
    await uow.run((tx) => endTry(tx, delivery, end, ['sending', 'unknown']));
    if (outcome.kind === 'refused' || outcome.kind === 'lost')
      log.warn({ delivery: delivery.id, reason: outcome.reason, state: end.state }, 'text not delivered');
  }

  async #outcomeOf(delivery: Delivery): Promise<Outcome> {
    const { id, subject, body, about, uselessFrom } = delivery;
    const { adapters, addressOf } = this.#deps;
    if (uselessFrom !== null && uselessFrom <= this.#deps.clock.now())
      return { kind: 'refused', reason: 'tooLate', isFinal: true };
    const found = await addressOf(delivery);
    if ('refused' in found) return { kind: 'refused', reason: found.refused, isFinal: true };
    const { to } = found;
    return adapters[delivery.channel].send({ id, to, subject, body, about });
  }

  /** Tries whose process went away: repeated where the receiver would know the text again, else left to a person. */
  async #settleAbandoned(): Promise<void> {
    const { db, uow, clock } = this.#deps;
    for (;;) {
      const abandoned = await listAbandoned(db.read, clock.now(), batch);
      for (const delivery of abandoned) {
        const end = endOf(delivery, { kind: 'lost', reason: 'crashed' }, clock);
        await uow.run((tx) => endTry(tx, delivery, end, ['sending']));
      }
      if (abandoned.length < batch) return;
    }
  }
}

function endOf({ attempts, adapter }: Delivery, outcome: Outcome, clock: Clock): DeliveryEnd {
  const endedAt = clock.now();
  if (outcome.kind === 'sent') return { state: 'sent', reason: null, endedAt };
  if (outcome.kind === 'logged') return { state: 'notSent', reason: null, endedAt };
  const { kind, reason } = outcome;
  if (kind === 'lost' && !repeatingAdapters.includes(adapter)) return { state: 'unknown', reason, endedAt };
  const pauseMs = pausesMs[attempts - 1];
  const isFinal = kind === 'refused' && outcome.isFinal;
  if (!isFinal && pauseMs !== undefined)
    return { state: 'waiting', reason, availableAt: addMs(endedAt, pauseMs) };
  return { state: kind === 'lost' ? 'unknown' : 'failed', reason, endedAt };
}

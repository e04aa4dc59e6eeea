import type { AuditLog } from '../../audit/audit-log.ts';
import { can } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { addMs, type Clock, type Day, startOfLegalDay } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { ConflictError, ForbiddenError, NotFoundError } from '../../platform/errors.ts';
import {
  countDeliveries,
  type DeliveryFilter,
  type DeliveryLine,
  findDelivery,
  listDeliveries,
  requeue,
} from './deliveries-repository.ts';
import { repeatableStates } from './delivery.ts';
import { channels } from './port.ts';
import { hostOf, type NoticeConfig } from './settings.ts';

export interface DeliveriesDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly audit: AuditLog;
  readonly config: NoticeConfig;
  /** Begins a round of the sender. */
  readonly kick: () => void;
}

export interface DeliveryLog {
  readonly lines: readonly DeliveryLine[];
  readonly nextCursor: string | null;
  readonly counts: ReadonlyMap<string, number>;
  /** The machine each channel goes to; null where nothing is connected. */
  readonly hosts: ReadonlyMap<string, string | null>;
}

const shownLines = 50;
const dayMs = 86_400_000;

/** The delivery log, as an administrator keeps an eye on it: who, when, how it went, never what was said. */
export class DeliveriesService {
  readonly #deps: DeliveriesDeps;

  constructor(deps: DeliveriesDeps) {
    this.#deps = deps;
  }

  /** @throws ForbiddenError, BadRequestError for a cursor that is none */
  async log(
    viewer: Viewer,
    filter: Pick<DeliveryFilter, 'state' | 'channel'> & { readonly day?: Day | undefined },
    cursor?: string,
  ): Promise<DeliveryLog> {
    if (!can(viewer, 'viewDeliveries')) throw new ForbiddenError();
    const { db, config } = this.#deps;
    const start = filter.day === undefined ? undefined : startOfLegalDay(filter.day);
    const span = start === undefined ? {} : { from: start, before: addMs(start, dayMs) };
    const { state, channel } = filter;
    return {
      ...(await listDeliveries(db.read, { state, channel, ...span }, { cursor, limit: shownLines })),
      counts: await countDeliveries(db.read),
      hosts: new Map(channels.map((one) => [one, hostOf(config, one)])),
    };
  }

  /**
   * Puts a text in line once more. Of one that may have gone out a person takes it on himself that it comes twice.
   * @throws ForbiddenError, NotFoundError, ConflictError when it waits or was sent meanwhile
   */
  async tryAgain(viewer: Viewer, id: string): Promise<void> {
    if (!can(viewer, 'viewDeliveries')) throw new ForbiddenError();
    const { uow, clock, audit, kick } = this.#deps;
    await uow.run(async (tx) => {
      const delivery = await findDelivery(tx.knex, id);
      if (delivery === null) throw new NotFoundError();
      const now = clock.now();
      if (!(await requeue(tx, id, repeatableStates, now))) throw new ConflictError('deliveryMoved');
      await audit.append(tx, {
        actorId: viewer.accountId,
        action: 'deliveryTriedAgain',
        objectKind: 'delivery',
        objectId: id,
        detail: { was: delivery.state, about: delivery.about, channel: delivery.channel },
        requestId: null,
        at: now,
      });
    });
    kick();
  }
}

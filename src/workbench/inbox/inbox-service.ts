import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { countUnread, type InboxItem, listInbox, markInboxRead } from './notify-repository.ts';

export interface InboxDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
}

/** The messages of one account. */
export class InboxService {
  readonly #deps: InboxDeps;

  constructor(deps: InboxDeps) {
    this.#deps = deps;
  }

  /** The newest messages, read or not. */
  list(accountId: string, limit: number): Promise<InboxItem[]> {
    return listInbox(this.#deps.db.read, accountId, limit);
  }

  countUnread(accountId: string): Promise<number> {
    return countUnread(this.#deps.db.read, accountId);
  }

  /** Reading is said once for all messages there are. */
  markAllRead(accountId: string): Promise<void> {
    const { uow, clock } = this.#deps;
    return uow.run((tx) => markInboxRead(tx, accountId, clock.now()));
  }
}

import type { AuditEntry } from '../../audit/audit-entry.ts';
import type { Clock, Day } from '../../platform/clock.ts';
import type { FieldCrypto } from '../../platform/crypto/field-crypto.ts';
import type { Database, Db } from '../../platform/database/connect.ts';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { Logger } from '../../platform/logger.ts';
import type { PaperTemplate } from '../papers/paper-template.ts';
import type { OwnWording } from '../records/record-parts.ts';
import type { PaperReaders } from '../records/record-sources.ts';
import type { PaperSigner } from '../signing/paper-signer.ts';

/** What every service of papers stands on. */
export interface DocumentsDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly crypto: FieldCrypto;
  readonly log: Logger;
  readonly audit: { append(tx: Tx, entry: AuditEntry): Promise<unknown> };
  readonly readers: PaperReaders;
  readonly templates: ReadonlyMap<string, PaperTemplate>;
  readonly wordings: {
    /** The office's own sentences of a paper in force on a day; null when it has none. */
    ownWording(db: Db, committeeId: string, code: string, day: Day): Promise<OwnWording | null>;
  };
  /** Signs the files of papers issued while it is configured. */
  readonly signer?: PaperSigner | undefined;
  /** Where a printed code leads: `<publicUrl>/verify/<code>`. */
  readonly publicUrl: string;
}

import { createHash } from 'node:crypto';
import type { Viewer } from '../../identity/viewer.ts';
import { addMs, type Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { newId } from '../../platform/ids.ts';
import type { Edition } from '../../typeset/flow/style.ts';
import type { DocumentPrint, IssuedDocument } from '../core/document.ts';
import { insertPrint, listPrints } from '../core/documents-repository.ts';

/** To whom a print goes, and how many copies. */
export interface PrintEntry {
  readonly receiver?: string | undefined;
  readonly copies?: number | undefined;
  readonly edition?: Edition | undefined;
  /** Of the form it was entered with: sent twice, it is entered once. */
  readonly key?: string | null | undefined;
}

/** Writes a print into the log and gives its row. */
export async function enterPrint(
  tx: Tx,
  clock: Clock,
  viewer: Viewer,
  document: IssuedDocument,
  entry: PrintEntry,
): Promise<DocumentPrint> {
  const id = entry.key ? printId(document, entry.key) : newId();
  const twin = (await listPrints(tx.knex, [document.id])).find((one) => one.id === id);
  if (twin) return twin;
  const print = {
    id,
    documentId: document.id,
    printedAt: clock.now(),
    printedBy: viewer.accountId,
    receiver: entry.receiver ?? null,
    copies: entry.copies ?? null,
    isLarge: entry.edition === 'large',
  };
  return { ...print, no: await insertPrint(tx, print) };
}

/** A form's key comes from outside: it names a print of this paper only. */
function printId(document: IssuedDocument, key: string): string {
  return createHash('sha256').update(`${document.id} ${key}`).digest('hex').slice(0, 32);
}

/** Between the entry in the log and the file there is one click; it is not counted as another print. */
const graceMilliseconds = 10 * 60_000;

/** Whether this very print was entered by this person a moment ago. */
export async function isEntered(
  db: Db,
  clock: Clock,
  viewer: Viewer,
  document: IssuedDocument,
  printId: string | undefined,
): Promise<boolean> {
  if (printId === undefined) return false;
  const since = addMs(clock.now(), -graceMilliseconds);
  return (await listPrints(db, [document.id])).some(
    ({ id, printedBy, printedAt }) => id === printId && printedBy === viewer.accountId && printedAt >= since,
  );
}

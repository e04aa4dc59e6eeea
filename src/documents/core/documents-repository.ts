import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import {
  type DocumentColumns,
  type DocumentPrint,
  documentTable,
  type IssuedDocument,
  type PrintColumns,
  printTable,
} from './document.ts';

interface StoredDocument {
  readonly document: IssuedDocument;
  readonly record: object;
}

function stored(row: DocumentColumns): StoredDocument {
  const { record, ...document } = documentTable.fromRow(row);
  return { document, record };
}

/** Without its record, which most readers do not ask for. */
const fromRow = documentTable.without('record');

/** Papers of a case, newest first. */
export async function listDocuments(db: Db, caseId: string): Promise<IssuedDocument[]> {
  const rows = await db<DocumentColumns>('documents')
    .where({ case_id: caseId })
    .orderBy([
      { column: 'issued_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);
  return rows.map(fromRow);
}

/** A paper with its record as stored. */
export async function findDocument(db: Db, caseId: string, id: string): Promise<StoredDocument | null> {
  const row = await db<DocumentColumns>('documents').where({ id, case_id: caseId }).first();
  return row ? stored(row) : null;
}

/** The paper in force of one kind about one thing. */
export async function findCurrent(
  db: Db,
  caseId: string,
  code: string,
  aboutId: string | null,
): Promise<StoredDocument | null> {
  const query = db<DocumentColumns>('documents').where({ case_id: caseId, code, state: 'issued' });
  const row = await (aboutId === null ? query.whereNull('about_id') : query.where({ about_id: aboutId }))
    .orderBy([
      { column: 'issued_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .first();
  return row ? stored(row) : null;
}

export async function findByVerifyCode(db: Db, verifyCode: string): Promise<IssuedDocument | null> {
  const row = await db<DocumentColumns>('documents').where({ verify_code: verifyCode }).first();
  return row ? fromRow(row) : null;
}

/** Papers in force that put another right or add to it, oldest first. */
export async function listCorrections(db: Db, id: string): Promise<IssuedDocument[]> {
  const rows = await db<DocumentColumns>('documents')
    .where({ corrects_id: id, state: 'issued' })
    .orderBy([{ column: 'issued_at' }, { column: 'id' }]);
  return rows.map(fromRow);
}

export async function insertDocument(tx: Tx, document: IssuedDocument, record: object): Promise<void> {
  await documentTable.insert(tx.knex, { ...document, record });
}

/** The old paper stays with its record; verification says what replaced it. Null: what it prints was corrected. */
export async function supersede(tx: Tx, id: string, by: string | null): Promise<void> {
  await tx
    .knex('documents')
    .where({ id, state: 'issued' })
    .update({ state: 'superseded', superseded_by: by });
}

/** Keeps the digest of the first file made from a record; later ones are compared with it. */
export async function savePdf(tx: Tx, id: string, pdf: { sha256: string; pages: number }): Promise<void> {
  await tx
    .knex('documents')
    .where({ id })
    .whereNull('pdf_sha256')
    .update({ pdf_sha256: pdf.sha256, pdf_pages: pdf.pages });
}

export async function listPrints(db: Db, documentIds: readonly string[]): Promise<DocumentPrint[]> {
  if (documentIds.length === 0) return [];
  const rows = await db<PrintColumns>('document_prints')
    .whereIn('document_id', [...documentIds])
    .orderBy([{ column: 'document_id' }, { column: 'no' }]);
  return rows.map(printTable.fromRow);
}

/** Writes the next print of a paper and gives its number. */
export async function insertPrint(tx: Tx, print: Omit<DocumentPrint, 'no'>): Promise<number> {
  const last = await tx
    .knex<PrintColumns>('document_prints')
    .where({ document_id: print.documentId })
    .orderBy('no', 'desc')
    .first();
  const no = (last?.no ?? 0) + 1;
  await printTable.insert(tx.knex, { ...print, no });
  return no;
}

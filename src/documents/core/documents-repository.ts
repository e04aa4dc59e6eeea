import { z } from 'zod';
import type { Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { DocumentPrint, DocumentState, IssuedDocument } from './document.ts';

interface DocumentRow {
  id: string;
  case_id: string;
  code: string;
  number: string | null;
  title: string;
  template_version: string;
  about_id: string | null;
  record: string;
  record_digest: string;
  verify_code: string;
  issuer: string;
  pdf_sha256: string | null;
  pdf_pages: number | null;
  state: DocumentState;
  superseded_by: string | null;
  corrects_id: string | null;
  is_signed: number;
  issued_by: string;
  issued_at: Instant;
}

const storedRecord = z.record(z.string(), z.unknown());

function fromRow(row: DocumentRow): IssuedDocument {
  return {
    id: row.id,
    caseId: row.case_id,
    code: row.code,
    number: row.number,
    title: row.title,
    templateVersion: row.template_version,
    aboutId: row.about_id,
    recordDigest: row.record_digest,
    verifyCode: row.verify_code,
    issuer: row.issuer,
    pdfSha256: row.pdf_sha256,
    pdfPages: row.pdf_pages,
    state: row.state,
    supersededBy: row.superseded_by,
    correctsId: row.corrects_id,
    isSigned: row.is_signed === 1,
    issuedBy: row.issued_by,
    issuedAt: row.issued_at,
  };
}

/** Papers of a case, newest first. */
export async function listDocuments(db: Db, caseId: string): Promise<IssuedDocument[]> {
  const rows = await db<DocumentRow>('documents')
    .where({ case_id: caseId })
    .orderBy([
      { column: 'issued_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);
  return rows.map(fromRow);
}

/** A paper with its record as stored. */
export async function findDocument(
  db: Db,
  caseId: string,
  id: string,
): Promise<{ document: IssuedDocument; record: object } | null> {
  const row = await db<DocumentRow>('documents').where({ id, case_id: caseId }).first();
  return row ? { document: fromRow(row), record: storedRecord.parse(JSON.parse(row.record)) } : null;
}

/** The paper in force of one kind about one thing. */
export async function findCurrent(
  db: Db,
  caseId: string,
  code: string,
  aboutId: string | null,
): Promise<{ document: IssuedDocument; record: object } | null> {
  const query = db<DocumentRow>('documents').where({ case_id: caseId, code, state: 'issued' });
  const row = await (aboutId === null ? query.whereNull('about_id') : query.where({ about_id: aboutId }))
    .orderBy([
      { column: 'issued_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .first();
  return row ? { document: fromRow(row), record: storedRecord.parse(JSON.parse(row.record)) } : null;
}

export async function findByVerifyCode(db: Db, verifyCode: string): Promise<IssuedDocument | null> {
  const row = await db<DocumentRow>('documents').where({ verify_code: verifyCode }).first();
  return row ? fromRow(row) : null;
}

/** Papers in force that put another right or add to it, oldest first. */
export async function listCorrections(db: Db, id: string): Promise<IssuedDocument[]> {
  const rows = await db<DocumentRow>('documents')
    .where({ corrects_id: id, state: 'issued' })
    .orderBy([{ column: 'issued_at' }, { column: 'id' }]);
  return rows.map(fromRow);
}

export async function insertDocument(tx: Tx, document: IssuedDocument, record: object): Promise<void> {
  await tx.knex('documents').insert({
    id: document.id,
    case_id: document.caseId,
    code: document.code,
    number: document.number,
    title: document.title,
    template_version: document.templateVersion,
    about_id: document.aboutId,
    record: JSON.stringify(record),
    record_digest: document.recordDigest,
    verify_code: document.verifyCode,
    issuer: document.issuer,
    pdf_sha256: document.pdfSha256,
    pdf_pages: document.pdfPages,
    state: document.state,
    superseded_by: document.supersededBy,
    corrects_id: document.correctsId,
    is_signed: document.isSigned ? 1 : 0,
    issued_by: document.issuedBy,
    issued_at: document.issuedAt,
  });
}

/** The old paper stays with its record; verification says what replaced it. */
export async function supersede(tx: Tx, id: string, by: string): Promise<void> {
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

interface PrintRow {
  id: string;
  document_id: string;
  no: number;
  printed_at: Instant;
  printed_by: string;
  receiver: string | null;
  copies: number | null;
  is_large: number;
}

export async function listPrints(db: Db, documentIds: readonly string[]): Promise<DocumentPrint[]> {
  if (documentIds.length === 0) return [];
  const rows = await db<PrintRow>('document_prints')
    .whereIn('document_id', [...documentIds])
    .orderBy([{ column: 'document_id' }, { column: 'no' }]);
  return rows.map((row) => ({
    id: row.id,
    documentId: row.document_id,
    no: row.no,
    printedAt: row.printed_at,
    printedBy: row.printed_by,
    receiver: row.receiver,
    copies: row.copies,
    isLarge: row.is_large === 1,
  }));
}

/** Writes the next print of a paper and gives its number. */
export async function insertPrint(tx: Tx, print: Omit<DocumentPrint, 'no'>): Promise<number> {
  const last = await tx
    .knex<PrintRow>('document_prints')
    .where({ document_id: print.documentId })
    .orderBy('no', 'desc')
    .first();
  const no = (last?.no ?? 0) + 1;
  await tx.knex('document_prints').insert({
    id: print.id,
    document_id: print.documentId,
    no,
    printed_at: print.printedAt,
    printed_by: print.printedBy,
    receiver: print.receiver,
    copies: print.copies,
    is_large: print.isLarge ? 1 : 0,
  });
  return no;
}

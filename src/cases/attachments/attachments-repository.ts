import { instant, int, orNull, type RowOf, table, text } from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';

export const attachmentTable = table('attachments', {
  id: text(),
  caseId: orNull(text()),
  leadId: orNull(text()),
  name: text(),
  kind: text(),
  mediaType: text(),
  size: int(),
  sha256: text(),
  note: orNull(text()),
  uploadedBy: text(),
  uploadedAt: instant(),
});
export type Attachment = RowOf<typeof attachmentTable>;

export type AttachmentOwner = { readonly caseId: string } | { readonly leadId: string };

export async function insertAttachment(tx: Tx, row: Attachment): Promise<void> {
  await attachmentTable.insert(tx.knex, row);
}

export async function listAttachments(db: Db, owner: AttachmentOwner): Promise<Attachment[]> {
  const where = 'caseId' in owner ? { case_id: owner.caseId } : { lead_id: owner.leadId };
  const rows = await db('attachments').where(where).orderBy(['uploaded_at', 'id']);
  return rows.map(attachmentTable.fromRow);
}

export async function findAttachment(db: Db, id: string): Promise<Attachment | null> {
  const row = await db('attachments').where({ id }).first();
  return row === undefined ? null : attachmentTable.fromRow(row);
}

import type { Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';

export interface Attachment {
  readonly id: string;
  readonly caseId: string | null;
  readonly leadId: string | null;
  readonly name: string;
  readonly kind: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly note: string | null;
  readonly uploadedBy: string;
  readonly uploadedAt: Instant;
}

export type AttachmentOwner = { readonly caseId: string } | { readonly leadId: string };

export async function insertAttachment(tx: Tx, row: Attachment): Promise<void> {
  await tx.knex('attachments').insert({
    id: row.id,
    case_id: row.caseId,
    lead_id: row.leadId,
    name: row.name,
    kind: row.kind,
    media_type: row.mediaType,
    size: row.size,
    sha256: row.sha256,
    note: row.note,
    uploaded_by: row.uploadedBy,
    uploaded_at: row.uploadedAt,
  });
}

export async function listAttachments(db: Db, owner: AttachmentOwner): Promise<Attachment[]> {
  const where = 'caseId' in owner ? { case_id: owner.caseId } : { lead_id: owner.leadId };
  const rows: AttachmentColumns[] = await db('attachments').where(where).orderBy(['uploaded_at', 'id']);
  return rows.map(fromRow);
}

export async function findAttachment(db: Db, id: string): Promise<Attachment | null> {
  const row: AttachmentColumns | undefined = await db('attachments').where({ id }).first();
  return row === undefined ? null : fromRow(row);
}

interface AttachmentColumns {
  id: string;
  case_id: string | null;
  lead_id: string | null;
  name: string;
  kind: string;
  media_type: string;
  size: number;
  sha256: string;
  note: string | null;
  uploaded_by: string;
  uploaded_at: Instant;
}

function fromRow(row: AttachmentColumns): Attachment {
  return {
    id: row.id,
    caseId: row.case_id,
    leadId: row.lead_id,
    name: row.name,
    kind: row.kind,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    note: row.note,
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at,
  };
}

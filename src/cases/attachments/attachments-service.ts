import type { AuditLog } from '../../audit/audit-log.ts';
import { can } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { ForbiddenError, NotFoundError } from '../../platform/errors.ts';
import type { FileStore } from '../../platform/files/file-store.ts';
import { newId } from '../../platform/ids.ts';
import {
  type Attachment,
  type AttachmentOwner,
  findAttachment,
  insertAttachment,
  listAttachments,
} from './attachments-repository.ts';

export const attachmentKinds = ['evidence', 'identity', 'photo', 'signed', 'other'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

export interface NewAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly kind: AttachmentKind;
  readonly note?: string | undefined;
}

/**
 * Files of a case or a lead. Callers have checked that the person may see its owner; they pass the case or lead
 * they found, so a file of another one is not found through it.
 */
export class AttachmentsService {
  readonly #deps: AttachmentsDeps;

  constructor(deps: AttachmentsDeps) {
    this.#deps = deps;
  }

  list(owner: AttachmentOwner): Promise<Attachment[]> {
    return listAttachments(this.#deps.db.read, owner);
  }

  /**
   * Stores the content first and names it in a row after, so that no row ever lacks its file. A file that its owner
   * already has is not added twice, so a form may be sent again. @throws ForbiddenError
   */
  async add(
    viewer: Viewer,
    owner: AttachmentOwner,
    files: readonly NewAttachment[],
    requestId: string | null = null,
  ): Promise<Attachment[]> {
    if (!can(viewer, 'uploadAttachment')) throw new ForbiddenError();
    const { uow, files: store, clock, audit } = this.#deps;
    const stored: { file: NewAttachment; sha256: string; size: number }[] = [];
    for (const file of files) stored.push({ file, ...(await store.put(file.bytes)) });
    return uow.run(async (tx) => {
      const at = clock.now();
      const rows: Attachment[] = [];
      const present = await listAttachments(tx.knex, owner);
      for (const { file, sha256, size } of stored) {
        const same = [...present, ...rows].find((row) => row.sha256 === sha256);
        if (same !== undefined) {
          rows.push(same);
          continue;
        }
        const row: Attachment = {
          id: newId(),
          caseId: 'caseId' in owner ? owner.caseId : null,
          leadId: 'leadId' in owner ? owner.leadId : null,
          name: file.name,
          kind: file.kind,
          mediaType: file.mediaType,
          size,
          sha256,
          note: file.note ?? null,
          uploadedBy: viewer.accountId,
          uploadedAt: at,
        };
        await insertAttachment(tx, row);
        await audit.append(tx, {
          actorId: viewer.accountId,
          action: 'attachmentAdded',
          objectKind: 'caseId' in owner ? 'case' : 'lead',
          objectId: 'caseId' in owner ? owner.caseId : owner.leadId,
          detail: { attachmentId: row.id, kind: row.kind, sha256 },
          requestId,
          at,
        });
        rows.push(row);
      }
      return rows;
    });
  }

  /** Gives a file's content; the download is logged. @throws ForbiddenError, NotFoundError */
  async open(
    viewer: Viewer,
    owner: AttachmentOwner,
    id: string,
    requestId: string | null = null,
  ): Promise<{ row: Attachment; bytes: Buffer }> {
    if (!can(viewer, 'downloadAttachment')) throw new ForbiddenError();
    const { db, uow, files, clock, audit } = this.#deps;
    const row = await findAttachment(db.read, id);
    const isOwn = 'caseId' in owner ? row?.caseId === owner.caseId : row?.leadId === owner.leadId;
    if (row === null || !isOwn) throw new NotFoundError();
    const bytes = await files.read(row.sha256);
    await uow.run((tx) =>
      audit.append(tx, {
        actorId: viewer.accountId,
        action: 'attachmentRead',
        objectKind: 'caseId' in owner ? 'case' : 'lead',
        objectId: 'caseId' in owner ? owner.caseId : owner.leadId,
        detail: { attachmentId: id },
        requestId,
        at: clock.now(),
      }),
    );
    return { row, bytes };
  }
}

export interface AttachmentsDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly audit: AuditLog;
  readonly files: FileStore;
}

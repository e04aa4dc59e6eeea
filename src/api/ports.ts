import type { AreaTree } from '../areas/area-tree.ts';
import type { Offices } from '../areas/offices.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { Case } from '../cases/case.ts';
import type { CaseService } from '../cases/case-service.ts';
import type { LeadService } from '../cases/lead-service.ts';
import type { PartyRepository } from '../cases/party-repository.ts';
import type { DocumentsService } from '../documents/documents-service.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { Clock, Instant } from '../platform/clock.ts';
import type { Database, Db } from '../platform/database/connect.ts';
import type { UnitOfWork } from '../platform/database/unit-of-work.ts';
import type { I18n } from '../platform/i18n.ts';
import type { Logger } from '../platform/logger.ts';
import type { StatisticsService } from '../statistics/statistics-service.ts';
import type { UploadedFile } from '../web/uploads.ts';
import type { WorkflowEngine } from '../workflow/engine.ts';
import type { TokenReader } from './api-request.ts';

/** What one feature adds to `GET /cases/{id}`: JSON members by name. */
export type CasePart = (db: Db, subject: Case, viewer: Viewer) => Promise<object>;

export interface AttachmentInfo {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly note: string | null;
  readonly uploadedAt: Instant;
}

/** Scans and photographs of a case; the service decides who may add and open them. */
export interface AttachmentsPort {
  list(viewer: Viewer, subject: Case): Promise<readonly AttachmentInfo[]>;
  add(
    viewer: Viewer,
    subject: Case,
    file: UploadedFile & { readonly kind?: string; readonly note?: string },
    requestId: string,
  ): Promise<AttachmentInfo>;
  /** @throws NotFoundError */
  open(
    viewer: Viewer,
    subject: Case,
    attachmentId: string,
  ): Promise<{ readonly name: string; readonly mediaType: string; readonly bytes: Buffer }>;
}

/** Everything the API stands on; `container.ts` supplies it. */
export interface ApiDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly i18n: I18n;
  readonly log: Logger;
  readonly tokens: TokenReader;
  readonly audit: Pick<AuditLog, 'append'>;
  readonly areas: { readonly tree: AreaTree; readonly offices: Offices };
  readonly engine: Pick<WorkflowEngine, 'form' | 'history' | 'deadlinesOf' | 'stateLabel' | 'registry'>;
  readonly cases: Pick<CaseService, 'registerCase' | 'getCase' | 'peopleOf' | 'offers' | 'fire'>;
  readonly leads: Pick<LeadService, 'report' | 'getLead' | 'offers' | 'fire'>;
  readonly parties: Pick<PartyRepository, 'casesByIndex'>;
  readonly parts: readonly CasePart[];
  readonly attachments: AttachmentsPort;
  readonly documents: Pick<DocumentsService, 'list' | 'issue' | 'print' | 'verify'>;
  readonly statistics: StatisticsService;
}

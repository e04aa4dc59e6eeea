import type { AuditLog } from '../audit/audit-log.ts';
import type { AttachmentsService } from '../cases/attachments/attachments-service.ts';
import type { BulkService } from '../cases/bulk/bulk-service.ts';
import type { EarlierService } from '../cases/earlier/earlier-service.ts';
import type { CaseListFilter } from '../cases/lists/filters-read-model.ts';
import type { CaseLine } from '../cases/lists/list-read-model.ts';
import type { NumberSearchService } from '../cases/lists/number-search-service.ts';
import type { CaseService } from '../cases/registration/case-service.ts';
import type { DocumentsService } from '../documents/issuing/documents-service.ts';
import type { VerificationService } from '../documents/verification/verification-service.ts';
import type { VolumeService } from '../documents/volume/volume-service.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { LeadService } from '../leads/lead-service.ts';
import type { AreaTree } from '../offices/area-tree.ts';
import type { Dictionaries } from '../offices/dictionaries.ts';
import type { Offices } from '../offices/offices.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Db } from '../platform/database/connect.ts';
import type { UnitOfWork } from '../platform/database/unit-of-work.ts';
import type { I18n } from '../platform/i18n.ts';
import type { Logger } from '../platform/logger.ts';
import type { StatisticsService } from '../statistics/statistics-service.ts';
import type { WorkflowEngine } from '../workflow/engine/engine.ts';
import type { TokenReader } from './api-request.ts';

/** What one feature adds to `GET /cases/{id}`: JSON members by name. */
export type CasePart = (db: Db, caseId: string, viewer: Viewer) => Promise<object>;

/** Lists of cases as far as the viewer may see them; `CaseListService` fits. */
export interface CaseListsPort {
  list(
    viewer: Viewer,
    filter: CaseListFilter,
    page: { readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<{ readonly lines: readonly CaseLine[]; readonly nextCursor: string | null }>;
  /** 1001 stands for more than a thousand. */
  count(viewer: Viewer, filter: CaseListFilter): Promise<number>;
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
  readonly areas: {
    readonly tree: AreaTree;
    readonly offices: Offices;
    readonly dictionaries: Dictionaries;
  };
  readonly engine: Pick<WorkflowEngine, 'form' | 'history' | 'deadlinesOf' | 'stateLabel' | 'registry'>;
  readonly cases: Pick<CaseService, 'registerCase' | 'getCase' | 'peopleOf' | 'offers' | 'fire'>;
  readonly earlier: Pick<EarlierService, 'page' | 'decide'>;
  readonly leads: Pick<LeadService, 'report' | 'getLead' | 'offers' | 'fire'>;
  readonly caseLists: CaseListsPort;
  readonly bulk: Pick<BulkService, 'run'>;
  readonly numbers: Pick<NumberSearchService, 'search' | 'open'>;
  readonly parts: readonly CasePart[];
  readonly attachments: Pick<AttachmentsService, 'list' | 'add' | 'open'>;
  readonly documents: Pick<DocumentsService, 'list' | 'issue' | 'print'>;
  readonly verification: Pick<VerificationService, 'verify'>;
  readonly volumes: Pick<VolumeService, 'bind'>;
  readonly statistics: StatisticsService;
}

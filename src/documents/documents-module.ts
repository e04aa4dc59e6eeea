import type { AuditEntry } from '../audit/audit-entry.ts';
import type { JobsService } from '../jobs/jobs-service.ts';
import type { Clock } from '../platform/clock.ts';
import type { FieldCrypto } from '../platform/crypto/field-crypto.ts';
import type { Database } from '../platform/database/connect.ts';
import type { Tx, UnitOfWork } from '../platform/database/unit-of-work.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import type { Logger } from '../platform/logger.ts';
import type { RouteGroup } from '../web/routes.ts';
import type { WorkflowContribution } from '../workflow/definitions/ports.ts';
import type { TraitsOf } from '../workflow/definitions/traits.ts';
import { batchRoutes } from './batch/batch-routes.ts';
import { BatchService } from './batch/batch-service.ts';
import { documentRoutes } from './document-routes.ts';
import type { Renderer } from './drawing/render-task.ts';
import { CarriedValues } from './issuing/carried-values.ts';
import { closingPapersFacts } from './issuing/closing-facts.ts';
import { DocumentsService } from './issuing/documents-service.ts';
import { printRoutes } from './issuing/print-routes.ts';
import { type PaperToRedraw, type RenderedPaper, redrawPaper } from './issuing/render-paper.ts';
import { handlingOf, paperTemplates } from './papers/paper-set.ts';
import type { PaperTemplate } from './papers/paper-template.ts';
import type {
  AgreementListReader,
  AgreementTextReader,
  MediationReader,
  SecretsReader,
} from './records/record-ports.ts';
import type { PaperSigner } from './signing/paper-signer.ts';
import { VerificationService } from './verification/verification-service.ts';
import { type VerifyLimit, verifyRoutes } from './verification/verify-routes.ts';
import { VolumeService } from './volume/volume-service.ts';
import { wordRoutes } from './word/word-routes.ts';
import { WordService } from './word/word-service.ts';
import { bookRoutes } from './wording/book-routes.ts';
import { WordingService } from './wording/wording-service.ts';
import { EntriesService } from './written/entries-service.ts';
import { entryRoutes } from './written/entry-routes.ts';

export interface DocumentsModuleDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly crypto: FieldCrypto;
  readonly log: Logger;
  readonly audit: { append(tx: Tx, entry: AuditEntry): Promise<unknown> };
  readonly publicUrl: string;
  readonly readMediation: MediationReader;
  readonly readAgreementText: AgreementTextReader;
  readonly listAgreements: AgreementListReader;
  readonly secrets: SecretsReader;
  /** Chinese label of a dictionary's code. */
  readonly labelOf: (dictionary: string, code: string) => string;
  readonly traitsOf: TraitsOf;
  readonly verifyLimit?: VerifyLimit;
  /** An office's electronic signature; none unless it is configured. */
  readonly signer?: PaperSigner | undefined;
  /** The papers of this release unless an office brings its own. */
  readonly templates?: ReadonlyMap<string, PaperTemplate>;
  readonly files: FileStore;
  /** Who draws volumes and batches. */
  readonly renderer: Renderer;
  readonly jobs: JobsService;
}

export interface DocumentsModule {
  readonly service: DocumentsService;
  readonly volumes: VolumeService;
  readonly verification: VerificationService;
  /** Which papers print what was corrected. */
  readonly carried: CarriedValues;
  readonly entries: EntriesService;
  readonly wordings: WordingService;
  readonly words: WordService;
  readonly batches: BatchService;
  /** The file of an issued paper, drawn once more with the address its code leads to; null where that cannot be. */
  readonly redraw: (
    paper: PaperToRedraw,
    publicUrl: string,
  ) => Promise<Omit<RenderedPaper, 'missing'> | null>;
  readonly routes: readonly RouteGroup[];
}

/** What papers bring to the engine: which of them the file still lacks. */
export const documentsWorkflow: WorkflowContribution = { facts: [closingPapersFacts] };

/** Everything the container wires of papers: the service for pages and API, and the routes. */
export function createDocumentsModule(deps: DocumentsModuleDeps): DocumentsModule {
  const { db, uow, clock, crypto, log, audit, publicUrl } = deps;
  const { files, renderer, jobs } = deps;
  const { readMediation, readAgreementText, listAgreements, secrets, labelOf, traitsOf } = deps;
  const templates = deps.templates ?? paperTemplates;
  const wordings = new WordingService({ db, uow, clock, audit, templates });
  const readers = {
    readMediation,
    readAgreementText,
    listAgreements,
    secrets,
    labelOf,
    traitsOf,
    handlingOf,
  };
  const words = new WordService({ db, uow, clock, files, audit, readers });
  const papers = {
    wordings,
    db,
    uow,
    clock,
    crypto,
    log,
    audit,
    publicUrl,
    readers,
    templates,
    signer: deps.signer,
  };
  const service = new DocumentsService(papers);
  const volumes = new VolumeService({ ...papers, files, renderer, jobs });
  const verification = new VerificationService(papers);
  const entries = new EntriesService(papers);
  const batches = new BatchService({ ...papers, documents: service, renderer, jobs });
  return {
    service,
    volumes,
    verification,
    carried: new CarriedValues(papers),
    entries,
    wordings,
    words,
    batches,
    redraw: (paper, url) => redrawPaper({ templates, renderer, signer: deps.signer }, paper, url),
    routes: [
      wordRoutes({ words, db, clock }),
      bookRoutes({ wordings }),
      entryRoutes({ entries, db }),
      batchRoutes({ batches, jobs, db, clock }),
      printRoutes({ documents: service, db }),
      documentRoutes({ documents: service, volumes, jobs, entries, words, batches, db }),
      verifyRoutes({ verification, ...(deps.verifyLimit ? { limit: deps.verifyLimit } : {}) }),
    ],
  };
}

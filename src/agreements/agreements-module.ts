import type { Db } from '../platform/database/connect.ts';
import type { WorkflowContribution } from '../workflow/definitions/ports.ts';
import { createAgreementsWorkflow } from './agreements-workflow.ts';
import type { AgreementsDeps } from './core/deps.ts';
import {
  type AgreementsRecord,
  agreementTextReader,
  readAgreementsRecord,
} from './record/agreement-record.ts';
import { type AgreementsApiParts, agreementsApiParts } from './record/agreements-api.ts';
import { agreementsPanel } from './record/agreements-panel.ts';

export interface AgreementsModule {
  readonly workflow: WorkflowContribution;
  readonly panels: readonly ReturnType<typeof agreementsPanel>[];
  readonly apiParts: (db: Db, caseId: string) => Promise<AgreementsApiParts>;
  readonly readAgreementsRecord: (db: Db, caseId: string) => Promise<AgreementsRecord>;
  /** The documents service's port: the frozen text of an agreement, or what a draft would become. */
  readonly readAgreementText: ReturnType<typeof agreementTextReader>;
}

/** Everything the container wires of agreements: the engine's part, the case page's part, the API's and the papers'. */
export function createAgreementsModule(deps: AgreementsDeps): AgreementsModule {
  return {
    workflow: createAgreementsWorkflow(deps),
    panels: [agreementsPanel(deps)],
    apiParts: agreementsApiParts(deps),
    readAgreementsRecord: (db, caseId) => readAgreementsRecord(db, caseId, deps),
    readAgreementText: agreementTextReader(deps),
  };
}

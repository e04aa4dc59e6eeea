import type { WorkflowContribution } from '../workflow/definitions/ports.ts';
import type { MediationDeps } from './core/open-proceeding.ts';
import { createMediationWorkflow } from './mediation-workflow.ts';
import { mediationApiParts } from './record/mediation-api.ts';
import { mediationPanel } from './record/mediation-panel.ts';
import { readMediationRecord } from './record/mediation-record.ts';

export interface MediationModule {
  readonly workflow: WorkflowContribution;
  readonly panels: readonly (typeof mediationPanel)[];
  readonly readMediationRecord: typeof readMediationRecord;
  readonly apiParts: typeof mediationApiParts;
}

/** Everything the container wires of mediation: the engine's part, the case page's part, the papers' and the API's. */
export function createMediationModule(deps: MediationDeps): MediationModule {
  return {
    workflow: createMediationWorkflow(deps),
    panels: [mediationPanel],
    readMediationRecord,
    apiParts: mediationApiParts,
  };
}

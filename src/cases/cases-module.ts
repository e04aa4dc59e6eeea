import type { EventName, Handlers } from '../../workflows/vocabulary/events.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { AreasService } from '../offices/areas-service.ts';
import type { Clock } from '../platform/clock.ts';
import type { FieldCrypto } from '../platform/crypto/field-crypto.ts';
import type { Database, Db } from '../platform/database/connect.ts';
import type { UnitOfWork } from '../platform/database/unit-of-work.ts';
import type { EventSpec } from '../workflow/definitions/definition.ts';
import { mergeContributions } from '../workflow/definitions/merge-contributions.ts';
import type { WorkflowContribution } from '../workflow/definitions/ports.ts';
import type { TraitsOf } from '../workflow/definitions/traits.ts';
import type { WorkflowEngine } from '../workflow/engine/engine.ts';
import { actsApiPart } from './acts/acts-api.ts';
import { actsWorkflow } from './acts/acts-module.ts';
import { actsPanel } from './acts/acts-panel.ts';
import { emergencyPanel } from './acts/emergency-panel.ts';
import { closingWorkflow } from './closing/closing-module.ts';
import { proposalsPanel } from './closing/proposals-panel.ts';
import type { DisputeType } from './core/case.ts';
import { CaseSubjectStore } from './core/case-store-repository.ts';
import { keepingTexts, named, onlyWords } from './core/event-texts-repository.ts';
import { earlierPanel } from './earlier/earlier-panel.ts';
import { EarlierService } from './earlier/earlier-service.ts';
import { linkedWorkflow } from './linked/linked-module.ts';
import { linksPanel } from './linked/links-panel.ts';
import { linksApiPart } from './linked/visible-links.ts';
import { PartyRepository } from './parties/party-repository.ts';
import { CaseService } from './registration/case-service.ts';
import { registrationWorkflow } from './registration/registration-module.ts';
import { indexAgain } from './search/indexing.ts';
import { copiesPanel } from './sharing/copies-panel.ts';
import { jointPanel } from './sharing/joint-panel.ts';
import { sharingApiPart } from './sharing/sharing-api.ts';
import { sharingWorkflow } from './sharing/sharing-module.ts';

export interface CasesDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly areas: AreasService;
  readonly audit: AuditLog;
  readonly crypto: FieldCrypto;
  /** Cases of a demo office are marked, and so is every paper of theirs. */
  readonly isDemo: boolean;
  /** Every event of the vocabulary. */
  readonly events: readonly EventSpec[];
  /** Asked late: the engine is built from this module's contribution. */
  readonly engine: () => WorkflowEngine;
  readonly traitsOf: TraitsOf;
}

/** Events of a case that leave nothing behind but the words typed with them. */
const wordsAlone = {
  addNote: onlyWords,
  applyEnforcement: onlyWords,
  applyPaymentOrder: onlyWords,
  handDown: onlyWords,
  handUp: onlyWords,
  recordEnforced: onlyWords,
  resolveOnSpot: onlyWords,
  resume: onlyWords,
  sueOnAgreement: onlyWords,
  suspend: onlyWords,
  urge: onlyWords,
  withdrawAssignment: onlyWords,
} satisfies Handlers;

/** Events of a case whose typed words have no row of their own; they are kept with the case. */
const eventsWithWords: readonly EventName[] = [
  ...(Object.keys(wordsAlone) as EventName[]),
  'accept',
  'close',
  'deescalate',
  'escalate',
  'linkCase',
  'recordDecision',
  'recordLimitation',
  'recordSuperiorDeadline',
  'receiveReferral',
  'rejectProposal',
  'refuse',
  'replaceParty',
  'void',
  'withdrawReferral',
];

/** An event that puts an act on record has a day of its own. */
const isAct = (spec: EventSpec): boolean => 'happenedOn' in spec.form.shape;

/** Everything the container wires of cases. */
export function createCasesModule(deps: CasesDeps) {
  const parties = new PartyRepository(deps.crypto);
  const { traitsOf } = deps;
  const titleOf = (names: string, type: DisputeType) =>
    `${names}${deps.engine().registry.currentTraits(type).titleWord}`.slice(0, 100);
  const specOf = (event: string) => deps.engine().registry.vocabulary.events.get(event);
  const register = {
    areas: deps.areas,
    parties,
    engine: deps.engine,
    traitsOf,
    titleOf,
    isDemo: deps.isDemo,
  };
  const rooms = mergeContributions([
    registrationWorkflow({ areas: deps.areas, parties }),
    closingWorkflow,
    sharingWorkflow(deps),
    actsWorkflow({ ...deps, specOf, actEvents: deps.events.filter(isAct) }),
    linkedWorkflow(register),
    { handlers: wordsAlone },
  ]);
  const workflow: WorkflowContribution = {
    ...rooms,
    handlers: keepingTexts(rooms.handlers ?? {}, named(deps.events, eventsWithWords)),
  };
  const earlier = new EarlierService(deps);
  return {
    service: new CaseService({ ...deps, parties, titleOf }),
    parties,
    earlier,
    titleOf,
    /** What registering a case takes, for the leads that become one. */
    register,
    workflow,
    panels: [
      emergencyPanel(deps.areas),
      proposalsPanel,
      actsPanel({ areas: deps.areas, specOf }),
      jointPanel(deps.areas),
      copiesPanel,
      linksPanel,
      earlierPanel({ earlier, areas: deps.areas }),
    ],
    apiPart: async (db: Db, caseId: string, viewer: Viewer) => ({
      ...(await linksApiPart(db, caseId, viewer)),
      ...(await actsApiPart(db, caseId)),
      ...(await sharingApiPart(db, caseId)),
    }),
    subjectStore: new CaseSubjectStore(traitsOf, indexAgain),
  };
}

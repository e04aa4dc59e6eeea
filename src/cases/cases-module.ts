import type { AuditLog } from '../audit/audit-log.ts';
import type { Viewer } from '../identity/viewer.ts';
import { leadFormDefaults } from '../leads/lead-defaults.ts';
import { leadFacts } from '../leads/lead-facts-repository.ts';
import { leadHandlers } from '../leads/lead-handlers.ts';
import { LeadService } from '../leads/lead-service.ts';
import type { AreasService } from '../offices/areas-service.ts';
import type { Clock } from '../platform/clock.ts';
import type { FieldCrypto } from '../platform/crypto/field-crypto.ts';
import type { Database, Db } from '../platform/database/connect.ts';
import type { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { notifyConsumer } from '../workbench/inbox/notify-consumer.ts';
import type { EventSpec } from '../workflow/definitions/definition.ts';
import type { SubjectStore, WorkflowContribution } from '../workflow/definitions/ports.ts';
import type { WorkflowEngine } from '../workflow/engine/engine.ts';
import { actFacts, sharingFacts } from './acts/act-facts.ts';
import { actDefaults, actOptionProviders } from './acts/act-options.ts';
import { actsApiPart } from './acts/acts-api.ts';
import { actsPanel } from './acts/acts-panel.ts';
import { emergencyPanel } from './acts/emergency-panel.ts';
import { caseFormDefaults, caseOptionProviders } from './case-providers.ts';
import { CaseService } from './case-service.ts';
import { decisionFacts } from './closing/decision-facts-repository.ts';
import { proposalAbout } from './closing/proposal-about.ts';
import { proposalsPanel } from './closing/proposals-panel.ts';
import type { DisputeType } from './core/case.ts';
import { keepingTexts } from './core/event-texts-repository.ts';
import { caseFacts } from './core/facts-repository.ts';
import { CaseSubjectStore, LeadSubjectStore } from './core/subject-stores-repository.ts';
import { linksPanel } from './linked/links-panel.ts';
import { linksApiPart } from './linked/visible-links.ts';
import { PartyRepository } from './parties/party-repository.ts';
import { caseHandlers } from './registration/intake-handlers.ts';
import { caseEffects } from './registration/registration-effects.ts';
import { caseTitleWords } from './registration/texts.ts';
import { copiesPanel } from './sharing/copies-panel.ts';
import { jointPanel } from './sharing/joint-panel.ts';

export interface CasesDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly areas: AreasService;
  readonly audit: AuditLog;
  readonly crypto: FieldCrypto;
  /** Cases of a demo office are marked, and so is every paper of theirs. */
  readonly isDemo: boolean;
  /** Events of a case whose typed words have no row of their own; they are kept with the case. */
  readonly textEvents: readonly EventSpec[];
  /** Events that put an act on record: their day starts as today. */
  readonly actEvents: readonly EventSpec[];
  /** Asked late: the engine is built from this module's contribution. */
  readonly engine: () => WorkflowEngine;
}

/** Everything the container wires of cases and leads. */
export function createCasesModule(deps: CasesDeps) {
  const parties = new PartyRepository(deps.crypto);
  const titleOf = (names: string, type: DisputeType) => {
    const word = caseTitleWords[type] ?? deps.engine().registry.current(type).definition.label.zh;
    return `${names}${word}`.slice(0, 100);
  };
  const specOf = (event: string) => deps.engine().registry.vocabulary.events.get(event);
  const register = { areas: deps.areas, parties, engine: deps.engine, titleOf, isDemo: deps.isDemo };
  const workflow: WorkflowContribution = {
    handlers: keepingTexts(
      { ...caseHandlers({ areas: deps.areas, parties }), ...leadHandlers(register) },
      deps.textEvents,
    ),
    effects: caseEffects({ areas: deps.areas, parties }),
    facts: [caseFacts, decisionFacts, leadFacts, actFacts, sharingFacts],
    options: {
      ...caseOptionProviders({ clock: deps.clock, areas: deps.areas, parties }),
      ...actOptionProviders({ areas: deps.areas, clock: deps.clock, specOf }),
    },
    defaults: { ...actDefaults(deps), ...caseFormDefaults(deps), ...leadFormDefaults },
    about: proposalAbout,
  };
  const subjectStores: readonly SubjectStore[] = [new CaseSubjectStore(), new LeadSubjectStore()];
  return {
    service: new CaseService({ ...deps, parties, titleOf }),
    leads: new LeadService(deps),
    parties,
    workflow,
    panels: [
      emergencyPanel(deps.areas),
      proposalsPanel,
      actsPanel({ areas: deps.areas, specOf }),
      jointPanel(deps.areas),
      copiesPanel,
      linksPanel,
    ],
    apiPart: async (db: Db, caseId: string, viewer: Viewer) => ({
      ...(await linksApiPart(db, caseId, viewer)),
      ...(await actsApiPart(db, caseId)),
    }),
    subjectStores,
    consumers: { notify: notifyConsumer(deps) },
  };
}

import { recordAct } from '../cases/act-handlers.ts';
import type { WorkflowContribution } from '../workflow/ports.ts';
import { acknowledge, assignHandler, decline } from './assignment-handlers.ts';
import { electRepresentatives, passResolutionHandler, waiveResolution } from './collective-handlers.ts';
import { fail, followUp, notifyRoutes, terminate, withdraw } from './ending-handlers.ts';
import type { MediationDeps } from './handler-support.ts';
import { balanceLedger, recordHandover } from './lease-handlers.ts';
import { mediationDefaults } from './mediation-defaults.ts';
import { mediationFacts } from './mediation-facts.ts';
import { mediationOptions } from './mediation-options.ts';
import { consent, markAbsent, refuseConsent, serveRights } from './party-handlers.ts';
import { proceedingEffects } from './proceeding-effects.ts';
import { reMediate, reopen } from './proceeding-handlers.ts';
import { aboutRecusal, decideRecusal, recusalFacts, requestRecusal } from './recusal-handlers.ts';
import { returnVisitFacts } from './return-visit-facts.ts';
import { holdSession, schedule } from './session-handlers.ts';
import { handoverHandler, successionFacts, successionOptions } from './succession.ts';
import { attachMapAnnex, survey } from './survey-handlers.ts';
import { clearFalseMediation, receiveAppraisal } from './suspension-handlers.ts';

/** Acts of inquiry and of performance that are put on record and no more. */
const inquiryActs = {
  demandEmployerRecords: recordAct,
  recordViolation: recordAct,
  verifyTitles: recordAct,
  setMarkers: recordAct,
  registerTitle: recordAct,
  recordDemand: recordAct,
  proveOralChange: recordAct,
  claimForceMajeure: recordAct,
  confirmVacated: recordAct,
  refunded: recordAct,
};

/** What mediation brings to the engine: its events, the opening and ending of proceedings, and what is true of them. */
export function createMediationWorkflow(deps: MediationDeps): WorkflowContribution {
  return {
    handlers: {
      assign: assignHandler(deps),
      acknowledge,
      decline,
      handover: handoverHandler(deps),
      schedule,
      consent,
      refuseConsent,
      serveRights,
      holdSession,
      markAbsent,
      passResolution: passResolutionHandler(deps),
      waiveResolution,
      electRepresentatives,
      recordHandover,
      balanceLedger,
      fail,
      terminate,
      withdraw,
      notifyRoutes,
      followUp,
      reMediate,
      reopen,
      requestRecusal,
      decideRecusal,
      ...inquiryActs,
      survey,
      attachMapAnnex,
      requestAppraisal: recordAct,
      receiveAppraisal,
      reportFalseMediation: recordAct,
      clearFalseMediation,
    },
    effects: proceedingEffects,
    facts: [mediationFacts, returnVisitFacts, successionFacts(deps), recusalFacts],
    options: { ...mediationOptions(deps), ...successionOptions(deps) },
    defaults: mediationDefaults(deps),
    about: { decideRecusal: aboutRecusal },
  };
}

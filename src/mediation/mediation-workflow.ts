import type { Contribution } from '../../workflows/vocabulary/events.ts';
import { recordAct } from '../cases/acts/act-handlers.ts';
import { acknowledge, assignHandler, decline } from './assignment/assignment-handlers.ts';
import { succeedCommittee } from './assignment/committee-succession.ts';
import { aboutRecusal, decideRecusal, recusalFacts, requestRecusal } from './assignment/recusal-handlers.ts';
import { handoverHandler, successionFacts, successionOptions } from './assignment/succession.ts';
import {
  electRepresentatives,
  passResolutionHandler,
  waiveResolution,
} from './collectives/collective-handlers.ts';
import { consent, markAbsent, refuseConsent, serveRights } from './consent/consent-handlers.ts';
import { mediationOptions } from './core/mediation-options.ts';
import type { MediationDeps } from './core/open-proceeding.ts';
import { fail, followUp, notifyRoutes, terminate, withdraw } from './endings/ending-handlers.ts';
import { proceedingEffects } from './endings/proceeding-effects.ts';
import { reMediate, reopen } from './endings/proceeding-handlers.ts';
import { returnVisitFacts } from './endings/return-visit-facts.ts';
import { clearFalseMediation, receiveAppraisal } from './endings/suspension-handlers.ts';
import { balanceLedger, recordHandover } from './property/lease-handlers.ts';
import { attachMapAnnex, survey } from './property/survey-handlers.ts';
import { mediationDefaults } from './record/mediation-defaults.ts';
import { mediationFacts } from './record/mediation-facts.ts';
import { holdSession, schedule } from './sessions/session-handlers.ts';

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
export function createMediationWorkflow(deps: MediationDeps): Contribution {
  return {
    handlers: {
      assign: assignHandler(deps),
      acknowledge,
      decline,
      handover: handoverHandler(deps),
      succeedCommittee,
      schedule,
      consent,
      refuseConsent,
      serveRights,
      holdSession,
      markAbsent,
      passResolution: passResolutionHandler(deps),
      waiveResolution,
      electRepresentatives: electRepresentatives(deps),
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

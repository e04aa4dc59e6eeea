import { recordAct } from '../cases/act-handlers.ts';
import type { WorkflowContribution } from '../workflow/ports.ts';
import { agreementDefaults } from './agreement-defaults.ts';
import type { AgreementsDeps } from './agreement-deps.ts';
import { freezeDrafts, makeEffective, thawDrafts } from './agreement-effects.ts';
import { agreementFacts } from './agreement-facts.ts';
import { agreementOptions } from './agreement-options.ts';
import {
  confirmWorker,
  discardDraft,
  draftAgreementHandler,
  oralAgreementHandler,
} from './draft-handlers.ts';
import { formerAgreementEffects } from './former-agreement-effects.ts';
import { applyConfirm, breach, courtRuling, recordPerformance } from './performance-handlers.ts';
import { applyArbitralReview } from './review-handlers.ts';
import { affixSeal, refuseSign, sign, signMediator, signPeacePact } from './sign-handlers.ts';

/** What agreements bring to the engine: handlers of their events, effects, facts, option lists, form defaults. */
export function createAgreementsWorkflow(deps: AgreementsDeps): WorkflowContribution {
  return {
    handlers: {
      draftAgreement: draftAgreementHandler(deps),
      discardDraft,
      confirmWorker,
      oralAgreement: oralAgreementHandler(deps),
      sign,
      signMediator,
      affixSeal,
      refuseSign,
      signPeacePact,
      recordPerformance,
      breach,
      applyConfirm,
      confirmed: courtRuling,
      rejected: courtRuling,
      applyArbitralReview,
      reviewed: recordAct,
      reviewRefused: recordAct,
    },
    effects: { freezeDrafts: freezeDrafts(deps), thawDrafts, makeEffective, ...formerAgreementEffects },
    facts: [agreementFacts(deps)],
    options: agreementOptions(deps),
    defaults: agreementDefaults(deps),
  };
}

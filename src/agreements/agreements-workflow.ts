import type { Contribution } from '../../workflows/vocabulary/events.ts';
import { recordAct } from '../cases/acts/act-handlers.ts';
import type { AgreementsDeps } from './core/deps.ts';
import { agreementDefaults } from './drafting/draft-defaults.ts';
import {
  confirmWorker,
  discardDraft,
  draftAgreementHandler,
  oralAgreementHandler,
} from './drafting/draft-handlers.ts';
import { formerAgreementEffects } from './performance/former-agreement-effects.ts';
import { applyConfirm, breach, courtRuling, recordPerformance } from './performance/performance-handlers.ts';
import { applyArbitralReview } from './performance/review-handlers.ts';
import { agreementFacts } from './record/agreement-facts.ts';
import { agreementOptions } from './record/agreement-options.ts';
import { freezeDrafts, makeEffective, thawDrafts } from './signing/effective-agreement.ts';
import { affixSeal, refuseSign, sign, signMediator, signPeacePact } from './signing/sign-handlers.ts';

/** What agreements bring to the engine: handlers of their events, effects, facts, option lists, form defaults. */
export function createAgreementsWorkflow(deps: AgreementsDeps): Contribution {
  return {
    handlers: {
      draftAgreement: draftAgreementHandler(deps),
      discardDraft,
      confirmWorker: confirmWorker(deps),
      oralAgreement: oralAgreementHandler(deps),
      sign: sign(deps),
      signMediator,
      affixSeal,
      refuseSign,
      signPeacePact: signPeacePact(deps),
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

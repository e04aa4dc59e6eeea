import { application } from './d02-application.ts';
import { acceptance } from './d03-acceptance.ts';
import { rightsNotice } from './d04-rights-notice.ts';
import { representativesRoll } from './d06b-representatives.ts';
import { villageResolution } from './d06c-resolution.ts';
import { mediationRecord } from './d09-record.ts';
import { agreement } from './d10-agreement.ts';
import { oralAgreement } from './d11-oral-agreement.ts';
import { returnVisit } from './d13-return-visit.ts';
import { confirmationApplication } from './d14-confirmation.ts';
import { termination } from './d18-termination.ts';
import { nonAcceptance } from './d19-non-acceptance.ts';
import { invitation } from './d20-invitation.ts';
import { extensionConsent } from './d21-extension.ts';
import { recusal } from './d22-recusal.ts';
import { referral } from './d23-referral.ts';
import { certificateOrWithdrawal } from './d25-certificate.ts';
import { emergencyReport } from './d26-emergency.ts';
import { arbitralReviewApplication } from './d28-arbitral-review.ts';
import { paymentOrderApplication } from './d29-payment-order.ts';
import { surveyRecord } from './d30-survey.ts';
import { statusQuoNotice } from './d31-status-quo.ts';
import { urgeNotice } from './d32-urge.ts';
import { performanceCertificate } from './d33-performance-certificate.ts';
import { witnessedHelp } from './d35-witnessed-help.ts';
import { peacePact } from './d40-peace-pact.ts';
import type { PaperTemplate } from './paper-template.ts';

const templates: readonly PaperTemplate[] = [
  application,
  acceptance,
  rightsNotice,
  representativesRoll,
  villageResolution,
  mediationRecord,
  agreement,
  oralAgreement,
  returnVisit,
  confirmationApplication,
  termination,
  nonAcceptance,
  invitation,
  extensionConsent,
  recusal,
  referral,
  certificateOrWithdrawal,
  emergencyReport,
  arbitralReviewApplication,
  paymentOrderApplication,
  surveyRecord,
  statusQuoNotice,
  urgeNotice,
  performanceCertificate,
  witnessedHelp,
  peacePact,
];

/** Every paper this release can print, by its code of the document set. */
export const paperTemplates: ReadonlyMap<string, PaperTemplate> = new Map(
  templates.map((template) => [template.code, template]),
);

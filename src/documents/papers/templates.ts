import { cover } from './d00-cover/template.ts';
import { contents } from './d01-contents/template.ts';
import { application } from './d02-application/template.ts';
import { acceptance } from './d03-acceptance/template.ts';
import { rightsNotice } from './d04-rights-notice/template.ts';
import { identityProofs } from './d05-identity/template.ts';
import { powerOfAttorney } from './d06-power-of-attorney/template.ts';
import { headCertificate } from './d06a-head-certificate/template.ts';
import { representativesRoll } from './d06b-representatives/template.ts';
import { villageResolution } from './d06c-resolution/template.ts';
import { investigation } from './d07-investigation/template.ts';
import { evidenceList } from './d08-evidence/template.ts';
import { mediationRecord } from './d09-record/template.ts';
import { agreement } from './d10-agreement/template.ts';
import { oralAgreement } from './d11-oral-agreement/template.ts';
import { performanceVoucher } from './d12-performance-voucher/template.ts';
import { returnVisit } from './d13-return-visit/template.ts';
import { confirmationApplication } from './d14-confirmation/template.ts';
import { mediationProof } from './d14a-mediation-proof/template.ts';
import { fileNote } from './d15-file-note/template.ts';
import { backCover } from './d16-back-cover/template.ts';
import { closingReport } from './d17-closing-report/template.ts';
import { termination } from './d18-termination/template.ts';
import { nonAcceptance } from './d19-non-acceptance/template.ts';
import { invitation } from './d20-invitation/template.ts';
import { extensionConsent } from './d21-extension/template.ts';
import { recusal } from './d22-recusal/template.ts';
import { referral } from './d23-referral/template.ts';
import { undisputedFacts } from './d24-undisputed-facts/template.ts';
import { certificateOrWithdrawal } from './d25-certificate/template.ts';
import { emergencyReport } from './d26-emergency/template.ts';
import { supervisionOrder } from './d27-supervision/template.ts';
import { arbitralReviewApplication } from './d28-arbitral-review/template.ts';
import { paymentOrderApplication } from './d29-payment-order/template.ts';
import { surveyRecord } from './d30-survey/template.ts';
import { statusQuoNotice } from './d31-status-quo/template.ts';
import { urgeNotice } from './d32-urge/template.ts';
import { performanceCertificate } from './d33-performance-certificate/template.ts';
import { serviceReceipt } from './d34-service-receipt/template.ts';
import { witnessedHelp } from './d35-witnessed-help/template.ts';
import { screeningReturn } from './d36-screening/template.ts';
import { reportTable } from './d37-report-table/template.ts';
import { assessmentReport } from './d38-assessment/template.ts';
import { taskForcePlan } from './d39-task-force/template.ts';
import { peacePact } from './d40-peace-pact/template.ts';
import { caseAward } from './d41-case-award/template.ts';
import { correction } from './d42-correction/template.ts';
import { supplement } from './d43-supplement/template.ts';
import type { PaperTemplate } from './paper-template.ts';

const templates: readonly PaperTemplate[] = [
  cover,
  contents,
  application,
  acceptance,
  rightsNotice,
  identityProofs,
  powerOfAttorney,
  headCertificate,
  representativesRoll,
  villageResolution,
  investigation,
  evidenceList,
  mediationRecord,
  agreement,
  oralAgreement,
  performanceVoucher,
  returnVisit,
  confirmationApplication,
  mediationProof,
  fileNote,
  backCover,
  closingReport,
  termination,
  nonAcceptance,
  invitation,
  extensionConsent,
  recusal,
  referral,
  undisputedFacts,
  certificateOrWithdrawal,
  emergencyReport,
  supervisionOrder,
  arbitralReviewApplication,
  paymentOrderApplication,
  surveyRecord,
  statusQuoNotice,
  urgeNotice,
  performanceCertificate,
  serviceReceipt,
  witnessedHelp,
  screeningReturn,
  reportTable,
  assessmentReport,
  taskForcePlan,
  peacePact,
  caseAward,
  correction,
  supplement,
];

/** Every paper this release can print, by its code of the document set. */
export const paperTemplates: ReadonlyMap<string, PaperTemplate> = new Map(
  templates.map((template) => [template.code, template]),
);

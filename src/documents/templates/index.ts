import { cover } from './d00-cover.ts';
import { contents } from './d01-contents.ts';
import { application } from './d02-application.ts';
import { acceptance } from './d03-acceptance.ts';
import { rightsNotice } from './d04-rights-notice.ts';
import { identityProofs } from './d05-identity.ts';
import { powerOfAttorney } from './d06-power-of-attorney.ts';
import { headCertificate } from './d06a-head-certificate.ts';
import { representativesRoll } from './d06b-representatives.ts';
import { villageResolution } from './d06c-resolution.ts';
import { investigation } from './d07-investigation.ts';
import { evidenceList } from './d08-evidence.ts';
import { mediationRecord } from './d09-record.ts';
import { agreement } from './d10-agreement.ts';
import { oralAgreement } from './d11-oral-agreement.ts';
import { performanceVoucher } from './d12-performance-voucher.ts';
import { returnVisit } from './d13-return-visit.ts';
import { confirmationApplication } from './d14-confirmation.ts';
import { mediationProof } from './d14a-mediation-proof.ts';
import { fileNote } from './d15-file-note.ts';
import { backCover } from './d16-back-cover.ts';
import { closingReport } from './d17-closing-report.ts';
import { termination } from './d18-termination.ts';
import { nonAcceptance } from './d19-non-acceptance.ts';
import { invitation } from './d20-invitation.ts';
import { extensionConsent } from './d21-extension.ts';
import { recusal } from './d22-recusal.ts';
import { referral } from './d23-referral.ts';
import { undisputedFacts } from './d24-undisputed-facts.ts';
import { certificateOrWithdrawal } from './d25-certificate.ts';
import { emergencyReport } from './d26-emergency.ts';
import { supervisionOrder } from './d27-supervision.ts';
import { arbitralReviewApplication } from './d28-arbitral-review.ts';
import { paymentOrderApplication } from './d29-payment-order.ts';
import { surveyRecord } from './d30-survey.ts';
import { statusQuoNotice } from './d31-status-quo.ts';
import { urgeNotice } from './d32-urge.ts';
import { performanceCertificate } from './d33-performance-certificate.ts';
import { serviceReceipt } from './d34-service-receipt.ts';
import { witnessedHelp } from './d35-witnessed-help.ts';
import { screeningReturn } from './d36-screening.ts';
import { reportTable } from './d37-report-table.ts';
import { assessmentReport } from './d38-assessment.ts';
import { taskForcePlan } from './d39-task-force.ts';
import { peacePact } from './d40-peace-pact.ts';
import { caseAward } from './d41-case-award.ts';
import { correction } from './d42-correction.ts';
import { supplement } from './d43-supplement.ts';
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

import { application } from './d02-application.ts';
import { acceptance } from './d03-acceptance.ts';
import { rightsNotice } from './d04-rights-notice.ts';
import { representativesRoll } from './d06b-representatives.ts';
import { villageResolution } from './d06c-resolution.ts';
import { mediationRecord } from './d09-record.ts';
import { agreement } from './d10-agreement.ts';
import { oralAgreement } from './d11-oral-agreement.ts';
import { termination } from './d18-termination.ts';
import { nonAcceptance } from './d19-non-acceptance.ts';
import { invitation } from './d20-invitation.ts';
import { referral } from './d23-referral.ts';
import { certificateOrWithdrawal } from './d25-certificate.ts';
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
  termination,
  nonAcceptance,
  invitation,
  referral,
  certificateOrWithdrawal,
  peacePact,
];

/** Every paper this release can print, by its code of the document set. */
export const paperTemplates: ReadonlyMap<string, PaperTemplate> = new Map(
  templates.map((template) => [template.code, template]),
);

import type { Db } from '../../platform/database/connect.ts';
import type { Facts } from '../../workflow/definitions/definition.ts';
import type { FactsContributor, Subject } from '../../workflow/definitions/ports.ts';
import { findCase } from '../core/case-repository.ts';
import { isAwaited } from './act-handlers.ts';
import { type CaseAct, listActs } from './acts-repository.ts';
import { isOrderOpen } from './supervision-handlers.ts';

/** What was put on record beside the course of the case, as far as rules ask for it. */
export const actFacts: FactsContributor = async (db, subject) => {
  if (subject.kind !== 'case') return {};
  const acts = await listActs(db, subject.id);
  return { ...openFacts(acts), ...(await surveyFacts(db, subject, acts)) };
};

function openFacts(acts: readonly CaseAct[]): Facts {
  const isKnown = (event: string): boolean => acts.some((act) => act.event === event);
  const isOpen = (event: string): boolean =>
    acts.some((act) => act.event === event && act.repliedOn === null);
  return {
    repliesAwaited: acts.filter(isAwaited).length,
    hasArbitrationOpen: isOpen('fileArbitration'),
    isEntrusted: isKnown('recordEntrustment'),
    owesCourtReport: isOpen('recordEntrustment'),
    mayCloseBeforeCourt: !isOpen('recordEntrustment'),
    isAppraisalAwaited: isOpen('requestAppraisal'),
    isShamSuspected: isOpen('reportFalseMediation'),
    isSupervisionAwaited: acts.some(isOrderOpen),
    maySupervisionEnd: !acts.some(isOrderOpen),
    mayResume: !isOpen('reportFalseMediation'),
    isIdentityMatter: isKnown('identityMatterGuard'),
    mayMarkIdentity: !isKnown('identityMatterGuard'),
  };
}

async function surveyFacts(db: Db, subject: Subject, acts: readonly CaseAct[]): Promise<Facts> {
  const surveys = acts.filter(({ event }) => event === 'survey');
  const details = (await findCase(db, subject.id))?.details ?? {};
  return {
    isSurveyMissing: details['isBoundaryDisputed'] === true && surveys.length === 0,
    hasBoundaryPoints: surveys.some(({ data }) => Array.isArray(data['points']) && data['points'].length > 0),
  };
}

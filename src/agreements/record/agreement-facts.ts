import { type Day, legalDay } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { FactsContributor } from '../../workflow/definitions/ports.ts';
import { type Agreement, isPayment, signingStatus } from '../core/agreement.ts';
import type { AgreementsDeps } from '../core/deps.ts';
import { listObligations } from '../core/obligations-repository.ts';
import {
  type AgreementDossier,
  currentAgreements,
  problemsOf,
  readDossier,
  signaturesOf,
} from '../drafting/agreement-dossier.ts';

/** What the rules may ask of the agreements of one case; what an earlier proceeding left does not count. */
export interface AgreementFacts {
  readonly settlingDrafts: number;
  readonly draftsTotal: number;
  readonly draftProblems: number;
  readonly signaturesMissing: number;
  readonly mediatorSignaturesMissing: number;
  readonly sealsMissing: number;
  readonly settlingComplete: boolean;
  readonly obligationsTotal: number;
  readonly obligationsPerformed: number;
  readonly obligationsOpen: number;
  /** Obligations whose due day is over and nobody recorded as breached, and all payments that are overdue. */
  readonly obligationsOverdue: number;
  readonly paymentsOverdue: number;
  readonly effectiveOn: string | null;
  readonly agreedFen: number;
  readonly isPaymentOnly: boolean;
  readonly peacePactsOpen: number;
}

/** A lead has no agreement and adds nothing. */
export function agreementFacts(deps: AgreementsDeps): FactsContributor {
  return async (db, subject, { at }) =>
    subject.kind === 'case' ? { ...(await readAgreementFacts(db, subject.id, legalDay(at), deps)) } : {};
}

export async function readAgreementFacts(
  db: Db,
  caseId: string,
  today: Day,
  deps: Pick<AgreementsDeps, 'blockList' | 'traitsOf'>,
): Promise<AgreementFacts> {
  const dossier = await readDossier(db, caseId);
  const current = currentAgreements(dossier);
  const drafts = current.filter((one) => one.state === 'draft');
  const finals = current.filter((one) => one.state === 'signing');
  const settled = current.filter((one) => one.isSettling && one.state === 'effective');
  const own = new Set(current.map((one) => one.id));
  const obligations = (await listObligations(db, caseId)).filter((one) => own.has(one.agreementId));
  const overdue = obligations.filter((one) => one.state !== 'performed' && one.dueOn < today);
  const performed = obligations.filter((one) => one.state === 'performed').length;
  return {
    settlingDrafts: drafts.filter((one) => one.isSettling).length,
    draftsTotal: drafts.length,
    draftProblems: drafts.reduce((sum, one) => sum + problemsOf(one, dossier, deps).length, 0),
    ...missingOf(finals, dossier),
    obligationsTotal: obligations.length,
    obligationsPerformed: performed,
    obligationsOpen: obligations.length - performed,
    obligationsOverdue: overdue.filter((one) => one.state !== 'breached').length,
    paymentsOverdue: overdue.filter((one) => isPayment(one.manner)).length,
    effectiveOn: settled.at(-1)?.effectiveOn ?? null,
    agreedFen: settled.reduce((sum, one) => sum + (one.totalFen ?? 0), 0),
    isPaymentOnly: isPaymentOnly(settled.length > 0 ? settled : current.filter(isLiveSettling)),
    peacePactsOpen: finals.filter((one) => one.kind === 'peacePact').length,
  };
}

function missingOf(finals: readonly Agreement[], dossier: AgreementDossier) {
  const statuses = finals.flatMap((one) =>
    one.frozen
      ? [{ isSettling: one.isSettling, ...signingStatus(one.frozen, signaturesOf(dossier, one.id)) }]
      : [],
  );
  const settling = statuses.filter((one) => one.isSettling);
  const sum = (count: (one: (typeof statuses)[number]) => number): number =>
    statuses.reduce((total, one) => total + count(one), 0);
  return {
    signaturesMissing: sum((one) => one.partiesMissing.length),
    mediatorSignaturesMissing: sum((one) => one.mediatorsMissing.length),
    sealsMissing: sum((one) => one.sealsMissing.length),
    settlingComplete: settling.length > 0 && settling.every((one) => one.isComplete),
  };
}

function isLiveSettling(one: Agreement): boolean {
  return one.isSettling && (one.state === 'draft' || one.state === 'signing');
}

/** Whether money is all that is owed: what a labour agreement may be confirmed for by court. */
function isPaymentOnly(agreements: readonly Agreement[]): boolean {
  const obligations = agreements.flatMap((one) => one.content.obligations);
  return obligations.length > 0 && obligations.every((one) => isPayment(one.manner));
}

import type { Obligation } from '../../../src/agreements/core/agreement.ts';
import { signingStatus } from '../../../src/agreements/core/agreement.ts';
import { listObligations } from '../../../src/agreements/core/obligations-repository.ts';
import { obligationSum } from '../../../src/agreements/drafting/agreement-checks.ts';
import {
  type AgreementDossier,
  currentAgreements,
  readDossier,
  signaturesOf,
} from '../../../src/agreements/drafting/agreement-dossier.ts';
import { type CaseAct, listActs } from '../../../src/cases/acts/acts-repository.ts';
import type { Db } from '../../../src/platform/database/connect.ts';

/** What the making of valid data has to know of a case besides its forms. */
export interface CaseView extends AgreementDossier {
  readonly obligations: readonly Obligation[];
  readonly acts: readonly CaseAct[];
}

export async function readCaseView(db: Db, caseId: string): Promise<CaseView> {
  const dossier = await readDossier(db, caseId);
  const inForce = new Set(
    dossier.agreements.filter(({ state }) => state === 'effective').map(({ id }) => id),
  );
  const obligations = await listObligations(db, caseId);
  const acts = await listActs(db, caseId);
  return { ...dossier, acts, obligations: obligations.filter((one) => inForce.has(one.agreementId)) };
}

export interface OpenPaper {
  readonly id: string;
  readonly kind: string;
  readonly partyIds: readonly string[];
  readonly mediators: readonly string[];
  readonly isSealMissing: boolean;
  /** Ids of the committees whose seal is missing. */
  readonly sealsMissing: readonly string[];
}

/** Final texts with what is still to be signed on each, the settling ones first. */
export function openPapers(view: CaseView): OpenPaper[] {
  const papers = currentAgreements(view).toSorted((a, b) => Number(b.isSettling) - Number(a.isSettling));
  return papers.flatMap((one): OpenPaper[] => {
    if (one.state !== 'signing' || !one.frozen) return [];
    const status = signingStatus(one.frozen, signaturesOf(view, one.id));
    return [
      {
        id: one.id,
        kind: one.kind,
        partyIds: status.partiesMissing.map((party) => party.id),
        mediators: status.mediatorsMissing.map((mediator) => mediator.name),
        isSealMissing: status.sealsMissing.length > 0,
        sealsMissing: status.sealsMissing.map(({ id }) => id),
      },
    ];
  });
}

/** The drafts that would settle the dispute, those with a wrong sum for the workers first. */
export function settlingDrafts(view: CaseView) {
  const wanted = confirmedFen(view);
  return currentAgreements(view)
    .filter((one) => one.state === 'draft' && one.isSettling)
    .sort((a, b) => Number(sumOf(a) === wanted) - Number(sumOf(b) === wanted));
}

const sumOf = (draft: { readonly content: Parameters<typeof obligationSum>[0] }): number =>
  draft.content.totalFen ?? obligationSum(draft.content);

/** What the workers who confirmed get; before anybody answered, what all of them claim. */
export function confirmedFen({ workers }: CaseView): number {
  const confirmed = workers.filter((one) => one.confirmation === 'confirmed');
  if (confirmed.length === 0) return workers.reduce((sum, one) => sum + one.claimFen, 0);
  return confirmed.reduce((sum, one) => sum + (one.agreedFen ?? 0), 0);
}

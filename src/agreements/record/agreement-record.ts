import type { Db } from '../../platform/database/connect.ts';
import type { Problem } from '../../platform/errors.ts';
import type {
  Agreement,
  FrozenAgreement,
  Obligation,
  Performance,
  Signature,
  SigningStatus,
} from '../core/agreement.ts';
import { signingStatus } from '../core/agreement.ts';
import type { AgreementsDeps } from '../core/deps.ts';
import { listObligations, listPerformances } from '../core/obligations-repository.ts';
import {
  type AgreementDossier,
  freezeNow,
  problemsOf,
  readDossier,
  signaturesOf,
} from '../drafting/agreement-dossier.ts';

export interface AgreementView extends Agreement {
  readonly signatures: readonly Signature[];
  readonly obligations: readonly (Obligation & { readonly performances: readonly Performance[] })[];
  /** Of a final text that is being signed. */
  readonly signing: SigningStatus | null;
  /** Of a draft: what still keeps it from becoming final. */
  readonly problems: readonly Problem[];
}

export interface AgreementsRecord {
  readonly dossier: AgreementDossier;
  readonly agreements: readonly AgreementView[];
}

/** Everything recorded of the agreements of a case: for the page, the API and the papers. */
export async function readAgreementsRecord(
  db: Db,
  caseId: string,
  deps: Pick<AgreementsDeps, 'blockList' | 'traitsOf'>,
): Promise<AgreementsRecord> {
  const dossier = await readDossier(db, caseId);
  const obligations = await listObligations(db, caseId);
  const performances = await listPerformances(db, caseId);
  return {
    dossier,
    agreements: dossier.agreements.map((agreement): AgreementView => {
      const signatures = signaturesOf(dossier, agreement.id);
      return {
        ...agreement,
        signatures,
        obligations: obligations
          .filter((one) => one.agreementId === agreement.id)
          .map((one) => ({
            ...one,
            performances: performances.filter((performance) => performance.obligationId === one.id),
          })),
        signing:
          agreement.state === 'signing' && agreement.frozen !== null
            ? signingStatus(agreement.frozen, signatures)
            : null,
        problems: agreement.state === 'draft' ? problemsOf(agreement, dossier, deps) : [],
      };
    }),
  };
}

export interface AgreementText {
  readonly id: string;
  readonly kind: Agreement['kind'];
  readonly state: Agreement['state'];
  readonly effectiveOn: string | null;
  readonly isPerformed: boolean;
  readonly text: FrozenAgreement;
}

/**
 * The text of one agreement for its paper: the frozen one, or of a draft what it would be if it were made final
 * now. Null when the case has no such agreement.
 */
export function agreementTextReader(
  deps: Pick<AgreementsDeps, 'mannerLabel'>,
): (db: Db, caseId: string, agreementId: string) => Promise<AgreementText | null> {
  return async (db, caseId, agreementId) => {
    const dossier = await readDossier(db, caseId);
    const agreement = dossier.agreements.find((one) => one.id === agreementId);
    if (!agreement) return null;
    const own = (await listObligations(db, caseId)).filter((one) => one.agreementId === agreementId);
    return {
      id: agreement.id,
      kind: agreement.kind,
      state: agreement.state,
      effectiveOn: agreement.effectiveOn,
      isPerformed: own.length > 0 && own.every((one) => one.state === 'performed'),
      text: agreement.frozen ?? (await freezeNow(db, agreement, dossier, deps.mannerLabel)),
    };
  };
}

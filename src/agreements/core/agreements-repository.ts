import type { Day, Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import {
  type Agreement,
  type AgreementColumns,
  type AgreementState,
  agreementTable,
  type Signature,
  type SignatureColumns,
  signatureTable,
} from './agreement.ts';

/** Every agreement of a case in the order they were drafted, also void and discarded ones. */
export async function listAgreements(db: Db, caseId: string): Promise<Agreement[]> {
  const rows = await db<AgreementColumns>('agreements').where({ case_id: caseId }).orderBy('no');
  return rows.map(agreementTable.fromRow);
}

export async function insertAgreement(db: Db, agreement: Agreement): Promise<void> {
  await agreementTable.insert(db, agreement);
}

/** Changes a draft; a final text is never written over. */
export async function saveDraft(db: Db, agreement: Agreement): Promise<void> {
  const columns = agreementTable.toChanges({ ...agreement, state: 'draft' });
  await db('agreements').where({ id: agreement.id, state: 'draft' }).update(columns);
}

/** Moves an agreement on: its state, and the columns that belong to the step. */
export async function moveAgreement(
  db: Db,
  id: string,
  from: AgreementState,
  to: {
    readonly state: AgreementState;
    readonly frozen?: { readonly json: string; readonly hash: string; readonly at: Instant };
    readonly effective?: { readonly at: Instant; readonly on: Day };
  },
): Promise<void> {
  await db('agreements')
    .where({ id, state: from })
    .update({
      state: to.state,
      ...(to.frozen ? { frozen: to.frozen.json, frozen_hash: to.frozen.hash, frozen_at: to.frozen.at } : {}),
      ...(to.effective ? { effective_at: to.effective.at, effective_on: to.effective.on } : {}),
    });
}

const readSignature = signatureTable.without('caseId');

/** Signatures of all agreements of a case, in order of time. */
export async function listSignatures(db: Db, caseId: string): Promise<Signature[]> {
  const rows = await db<SignatureColumns>('agreement_signatures')
    .where({ case_id: caseId })
    .orderBy([{ column: 'occurred_at' }, { column: 'id' }]);
  return rows.map(readSignature);
}

export async function insertSignature(db: Db, caseId: string, signature: Signature): Promise<void> {
  await signatureTable.insert(db, { ...signature, caseId });
}

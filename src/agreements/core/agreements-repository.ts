import type { Day, Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import {
  type Agreement,
  type AgreementKind,
  type AgreementState,
  agreementContent,
  frozenAgreement,
  type Signature,
  type SignerKind,
} from './agreement.ts';

interface AgreementRow {
  id: string;
  case_id: string;
  proceeding_id: string;
  no: number;
  kind: AgreementKind;
  title: string;
  number: string;
  state: AgreementState;
  is_settling: number;
  content: string;
  frozen: string | null;
  frozen_hash: string | null;
  copies: number;
  total_fen: number | null;
  drafted_at: Instant;
  frozen_at: Instant | null;
  effective_at: Instant | null;
  effective_on: Day | null;
}

function fromRow(row: AgreementRow): Agreement {
  return {
    id: row.id,
    caseId: row.case_id,
    proceedingId: row.proceeding_id,
    no: row.no,
    kind: row.kind,
    title: row.title,
    number: row.number,
    state: row.state,
    isSettling: row.is_settling === 1,
    content: agreementContent.parse(JSON.parse(row.content)),
    frozen: row.frozen === null ? null : frozenAgreement.parse(JSON.parse(row.frozen)),
    frozenHash: row.frozen_hash,
    copies: row.copies,
    totalFen: row.total_fen,
    draftedAt: row.drafted_at,
    frozenAt: row.frozen_at,
    effectiveAt: row.effective_at,
    effectiveOn: row.effective_on,
  };
}

function toRow(agreement: Agreement): AgreementRow {
  return {
    id: agreement.id,
    case_id: agreement.caseId,
    proceeding_id: agreement.proceedingId,
    no: agreement.no,
    kind: agreement.kind,
    title: agreement.title,
    number: agreement.number,
    state: agreement.state,
    is_settling: agreement.isSettling ? 1 : 0,
    content: JSON.stringify(agreement.content),
    frozen: agreement.frozen === null ? null : JSON.stringify(agreement.frozen),
    frozen_hash: agreement.frozenHash,
    copies: agreement.copies,
    total_fen: agreement.totalFen,
    drafted_at: agreement.draftedAt,
    frozen_at: agreement.frozenAt,
    effective_at: agreement.effectiveAt,
    effective_on: agreement.effectiveOn,
  };
}

/** Every agreement of a case in the order they were drafted, also void and discarded ones. */
export async function listAgreements(db: Db, caseId: string): Promise<Agreement[]> {
  const rows = await db<AgreementRow>('agreements').where({ case_id: caseId }).orderBy('no');
  return rows.map(fromRow);
}

export async function insertAgreement(db: Db, agreement: Agreement): Promise<void> {
  await db('agreements').insert(toRow(agreement));
}

/** Changes a draft; a final text is never written over. */
export async function saveDraft(db: Db, agreement: Agreement): Promise<void> {
  const { id, case_id, proceeding_id, no, state, ...columns } = toRow(agreement);
  await db('agreements').where({ id, state: 'draft' }).update(columns);
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

interface SignatureRow {
  id: string;
  agreement_id: string;
  case_id: string;
  signer: SignerKind;
  party_id: string | null;
  person_name: string;
  capacity: string;
  way: string;
  seal_id: string | null;
  committee_id: string | null;
  helper_name: string | null;
  witnesses: string;
  resolution_id: string | null;
  override_reason: string | null;
  occurred_at: Instant;
  recorded_at: Instant;
  recorded_by: string;
}

/** Signatures of all agreements of a case, in order of time. */
export async function listSignatures(db: Db, caseId: string): Promise<Signature[]> {
  const rows = await db<SignatureRow>('agreement_signatures')
    .where({ case_id: caseId })
    .orderBy([{ column: 'occurred_at' }, { column: 'id' }]);
  return rows.map((row) => ({
    id: row.id,
    agreementId: row.agreement_id,
    signer: row.signer,
    partyId: row.party_id,
    personName: row.person_name,
    capacity: row.capacity,
    way: row.way,
    sealId: row.seal_id,
    committeeId: row.committee_id,
    helperName: row.helper_name,
    witnesses: JSON.parse(row.witnesses),
    resolutionId: row.resolution_id,
    overrideReason: row.override_reason,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  }));
}

export async function insertSignature(db: Db, caseId: string, signature: Signature): Promise<void> {
  await db('agreement_signatures').insert({
    id: signature.id,
    agreement_id: signature.agreementId,
    case_id: caseId,
    signer: signature.signer,
    party_id: signature.partyId,
    person_name: signature.personName,
    capacity: signature.capacity,
    way: signature.way,
    seal_id: signature.sealId,
    committee_id: signature.committeeId,
    helper_name: signature.helperName,
    witnesses: JSON.stringify(signature.witnesses),
    resolution_id: signature.resolutionId,
    override_reason: signature.overrideReason,
    occurred_at: signature.occurredAt,
    recorded_at: signature.recordedAt,
    recorded_by: signature.recordedBy,
  });
}

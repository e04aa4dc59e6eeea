import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type { Instant } from '../../platform/clock.ts';
import {
  type ColumnsOf,
  day,
  flag,
  instant,
  int,
  json,
  orNull,
  type RowOf,
  table,
  text,
} from '../../platform/database/column-table.ts';

export type AgreementKind = 'agreement' | 'peacePact' | 'oral';
/**
 * `void`: a final text that somebody refused to sign; it stays with its hash. `discarded`: a draft never finalised.
 * `abandoned`: draft or final text of a proceeding that ended without it. `replaced`: was in force until an agreement
 * of a later proceeding took its place.
 */
export type AgreementState =
  | 'draft'
  | 'signing'
  | 'effective'
  | 'void'
  | 'discarded'
  | 'abandoned'
  | 'replaced';
export type ObligationState = 'open' | 'partial' | 'performed' | 'breached';
export type SignerKind = 'party' | 'mediator' | 'seal';
export type SignCapacity = 'self' | 'head' | 'representative' | 'agent' | 'guardian';
export type SignWay =
  | 'signature'
  | 'seal'
  | 'fingerprint'
  | 'signatureAndFingerprint'
  | 'helperAndFingerprint';

const draftObligation = z.object({
  debtorPartyId: z.string(),
  creditorPartyId: z.string().optional(),
  manner: z.string(),
  content: z.string(),
  amountFen: z.number().int().optional(),
  dueOn: z.string(),
  place: z.string().optional(),
});

/** What a mediator typed; may still be incomplete. */
export const agreementContent = z.object({
  facts: z.string().optional(),
  issues: z.string().optional(),
  responsibility: z.string().optional(),
  clauses: z.array(z.string()),
  obligations: z.array(draftObligation),
  breach: z.string().optional(),
  totalFen: z.number().int().optional(),
  /** People whose rights the terms touch, by name; they have to be parties and to sign. */
  rightHolders: z.array(z.string()).optional(),
  place: z.string().optional(),
  isPerformedNow: z.boolean().optional(),
});
export type AgreementContent = z.infer<typeof agreementContent>;

const frozenObligation = z.object({
  no: z.number().int(),
  debtorPartyId: z.string(),
  debtorName: z.string(),
  creditorPartyId: z.string().nullable(),
  creditorName: z.string().nullable(),
  manner: z.string(),
  mannerLabel: z.string(),
  content: z.string(),
  amountFen: z.number().int().nullable(),
  amountCapitals: z.string().nullable(),
  dueOn: z.string(),
  place: z.string().nullable(),
});
export type FrozenObligation = z.infer<typeof frozenObligation>;

/**
 * The final text with every name, amount and date resolved: nothing that changes in the case later changes it.
 * Telephones and identity numbers are not in it.
 */
export const frozenAgreement = z.object({
  form: z.literal(1),
  kind: z.enum(['agreement', 'peacePact', 'oral']),
  title: z.string(),
  number: z.string(),
  caseId: z.string(),
  caseCode: z.string(),
  caseType: z.string(),
  caseTitle: z.string(),
  landKind: z.string().nullable(),
  committee: z.object({ id: z.string(), name: z.string() }),
  /** Committees that mediated together with the one that leads; absent when there were none. */
  jointCommittees: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
  parties: z.array(
    z.object({
      id: z.string(),
      no: z.number().int(),
      side: z.string(),
      kind: z.string(),
      name: z.string(),
      mustSign: z.boolean(),
      representatives: z.array(z.string()),
      resolutionId: z.string().nullable(),
    }),
  ),
  mediators: z.array(z.object({ id: z.string(), name: z.string() })),
  recorder: z.string().nullable(),
  facts: z.string(),
  issues: z.string(),
  responsibility: z.array(z.string()),
  clauses: z.array(z.string()),
  obligations: z.array(frozenObligation),
  breach: z.string(),
  totalFen: z.number().int().nullable(),
  totalCapitals: z.string().nullable(),
  workers: z.array(
    z.object({
      memberId: z.string(),
      no: z.number().int(),
      name: z.string(),
      job: z.string().nullable(),
      agreedFen: z.number().int(),
      isConfirmed: z.boolean(),
    }),
  ),
  copies: z.number().int(),
  place: z.string().nullable(),
  isPerformedNow: z.boolean(),
});
export type FrozenAgreement = z.infer<typeof frozenAgreement>;

export const agreementTable = table('agreements', {
  id: text(),
  caseId: text(),
  proceedingId: text(),
  no: int(),
  kind: text<AgreementKind>(),
  title: text(),
  number: text(),
  state: text<AgreementState>(),
  isSettling: flag(),
  content: json(agreementContent),
  frozen: orNull(json(frozenAgreement)),
  frozenHash: orNull(text()),
  copies: int(),
  totalFen: orNull(int()),
  draftedAt: instant(),
  frozenAt: orNull(instant()),
  effectiveAt: orNull(instant()),
  effectiveOn: orNull(day()),
});
export type AgreementColumns = ColumnsOf<typeof agreementTable>;
export type Agreement = RowOf<typeof agreementTable>;

export const signatureTable = table('agreement_signatures', {
  id: text(),
  agreementId: text(),
  caseId: text(),
  signer: text<SignerKind>(),
  partyId: orNull(text()),
  personName: text(),
  capacity: text(),
  way: text(),
  sealId: orNull(text()),
  /** Whose seal it is; null for signatures of people. */
  committeeId: orNull(text()),
  /** Who wrote the name of a signer that cannot write, and who saw it. */
  helperName: orNull(text()),
  witnesses: json<readonly string[]>(),
  resolutionId: orNull(text()),
  overrideReason: orNull(text()),
  occurredAt: instant(),
  recordedAt: instant(),
  recordedBy: text(),
});
export type SignatureColumns = ColumnsOf<typeof signatureTable>;
export type Signature = Omit<RowOf<typeof signatureTable>, 'caseId'>;

export const obligationTable = table('obligations', {
  id: text(),
  caseId: text(),
  agreementId: text(),
  no: int(),
  debtorPartyId: text(),
  creditorPartyId: orNull(text()),
  manner: text(),
  content: text(),
  amountFen: orNull(int()),
  dueOn: day(),
  place: orNull(text()),
  state: text<ObligationState>(),
  performedFen: int(),
  performedOn: orNull(day()),
});
export type ObligationColumns = ColumnsOf<typeof obligationTable>;
export type Obligation = RowOf<typeof obligationTable>;

export const performanceTable = table('performances', {
  id: text(),
  caseId: text(),
  obligationId: text(),
  performedOn: day(),
  amountFen: orNull(int()),
  way: text(),
  note: orNull(text()),
  attachmentId: orNull(text()),
  recordedAt: instant(),
});
export type PerformanceColumns = ColumnsOf<typeof performanceTable>;
export type Performance = Omit<RowOf<typeof performanceTable>, 'caseId' | 'attachmentId' | 'recordedAt'>;

/** Manners of performance that are payments of money; what labour agreements may be confirmed for. */
export const paymentManners: readonly string[] = ['payOnce', 'payInstalments'];

export function isPayment(manner: string): boolean {
  return paymentManners.includes(manner);
}

export function frozenHashOf(frozen: FrozenAgreement): string {
  return createHash('sha256').update(canonicalJson(frozen)).digest('hex');
}

export interface SigningStatus {
  /** Parties that still have to sign, in order. */
  readonly partiesMissing: readonly { readonly id: string; readonly name: string }[];
  readonly mediatorsMissing: readonly { readonly id: string; readonly name: string }[];
  /** Committees whose seal is not affixed yet, the leading one first. */
  readonly sealsMissing: readonly { readonly id: string; readonly name: string }[];
  readonly isComplete: boolean;
}

/** Who has not signed a final text yet: every party bound, every mediator, every committee (《人民调解法》第二十九条). */
export function signingStatus(frozen: FrozenAgreement, signatures: readonly Signature[]): SigningStatus {
  const signedParties = new Set(signatures.filter((one) => one.signer === 'party').map((one) => one.partyId));
  const signedMediators = new Set(
    signatures.filter((one) => one.signer === 'mediator').map((one) => one.personName),
  );
  const partiesMissing = frozen.parties.filter((party) => party.mustSign && !signedParties.has(party.id));
  const mediatorsMissing = frozen.mediators.filter((one) => !signedMediators.has(one.name));
  const sealed = new Set(
    signatures.filter((one) => one.signer === 'seal').map((one) => one.committeeId ?? frozen.committee.id),
  );
  const sealsMissing = committeesOf(frozen).filter(({ id }) => !sealed.has(id));
  return {
    partiesMissing,
    mediatorsMissing,
    sealsMissing,
    isComplete: partiesMissing.length + mediatorsMissing.length + sealsMissing.length === 0,
  };
}

/** Whose seals belong on a final text. */
export function committeesOf(
  frozen: FrozenAgreement,
): readonly { readonly id: string; readonly name: string }[] {
  return [frozen.committee, ...(frozen.jointCommittees ?? [])];
}

/** An agreement takes effect with the last act of all: parties, mediators, seal (《人民调解法》第二十九条第二款). */
export function effectiveInstant(signatures: readonly Signature[]): Instant {
  const last = signatures
    .map((one) => one.occurredAt)
    .sort()
    .at(-1);
  if (last === undefined) throw new RangeError('nothing signed');
  return last;
}

/** The number within the proceeding: the proceeding's own for the first, then an ordinal that no live text bears. */
export function nextOrdinal(taken: readonly number[]): number {
  let ordinal = 1;
  while (taken.includes(ordinal)) ordinal += 1;
  return ordinal;
}

/** Lines of a text area without blanks and without numbers people typed before them. */
export function linesOf(text: string | undefined): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(
          /^(?:\d{1,2}|[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3})(?:[、．]|\.(?!\d))\s*/u,
          '',
        ),
    )
    .filter((line) => line !== '');
}

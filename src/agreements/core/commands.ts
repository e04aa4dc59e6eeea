import type { Day } from '../../platform/clock.ts';
import type { DraftObligation, SignCapacity, SignerKind, SignWay } from './agreement.ts';

/** What the events of this feature carry, as their forms in `workflows/vocabulary` give it. */
export interface DraftAgreementData {
  readonly agreementId?: string | undefined;
  readonly kind: 'agreement' | 'peacePact';
  readonly title: string;
  readonly facts?: string | undefined;
  readonly issues?: string | undefined;
  readonly responsibility?: string | undefined;
  readonly clauses?: string | undefined;
  readonly obligations: readonly ObligationData[];
  readonly breach?: string | undefined;
  readonly totalFen?: number | undefined;
  readonly rightHolders?: string | undefined;
}
export type ObligationData = {
  readonly [key in keyof DraftObligation]: DraftObligation[key];
};
export interface AgreementIdData {
  readonly agreementId: string;
}
export interface ConfirmWorkerData {
  readonly memberId: string;
  readonly answer: 'confirmed' | 'refused';
  readonly way: string;
  readonly agreedFen?: number | undefined;
  readonly confirmedOn: Day;
}
export interface OralAgreementData {
  readonly facts: string;
  readonly content: string;
  readonly obligations: readonly ObligationData[];
  readonly isPerformedNow: boolean;
}
export interface SignData {
  readonly agreementId: string;
  readonly partyId: string;
  readonly personName: string;
  readonly capacity: SignCapacity;
  readonly way: SignWay;
  readonly helperName?: string | undefined;
  readonly witnesses?: readonly { readonly name: string }[] | undefined;
  readonly mapIds?: readonly string[] | undefined;
}
export interface SignMediatorData {
  readonly agreementId: string;
  readonly personName: string;
}
export interface AffixSealData {
  readonly agreementId: string;
  readonly sealId: string;
}
export interface RefuseSignData {
  readonly partyId: string;
  readonly reason: string;
}
export interface SignPeacePactData {
  readonly agreementId: string;
  readonly signer: SignerKind;
  readonly partyId?: string | undefined;
  readonly personName?: string | undefined;
  readonly capacity?: SignCapacity | undefined;
  readonly way?: SignWay | undefined;
  readonly sealId?: string | undefined;
}
export interface RecordPerformanceData {
  readonly obligationId: string;
  readonly performedOn: Day;
  readonly amountFen?: number | undefined;
  readonly way: string;
  readonly note?: string | undefined;
}
export interface BreachData {
  readonly obligationId: string;
  readonly note?: string | undefined;
}
export interface ApplyConfirmData {
  readonly court: string;
  readonly appliedOn: Day;
}
export interface CourtRulingData {
  readonly number: string;
  readonly decidedOn: Day;
}

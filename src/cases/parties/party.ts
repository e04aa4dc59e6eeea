import type { Day } from '../../platform/clock.ts';

export const partySides = ['applicant', 'respondent', 'third'] as const;
export type PartySide = (typeof partySides)[number];
export const partyKinds = ['person', 'organisation', 'village', 'group'] as const;
export type PartyKind = (typeof partyKinds)[number];

export interface Party {
  readonly id: string;
  readonly caseId: string;
  readonly no: number;
  readonly side: PartySide;
  readonly kind: PartyKind;
  readonly name: string;
  readonly gender: string | null;
  readonly ethnicity: string | null;
  readonly birthOn: Day | null;
  readonly occupation: string | null;
  readonly uscc: string | null;
  readonly headName: string | null;
  readonly headPost: string | null;
  readonly address: string | null;
  readonly serviceAddress: string | null;
  readonly isUnknown: boolean;
  readonly hasPhone: boolean;
  readonly hasIdNumber: boolean;
}

/** Personal values in clear; only services that log the look may hold them. */
export interface PartySecrets {
  readonly telephone: string | null;
  readonly idNumber: string | null;
  readonly bankAccount: string | null;
}

export interface NewParty {
  readonly side: PartySide;
  readonly kind: PartyKind;
  readonly name: string;
  readonly telephone?: string | undefined;
  readonly idNumber?: string | undefined;
  readonly bankAccount?: string | undefined;
  readonly gender?: string | undefined;
  readonly ethnicity?: string | undefined;
  readonly birthOn?: Day | undefined;
  readonly occupation?: string | undefined;
  readonly uscc?: string | undefined;
  readonly headName?: string | undefined;
  readonly headPost?: string | undefined;
  readonly address?: string | undefined;
  readonly serviceAddress?: string | undefined;
  readonly isUnknown?: boolean | undefined;
}

export interface Member {
  readonly id: string;
  readonly partyId: string;
  readonly no: number;
  readonly name: string;
  readonly job: string | null;
  readonly claimFen: number;
  readonly agreedFen: number | null;
  readonly paidFen: number;
  readonly confirmation: 'pending' | 'confirmed' | 'refused';
  readonly isRepresentative: boolean;
}

export interface NewMember {
  readonly name: string;
  readonly job?: string | undefined;
  readonly telephone?: string | undefined;
  readonly idNumber?: string | undefined;
  readonly claimFen: number;
}

export interface PartyPerson {
  readonly id: string;
  readonly partyId: string;
  readonly capacity: string;
  readonly name: string;
  readonly post: string | null;
  readonly resolutionId: string | null;
  readonly powerKind: string | null;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

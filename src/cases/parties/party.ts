import { z } from 'zod';
import type { Day } from '../../platform/clock.ts';
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
import { bornOn } from '../../platform/fields/index.ts';

export const partySides = ['applicant', 'respondent', 'third'] as const;
export type PartySide = (typeof partySides)[number];
export const partyKinds = ['person', 'organisation', 'village', 'group'] as const;
export type PartyKind = (typeof partyKinds)[number];

export const partyTable = table('parties', {
  id: text(),
  caseId: text(),
  no: int(),
  side: text<PartySide>(),
  kind: text<PartyKind>(),
  name: text(),
  gender: orNull(text()),
  ethnicity: orNull(text()),
  birthOn: orNull(day()),
  occupation: orNull(text()),
  uscc: orNull(text()),
  headName: orNull(text()),
  headPost: orNull(text()),
  areaCode: orNull(text()),
  address: orNull(text()),
  serviceAddress: orNull(text()),
  phoneEnc: orNull(text()),
  phoneIndex: orNull(text()),
  phoneTailIndex: orNull(text()),
  idNoEnc: orNull(text()),
  idNoIndex: orNull(text()),
  idNoTailIndex: orNull(text()),
  bankAccountEnc: orNull(text()),
  bankAccountIndex: orNull(text()),
  isUnknown: flag(),
  leftAt: orNull(instant()),
  leftHow: orNull(text()),
  replacedBy: orNull(text()),
  createdAt: instant(),
});
export type PartyRow = RowOf<typeof partyTable>;
export type PartyColumns = ColumnsOf<typeof partyTable>;

/** What is sealed, how it is found, and what became of the party. */
type Kept = 'phoneEnc' | 'phoneIndex' | 'phoneTailIndex' | 'idNoEnc' | 'idNoIndex' | 'idNoTailIndex';
type Fate =
  | 'bankAccountEnc'
  | 'bankAccountIndex'
  | 'areaCode'
  | 'leftAt'
  | 'leftHow'
  | 'replacedBy'
  | 'createdAt';

export interface Party extends Omit<PartyRow, Kept | Fate> {
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

/** The day of birth as the number of a natural person tells it: a child is one for who signs, told of it or not. */
export function birthOf(kind: PartyKind, idNumber: string | null | undefined): Day | null {
  return kind === 'person' ? bornOn(idNumber) : null;
}

/** What of a party can have been taken down wrongly. */
export type PartyCorrection = Partial<
  Pick<PartyRow, 'side' | 'kind' | 'name' | 'birthOn' | 'uscc' | 'headName' | 'address' | 'serviceAddress'>
> & { readonly telephone?: string | null; readonly idNumber?: string | null };

export const memberTable = table('party_members', {
  id: text(),
  caseId: text(),
  partyId: text(),
  no: int(),
  name: text(),
  job: orNull(text()),
  phoneEnc: orNull(text()),
  phoneIndex: orNull(text()),
  phoneTailIndex: orNull(text()),
  idNoEnc: orNull(text()),
  idNoIndex: orNull(text()),
  idNoTailIndex: orNull(text()),
  claimFen: int(),
  agreedFen: orNull(int()),
  paidFen: int(),
  confirmation: text<'pending' | 'confirmed' | 'refused'>(),
  confirmationWay: orNull(text()),
  confirmedOn: orNull(day()),
  isRepresentative: flag(),
  leftAt: orNull(instant()),
  createdAt: instant(),
});
type MemberRow = RowOf<typeof memberTable>;
export type Member = Pick<
  MemberRow,
  | ('id' | 'partyId' | 'no' | 'name' | 'job' | 'claimFen' | 'agreedFen' | 'paidFen')
  | ('confirmation' | 'isRepresentative')
>;

export interface NewMember {
  readonly name: string;
  readonly job?: string | undefined;
  readonly telephone?: string | undefined;
  readonly idNumber?: string | undefined;
  readonly claimFen: number;
}

/** Who acts for a party, or for many. */
export const personTable = table('party_people', {
  id: text(),
  caseId: text(),
  partyId: text(),
  memberId: orNull(text()),
  resolutionId: orNull(text()),
  capacity: text(),
  name: text(),
  post: orNull(text()),
  phoneEnc: orNull(text()),
  phoneIndex: orNull(text()),
  phoneTailIndex: orNull(text()),
  idNoEnc: orNull(text()),
  idNoIndex: orNull(text()),
  idNoTailIndex: orNull(text()),
  powerKind: orNull(text()),
  matters: orNull(json<readonly string[]>(z.array(z.string()).catch([]))),
  validFrom: orNull(day()),
  validTo: orNull(day()),
  createdAt: instant(),
});
export type PartyPerson = Pick<
  RowOf<typeof personTable>,
  ('id' | 'partyId' | 'capacity' | 'name' | 'post' | 'resolutionId') | ('powerKind' | 'validFrom' | 'validTo')
>;

import type { Day } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';

export type Side = 'applicant' | 'respondent' | 'third';
export type PartyKind = 'person' | 'organisation' | 'village' | 'group';

/** What this feature reads of the parties of a case. */
export interface CaseParty {
  readonly id: string;
  readonly no: number;
  readonly side: Side;
  readonly kind: PartyKind;
  readonly name: string;
}

export interface CaseMember {
  readonly id: string;
  readonly partyId: string;
  readonly no: number;
  readonly name: string;
  readonly isRepresentative: boolean;
}

export interface OfficePerson {
  readonly id: string;
  readonly name: string;
  readonly post: string | null;
  readonly committeeId: string | null;
  readonly isMediator: boolean;
  readonly telephone: string | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

export async function listParties(db: Db, caseId: string): Promise<CaseParty[]> {
  const rows = await db<CaseParty & { case_id: string; left_at: string | null }>('parties')
    .where({ case_id: caseId })
    .whereNull('left_at')
    .orderBy('no')
    .select('id', 'no', 'side', 'kind', 'name');
  return rows.map(({ id, no, side, kind, name }) => ({ id, no, side, kind, name }));
}

/** Names of all who are or were parties, by id: what was recorded of somebody who left still names him. */
export async function listPartyNames(db: Db, caseId: string): Promise<Map<string, string>> {
  const rows = await db('parties').where({ case_id: caseId }).select('id', 'name');
  return new Map(rows.map((row) => [row.id, row.name]));
}

export async function listMembers(db: Db, caseId: string): Promise<CaseMember[]> {
  const rows = await db<{
    id: string;
    case_id: string;
    party_id: string;
    no: number;
    name: string;
    is_representative: number;
    left_at: string | null;
  }>('party_members')
    .where({ case_id: caseId })
    .whereNull('left_at')
    .orderBy([{ column: 'party_id' }, { column: 'no' }])
    .select('id', 'party_id', 'no', 'name', 'is_representative');
  return rows.map((row) => ({
    id: row.id,
    partyId: row.party_id,
    no: row.no,
    name: row.name,
    isRepresentative: row.is_representative === 1,
  }));
}

/** Blind indexes of every telephone on one side or the other: parties, who acts for them, members. */
export async function listPhoneIndexes(db: Db, caseId: string): Promise<Set<string>> {
  const found = new Set<string>();
  for (const table of ['parties', 'party_people', 'party_members']) {
    const rows = await db<{ case_id: string; phone_index: string | null }>(table)
      .where({ case_id: caseId })
      .whereNotNull('phone_index')
      .select('phone_index');
    for (const row of rows) if (row.phone_index !== null) found.add(row.phone_index);
  }
  return found;
}

interface PersonRow {
  id: string;
  name: string;
  post: string | null;
  committee_id: string | null;
  is_mediator: number;
  telephone: string | null;
  valid_from: Day;
  valid_to: Day | null;
}

const toPerson = (row: PersonRow): OfficePerson => ({
  id: row.id,
  name: row.name,
  post: row.post,
  committeeId: row.committee_id,
  isMediator: row.is_mediator === 1,
  telephone: row.telephone,
  validFrom: row.valid_from,
  validTo: row.valid_to,
});

export async function listPeople(db: Db, ids: readonly string[]): Promise<Map<string, OfficePerson>> {
  if (ids.length === 0) return new Map();
  const rows = await db<PersonRow>('people').whereIn('id', [...new Set(ids)]);
  return new Map(rows.map((row) => [row.id, toPerson(row)]));
}

/** Everybody of a committee who was in office on that day, by name. */
export async function listCommitteePeople(db: Db, committeeId: string, onDay: Day): Promise<OfficePerson[]> {
  const rows = await db<PersonRow>('people')
    .where({ committee_id: committeeId })
    .where('valid_from', '<=', onDay)
    .where((query) => query.whereNull('valid_to').orWhere('valid_to', '>', onDay))
    .orderBy('id');
  return rows.map(toPerson);
}

export async function findCommittee(
  db: Db,
  id: string,
): Promise<{ readonly id: string; readonly name: string; readonly address: string | null } | null> {
  const row = await db<{ id: string; name: string; address: string | null }>('committees')
    .where({ id })
    .first('id', 'name', 'address');
  return row ?? null;
}

/** Consent and notices concern the two sides; third parties may join without them. */
export function isConcerned(party: CaseParty): boolean {
  return party.side !== 'third';
}

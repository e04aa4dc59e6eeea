import { z } from 'zod';
import type { Day, Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { MeetingKind } from './quorum.ts';

export type ResolutionKind = MeetingKind | 'waiver';

export interface Resolution {
  readonly id: string;
  readonly partyId: string;
  readonly kind: ResolutionKind;
  readonly heldOn: Day;
  readonly place: string;
  readonly entitled: number;
  readonly present: number;
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly abstained: number;
  readonly isPassed: boolean;
  readonly matter: string;
  readonly basis: string;
  readonly recordedAt: Instant;
}

/** A person who acts for a collective or for many; chosen by a resolution or elected among the members. */
export interface Representative {
  readonly id: string;
  readonly partyId: string;
  readonly memberId: string | null;
  readonly resolutionId: string | null;
  readonly name: string;
  readonly post: string | null;
  readonly matters: readonly string[];
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

const mattersSchema = z.array(z.string()).catch([]);

export async function listResolutions(db: Db, caseId: string): Promise<Resolution[]> {
  const rows = await db<{
    id: string;
    case_id: string;
    party_id: string;
    kind: ResolutionKind;
    held_on: Day;
    place: string;
    entitled: number;
    present: number;
    votes_for: number;
    votes_against: number;
    abstained: number;
    is_passed: number;
    matter: string;
    basis: string;
    recorded_at: Instant;
  }>('resolutions')
    .where({ case_id: caseId })
    .orderBy([{ column: 'held_on' }, { column: 'id' }]);
  return rows.map((row) => ({
    id: row.id,
    partyId: row.party_id,
    kind: row.kind,
    heldOn: row.held_on,
    place: row.place,
    entitled: row.entitled,
    present: row.present,
    votesFor: row.votes_for,
    votesAgainst: row.votes_against,
    abstained: row.abstained,
    isPassed: row.is_passed === 1,
    matter: row.matter,
    basis: row.basis,
    recordedAt: row.recorded_at,
  }));
}

export async function insertResolution(db: Db, caseId: string, row: Resolution): Promise<void> {
  await db('resolutions').insert({
    id: row.id,
    case_id: caseId,
    party_id: row.partyId,
    kind: row.kind,
    held_on: row.heldOn,
    place: row.place,
    entitled: row.entitled,
    present: row.present,
    votes_for: row.votesFor,
    votes_against: row.votesAgainst,
    abstained: row.abstained,
    is_passed: row.isPassed ? 1 : 0,
    matter: row.matter,
    basis: row.basis,
    recorded_at: row.recordedAt,
  });
}

export async function listRepresentatives(db: Db, caseId: string): Promise<Representative[]> {
  const rows = await db<{
    id: string;
    case_id: string;
    party_id: string;
    member_id: string | null;
    resolution_id: string | null;
    capacity: string;
    name: string;
    post: string | null;
    matters: string | null;
    valid_from: Day | null;
    valid_to: Day | null;
  }>('party_people')
    .where({ case_id: caseId, capacity: 'representative' })
    .orderBy('id');
  return rows.map((row) => ({
    id: row.id,
    partyId: row.party_id,
    memberId: row.member_id,
    resolutionId: row.resolution_id,
    name: row.name,
    post: row.post,
    matters: row.matters === null ? [] : mattersSchema.parse(JSON.parse(row.matters)),
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }));
}

export interface NewRepresentative {
  readonly id: string;
  readonly caseId: string;
  readonly partyId: string;
  readonly memberId: string | null;
  readonly resolutionId: string | null;
  readonly name: string;
  readonly post: string | null;
  readonly phoneEnc: string | null;
  readonly phoneIndex: string | null;
  readonly matters: readonly string[];
  readonly validFrom: Day;
  readonly createdAt: Instant;
}

export async function insertRepresentatives(db: Db, rows: readonly NewRepresentative[]): Promise<void> {
  await db('party_people').insert(
    rows.map((row) => ({
      id: row.id,
      case_id: row.caseId,
      party_id: row.partyId,
      member_id: row.memberId,
      resolution_id: row.resolutionId,
      capacity: 'representative',
      name: row.name,
      post: row.post,
      phone_enc: row.phoneEnc,
      phone_index: row.phoneIndex,
      matters: JSON.stringify(row.matters),
      valid_from: row.validFrom,
      created_at: row.createdAt,
    })),
  );
}

/** Representatives chosen earlier for this party stop representing it; the rows stay. */
export async function endRepresentatives(db: Db, partyId: string, validTo: Day): Promise<void> {
  await db('party_people')
    .where({ party_id: partyId, capacity: 'representative' })
    .whereNull('valid_to')
    .update({ valid_to: validTo });
}

export async function markElected(db: Db, partyId: string, memberIds: readonly string[]): Promise<void> {
  await db('party_members').where({ party_id: partyId }).update({ is_representative: 0 });
  await db('party_members')
    .where({ party_id: partyId })
    .whereIn('id', [...memberIds])
    .update({ is_representative: 1 });
}

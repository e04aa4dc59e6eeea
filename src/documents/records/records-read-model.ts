import { z } from 'zod';
import type { Day, Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';

/** What papers print of the case's own tables and of the offices. */
export interface PapersParty {
  readonly id: string;
  readonly no: number;
  readonly side: string;
  readonly kind: string;
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
}

export interface PapersPerson {
  readonly id: string;
  readonly partyId: string;
  readonly capacity: string;
  readonly name: string;
  readonly post: string | null;
  readonly powerKind: string | null;
  readonly matters: readonly string[];
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

export interface PapersMember {
  readonly id: string;
  readonly partyId: string;
  readonly name: string;
  readonly job: string | null;
  readonly claimFen: number;
}

export interface PapersCommittee {
  readonly id: string;
  readonly name: string;
  readonly address: string | null;
  readonly telephone: string | null;
  /** The court that confirms its agreements. */
  readonly court: string | null;
}

export async function listPapersParties(db: Db, caseId: string): Promise<PapersParty[]> {
  const rows = await db('parties').where({ case_id: caseId }).whereNull('left_at').orderBy('no');
  return rows.map((row) => ({
    id: row.id,
    no: row.no,
    side: row.side,
    kind: row.kind,
    name: row.name,
    gender: row.gender,
    ethnicity: row.ethnicity,
    birthOn: row.birth_on,
    occupation: row.occupation,
    uscc: row.uscc,
    headName: row.head_name,
    headPost: row.head_post,
    address: row.address,
    serviceAddress: row.service_address,
  }));
}

const mattersSchema = z.array(z.string());

export async function listPapersPeople(db: Db, caseId: string): Promise<PapersPerson[]> {
  const rows = await db('party_people').where({ case_id: caseId }).orderBy('id');
  return rows.map((row) => ({
    id: row.id,
    matters: row.matters === null ? [] : mattersSchema.parse(JSON.parse(row.matters)),
    validFrom: row.valid_from,
    partyId: row.party_id,
    capacity: row.capacity,
    name: row.name,
    post: row.post,
    powerKind: row.power_kind,
    validTo: row.valid_to,
  }));
}

export async function listPapersMembers(db: Db, caseId: string): Promise<PapersMember[]> {
  const rows = await db('party_members')
    .where({ case_id: caseId })
    .whereNull('left_at')
    .orderBy([{ column: 'party_id' }, { column: 'no' }]);
  return rows.map((row) => ({
    id: row.id,
    partyId: row.party_id,
    name: row.name,
    job: row.job,
    claimFen: row.claim_fen,
  }));
}

/** The committee of the case; before acceptance that of its village, else of its town. */
export async function findPapersCommittee(
  db: Db,
  place: {
    readonly committeeId: string | null;
    readonly villageCode: string | null;
    readonly townCode: string;
  },
): Promise<PapersCommittee | null> {
  const columns = ['id', 'name', 'address', 'telephone', 'court'] as const;
  if (place.committeeId !== null) {
    return (
      (await db('committees')
        .where({ id: place.committeeId })
        .first(...columns)) ?? null
    );
  }
  const rows = await db('committees')
    .whereIn('area_code', [place.villageCode ?? place.townCode, place.townCode])
    .whereNull('valid_to')
    .select(...columns, 'area_code')
    .orderBy('id');
  const nearest = rows.find((row) => row.area_code === place.villageCode) ?? rows[0];
  return nearest === undefined
    ? null
    : {
        id: nearest.id,
        name: nearest.name,
        address: nearest.address,
        telephone: nearest.telephone,
        court: nearest.court,
      };
}

/** How the latest proceeding of a case ended, and since when its papers count; null before acceptance. */
export async function findLatestEnding(
  db: Db,
  caseId: string,
): Promise<{ result: string | null; agreementForm: string | null; openedAt: Instant } | null> {
  const row = await db('proceedings')
    .where({ case_id: caseId })
    .orderBy('no', 'desc')
    .first('result', 'agreement_form', 'accepted_at');
  if (!row) return null;
  return { result: row.result, agreementForm: row.agreement_form, openedAt: row.accepted_at };
}

export async function findAreaName(db: Db, code: string): Promise<string | null> {
  const row = await db('areas').where({ code }).first('name');
  return row?.name ?? null;
}

export async function findAccountName(db: Db, id: string): Promise<string | null> {
  const row = await db('accounts').where({ id }).first('display_name');
  return row?.display_name ?? null;
}

export async function listAccountNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db('accounts')
    .whereIn('id', [...new Set(ids)])
    .select('id', 'display_name');
  return new Map(rows.map((row) => [row.id, row.display_name]));
}

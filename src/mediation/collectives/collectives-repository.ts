import { personTable } from '../../cases/parties/party.ts';
import type { Day, Instant } from '../../platform/clock.ts';
import { day, flag, instant, int, table, text } from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { MeetingKind } from './quorum.ts';

export type ResolutionKind = MeetingKind | 'waiver';

export const resolutionTable = table('resolutions', {
  id: text(),
  caseId: text(),
  partyId: text(),
  kind: text<ResolutionKind>(),
  heldOn: day(),
  place: text(),
  entitled: int(),
  present: int(),
  votesFor: int(),
  votesAgainst: int(),
  abstained: int(),
  isPassed: flag(),
  matter: text(),
  basis: text(),
  recordedAt: instant(),
});
const readResolution = resolutionTable.without('caseId');
export type Resolution = ReturnType<typeof readResolution>;

const readPerson = personTable.without(
  ...(['caseId', 'capacity', 'phoneEnc', 'phoneIndex', 'phoneTailIndex'] as const),
  ...(['idNoEnc', 'idNoIndex', 'idNoTailIndex'] as const),
  ...(['powerKind', 'createdAt'] as const),
);

/** A person who acts for a collective or for many; chosen by a resolution or elected among the members. */
export interface Representative extends ReturnType<typeof readPerson> {
  readonly matters: readonly string[];
}

export async function listResolutions(db: Db, caseId: string): Promise<Resolution[]> {
  const rows = await db('resolutions')
    .where({ case_id: caseId })
    .orderBy([{ column: 'held_on' }, { column: 'id' }]);
  return rows.map(readResolution);
}

export async function insertResolution(db: Db, caseId: string, row: Resolution): Promise<void> {
  await resolutionTable.insert(db, { ...row, caseId });
}

export async function listRepresentatives(db: Db, caseId: string): Promise<Representative[]> {
  const rows = await db('party_people').where({ case_id: caseId, capacity: 'representative' }).orderBy('id');
  return rows.map(readPerson).map((person) => ({ ...person, matters: person.matters ?? [] }));
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
  readonly phoneTailIndex: string | null;
  readonly matters: readonly string[];
  readonly validFrom: Day;
  readonly createdAt: Instant;
}

export async function insertRepresentatives(db: Db, rows: readonly NewRepresentative[]): Promise<void> {
  await personTable.insert(
    db,
    rows.map((row) => ({
      ...row,
      ...{ capacity: 'representative', idNoEnc: null, idNoIndex: null, idNoTailIndex: null },
      ...{ powerKind: null, validTo: null },
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

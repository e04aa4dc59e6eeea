import type { Instant } from '../platform/clock.ts';
import type { FieldCrypto } from '../platform/crypto/field-crypto.ts';
import type { ColumnsOf } from '../platform/database/column-table.ts';
import type { Db } from '../platform/database/connect.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';
import { newId } from '../platform/ids.ts';
import { type Correction, type CorrectionState, changesSchema, correctionTable } from './correction.ts';

type Columns = ColumnsOf<typeof correctionTable>;
const aad = (id: string): string => `corrections.changes.${id}`;

function opened(row: Columns, crypto: FieldCrypto): Correction {
  const { changes, ...rest } = correctionTable.fromRow(row);
  return { ...rest, changes: changesSchema.parse(JSON.parse(crypto.decrypt(changes, aad(rest.id)))) };
}

/** Corrections of a case, made and proposed, in their order. */
export async function listCorrections(db: Db, crypto: FieldCrypto, caseId: string): Promise<Correction[]> {
  const rows = await db<Columns>('corrections').where({ case_id: caseId }).orderBy('id');
  return rows.map((row) => opened(row, crypto));
}

/** The one that waits for a second person, or null. */
export async function findOpenCorrection(
  db: Db,
  crypto: FieldCrypto,
  caseId: string,
): Promise<Correction | null> {
  const row = await db<Columns>('corrections')
    .where({ case_id: caseId, state: 'open' })
    .orderBy('id', 'desc')
    .first();
  return row ? opened(row, crypto) : null;
}

/** Who proposed the one that waits, and in which phase; without what it changes. */
export async function findWaiting(
  db: Db,
  caseId: string,
): Promise<Pick<Correction, 'proposedBy' | 'phase' | 'basedOn'> | null> {
  const row = await db<Columns>('corrections')
    .where({ case_id: caseId, state: 'open' })
    .orderBy('id', 'desc')
    .first('proposed_by', 'phase', 'based_on');
  return row ? { proposedBy: row.proposed_by, phase: row.phase, basedOn: row.based_on } : null;
}

export async function insertCorrection(
  tx: Tx,
  crypto: FieldCrypto,
  one: Omit<Correction, 'id' | 'decision'>,
): Promise<string> {
  const id = newId();
  const changes = crypto.encrypt(JSON.stringify(one.changes), aad(id));
  await correctionTable.insert(tx.knex, { ...one, id, changes, decision: null });
  return id;
}

/** Closes the one that waits; once made, with what followed from it. */
export async function decideCorrection(
  tx: Tx,
  crypto: FieldCrypto,
  id: string,
  decided: {
    readonly state: Exclude<CorrectionState, 'open'>;
    readonly by: string;
    readonly at: Instant;
    readonly decision: string | null;
  } & Partial<Pick<Correction, 'changes' | 'effects'>>,
): Promise<void> {
  const { state, by: decidedBy, at: decidedAt, decision, changes, effects } = decided;
  const columns = correctionTable.toChanges({
    ...{ state, decidedBy, decidedAt, decision },
    ...(effects === undefined ? {} : { effects }),
    ...(changes === undefined ? {} : { changes: crypto.encrypt(JSON.stringify(changes), aad(id)) }),
  });
  await tx.knex('corrections').where({ id, state: 'open' }).update(columns);
}

/** Role and place of the person who acts, for which the same holds as at registration. */
export async function findActorPlace(
  db: Db,
  accountId: string,
): Promise<{ readonly role: string; readonly areaCode: string } | null> {
  const row = await db('accounts').where({ id: accountId }).first('role', 'area_code');
  return row ? { role: row.role, areaCode: row.area_code } : null;
}

/** When the first thing happened to a case after its registration, or null. */
export async function findFirstActAt(db: Db, caseId: string): Promise<Instant | null> {
  const row = await db('history')
    .where({ subject_id: caseId })
    .where('seq', '>', 1)
    .whereNotIn('event', ['correctCase', 'proposeCorrection', 'confirmCorrection', 'migrated'])
    .orderBy('occurred_at')
    .first('occurred_at');
  return row?.occurred_at ?? null;
}

/** Whether a list of members or earlier instruments hang on a case, which not every type has. */
export async function hasTypeMatter(db: Db, caseId: string): Promise<boolean> {
  for (const table of ['party_members', 'prior_instruments']) {
    if (await db(table).where({ case_id: caseId }).first('case_id')) return true;
  }
  return false;
}

/** Parties that have a list of members. */
export async function listGroupsWithMembers(db: Db, caseId: string): Promise<string[]> {
  const rows = await db('party_members').where({ case_id: caseId }).whereNull('left_at').distinct('party_id');
  return rows.map((row) => row.party_id);
}

/** Events that put something on the record of a case. */
export async function listActEvents(db: Db, caseId: string): Promise<string[]> {
  const rows = await db('case_acts').where({ case_id: caseId }).distinct('event');
  return rows.map((row) => row.event);
}

/** Who made the newest correction of a case. */
export async function findLastProposer(db: Db, caseId: string): Promise<string | null> {
  const row = await db('corrections').where({ case_id: caseId }).orderBy('id', 'desc').first('proposed_by');
  return row?.proposed_by ?? null;
}

/** Who registered a case. */
export async function findRegistrant(db: Db, caseId: string): Promise<string | null> {
  const row = await db('cases').where({ id: caseId }).first('created_by');
  return row?.created_by ?? null;
}

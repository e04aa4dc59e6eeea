import type { Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';

/** A party who left the case, and who took the place. */
export interface FormerParty {
  readonly id: string;
  readonly name: string;
  readonly how: string;
  readonly leftAt: Instant;
  readonly successor: string | null;
}

/** In the order in which they left. */
export async function listFormerParties(db: Db, caseId: string): Promise<FormerParty[]> {
  const rows = await db('parties')
    .where({ case_id: caseId })
    .select('id', 'name', 'left_at', 'left_how', 'replaced_by');
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return rows
    .filter((row) => row.left_at !== null)
    .map((row) => ({
      id: row.id,
      name: row.name,
      how: row.left_how,
      leftAt: row.left_at,
      successor: row.replaced_by === null ? null : (names.get(row.replaced_by) ?? null),
    }))
    .sort((one, other) => (one.leftAt < other.leftAt ? -1 : 1));
}

/** Names of all parties of a case, also of those who left, by id. */
export async function listAllPartyNames(db: Db, caseId: string): Promise<Map<string, string>> {
  const rows = await db('parties').where({ case_id: caseId }).select('id', 'name');
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Names of parties and members who left, by id. */
export async function listFormerNames(db: Db, caseId: string): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const table of ['parties', 'party_members']) {
    const rows = await db(table).where({ case_id: caseId }).whereNotNull('left_at').select('id', 'name');
    for (const row of rows) names.set(row.id, row.name);
  }
  return names;
}

import type { Day } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { type Area, areaTable } from '../area.ts';
import { type AreaChange, areaChangeTable } from '../area-change.ts';

/** Longer statements take the program longer to write than the database to carry out. */
const batch = 100;

/** Writes the areas that are not there yet, in batches, so that a large county keeps nobody waiting; gives their number. */
export async function insertMissingAreas(tx: Tx, areas: readonly Area[]): Promise<number> {
  const codes = areas.map(({ code }) => code);
  const known = new Set<string>();
  for (let start = 0; start < codes.length; start += batch) {
    const some: string[] = await tx
      .knex('areas')
      .whereIn('code', codes.slice(start, start + batch))
      .pluck('code');
    for (const code of some) known.add(code);
  }
  const missing = areas.filter(({ code }) => !known.has(code));
  for (let start = 0; start < missing.length; start += batch) {
    const rows = missing.slice(start, start + batch).map(areaTable.toColumns);
    // Two processes may load the same county at once.
    await tx.knex('areas').insert(rows).onConflict('code').ignore();
  }
  return missing.length;
}

export async function renameArea(tx: Tx, code: string, name: string): Promise<void> {
  await tx.knex('areas').where({ code }).update({ name });
}

/** Ends what lies in a range of paths and has not ended yet; gives the codes. */
export async function endAreas(tx: Tx, [from, to]: readonly [string, string], day: Day): Promise<string[]> {
  const within = () =>
    tx.knex('areas').whereNull('valid_to').where('path', '>=', from).where('path', '<', to);
  const codes: string[] = await within().orderBy('code').pluck('code');
  await within().update({ valid_to: day });
  return codes;
}

/** Ends these places; gives how many of them had not ended yet. */
export async function endAreasByCode(tx: Tx, codes: readonly string[], day: Day): Promise<number> {
  let ended = 0;
  for (let start = 0; start < codes.length; start += batch) {
    ended += await tx
      .knex('areas')
      .whereNull('valid_to')
      .whereIn('code', codes.slice(start, start + batch))
      .update({ valid_to: day });
  }
  return ended;
}

/** As they stand in the transaction, whatever the memory of this process says. */
export async function findArea(db: Db, code: string): Promise<Area | null> {
  const row = await db('areas').where({ code }).first();
  return row === undefined ? null : areaTable.fromRow(row);
}

export async function insertChanges(tx: Tx, changes: readonly AreaChange[]): Promise<void> {
  for (let start = 0; start < changes.length; start += batch) {
    await areaChangeTable.insert(tx.knex, changes.slice(start, start + batch));
  }
}

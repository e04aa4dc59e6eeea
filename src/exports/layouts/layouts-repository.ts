import type { Day } from '../../platform/clock.ts';
import type { ColumnsOf } from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { type Layout, layoutTable } from './layout.ts';

type LayoutColumns = ColumnsOf<typeof layoutTable>;

/** Every version of the layouts of an area, by list, name and number. */
export async function listLayoutsOf(db: Db, areaCode: string): Promise<Layout[]> {
  const rows = await db<LayoutColumns>('export_layouts')
    .where({ area_code: areaCode })
    .orderBy(['list', 'name', 'no']);
  return rows.map(layoutTable.fromRow);
}

/** Layouts of a list in these areas that hold on a day. */
export async function listLayoutsFor(
  db: Db,
  list: string,
  areaCodes: readonly string[],
  on: Day,
): Promise<Layout[]> {
  const rows = await db<LayoutColumns>('export_layouts')
    .where({ list })
    .whereIn('area_code', [...areaCodes])
    .where('valid_from', '<=', on)
    .where((open) => open.whereNull('valid_to').orWhere('valid_to', '>=', on))
    .orderBy(['name', 'no']);
  return rows.map(layoutTable.fromRow);
}

export async function insertLayout(tx: Tx, layout: Layout): Promise<void> {
  await layoutTable.insert(tx.knex, layout);
}

/** Ends every version of a name that has no end yet. */
export async function endLayout(
  tx: Tx,
  { areaCode, list, name }: Pick<Layout, 'areaCode' | 'list' | 'name'>,
  validTo: Day,
): Promise<void> {
  await tx
    .knex('export_layouts')
    .where({ area_code: areaCode, list, name })
    .whereNull('valid_to')
    .update({ valid_to: validTo });
}

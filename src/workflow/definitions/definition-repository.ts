import { instant, int, type RowOf, table, text } from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';

export const definitionTable = table('workflow_definitions', {
  defId: text(),
  version: int(),
  hash: text(),
  definition: text(),
  registeredAt: instant(),
});
export type DefinitionRow = RowOf<typeof definitionTable>;

export async function findDefinitions(db: Db): Promise<DefinitionRow[]> {
  const rows = await db('workflow_definitions').select('*').orderBy(['def_id', 'version']);
  return rows.map(definitionTable.fromRow);
}

/** Two processes may start at once: the first one wins, the content is the same. */
export async function insertDefinition(tx: Tx, row: DefinitionRow): Promise<void> {
  await tx
    .knex('workflow_definitions')
    .insert(definitionTable.toColumns(row))
    .onConflict(['def_id', 'version'])
    .ignore();
}

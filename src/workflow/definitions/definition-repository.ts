import type { Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';

export interface DefinitionRow {
  readonly defId: string;
  readonly version: number;
  readonly hash: string;
  readonly definition: string;
  readonly registeredAt: Instant;
}

export async function findDefinitions(db: Db): Promise<DefinitionRow[]> {
  const rows = await db('workflow_definitions').select('*').orderBy(['def_id', 'version']);
  return rows.map((row) => ({
    defId: row.def_id,
    version: row.version,
    hash: row.hash,
    definition: row.definition,
    registeredAt: row.registered_at,
  }));
}

/** Two processes may start at once: the first one wins, the content is the same. */
export async function insertDefinition(tx: Tx, row: DefinitionRow): Promise<void> {
  await tx
    .knex('workflow_definitions')
    .insert({
      def_id: row.defId,
      version: row.version,
      hash: row.hash,
      definition: row.definition,
      registered_at: row.registeredAt,
    })
    .onConflict(['def_id', 'version'])
    .ignore();
}

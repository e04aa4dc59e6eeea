import { writeSearchTokens } from '../../platform/database/dialect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { searchTokens } from '../../platform/search-tokens.ts';
import type { Case } from '../core/case.ts';
import { listCaseWords } from './case-words-read-model.ts';

type IndexedCase = Pick<Case, 'id' | 'townCode' | 'villageCode' | 'type' | 'registeredAt'>;

/**
 * Writes the words by which a case is found, in the transaction that changed them: row, parties and members as they
 * stand in it by then.
 */
export async function indexCase(tx: Tx, row: IndexedCase): Promise<void> {
  const words = (await listCaseWords(tx.knex, [row.id])).get(row.id);
  if (words === undefined) throw new Error(`no case ${row.id} to index`);
  const tokens = searchTokens({
    ...words,
    scope: {
      town: row.townCode,
      type: row.type,
      ...(row.villageCode === null ? {} : { village: row.villageCode }),
    },
  });
  await writeSearchTokens(tx.knex, tx.dialect, row.id, tokens, row.registeredAt);
}

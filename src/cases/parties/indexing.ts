import { addSearchTokens, writeSearchTokens } from '../../platform/database/dialect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { searchTokens } from '../../platform/search-tokens.ts';
import type { Case } from '../core/case.ts';
import { type CaseWords, listCaseWords } from './case-words-read-model.ts';

type IndexedCase = Pick<Case, 'id' | 'townCode' | 'villageCode' | 'type' | 'registeredAt'>;

/**
 * Writes the words by which a case is found, in the transaction that changed them: row, parties and members as they
 * stand in it by then.
 */
export async function indexCase(tx: Tx, row: IndexedCase): Promise<void> {
  const words = await listCaseWords(tx.knex, [row.id]);
  await writeSearchTokens(tx.knex, tx.dialect, row.id, tokensOf(row, words), row.registeredAt);
}

/** The same for cases that were just registered with all their parties. */
export async function indexNewCases(tx: Tx, rows: readonly IndexedCase[]): Promise<void> {
  const words = await listCaseWords(
    tx.knex,
    rows.map(({ id }) => id),
  );
  await addSearchTokens(
    tx.knex,
    tx.dialect,
    rows.map((row) => ({ caseId: row.id, tokens: tokensOf(row, words), registeredAt: row.registeredAt })),
  );
}

function tokensOf(row: IndexedCase, words: ReadonlyMap<string, CaseWords>): string[] {
  const own = words.get(row.id);
  if (own === undefined) throw new Error(`no case ${row.id} to index`);
  return searchTokens({
    ...own,
    scope: {
      town: row.townCode,
      type: row.type,
      ...(row.villageCode === null ? {} : { village: row.villageCode }),
    },
  });
}

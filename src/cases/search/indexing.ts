import { addSearchTokens, writeSearchTokens } from '../../platform/database/dialect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { searchTokens } from '../../platform/search-tokens.ts';
import type { Case } from '../core/case.ts';
import { findCase } from '../core/case-repository.ts';
import { type CaseText, listCaseTexts } from './case-texts-read-model.ts';
import { type CaseWords, listCaseWords } from './case-words-read-model.ts';

type IndexedCase = Pick<Case, 'id' | 'townCode' | 'villageCode' | 'type' | 'registeredAt'>;

/**
 * Writes the words by which a case is found, in the transaction that changed them: row, people and file as they stand in
 * it by then.
 */
export async function indexCase(tx: Tx, row: IndexedCase): Promise<void> {
  const [tokens] = await tokensOf(tx, [row]);
  await writeSearchTokens(tx.knex, tx.dialect, row.id, tokens ?? [], row.registeredAt);
}

/** The same for a case of which the id is known alone: whatever happened to it may have brought words. */
export async function indexAgain(tx: Tx, id: string): Promise<void> {
  const row = await findCase(tx.knex, id);
  if (row) await indexCase(tx, row);
}

/** The same for cases that were just registered with all their parties. */
export async function indexNewCases(tx: Tx, rows: readonly IndexedCase[]): Promise<void> {
  const tokens = await tokensOf(tx, rows);
  await addSearchTokens(
    tx.knex,
    tx.dialect,
    rows.map((row, index) => ({
      caseId: row.id,
      tokens: tokens[index] ?? [],
      registeredAt: row.registeredAt,
    })),
  );
}

async function tokensOf(tx: Tx, rows: readonly IndexedCase[]): Promise<string[][]> {
  const ids = rows.map(({ id }) => id);
  const words = await listCaseWords(tx.knex, ids);
  const texts = await listCaseTexts(tx.knex, ids);
  return rows.map((row) => {
    const own = words.get(row.id);
    if (own === undefined) throw new Error(`no case ${row.id} to index`);
    return tokens(row, own, texts.get(row.id) ?? []);
  });
}

function tokens(row: IndexedCase, words: CaseWords, texts: readonly CaseText[]): string[] {
  const ofReading = (isGuarded: boolean): string[] =>
    texts.flatMap(({ reading, text }) => ((reading === 'talks') === isGuarded ? [text] : []));
  return searchTokens({
    texts: [...words.heads, ...ofReading(false)],
    names: [...words.people, ...words.places],
    numbers: words.numbers,
    guarded: ofReading(true),
    scope: {
      town: row.townCode,
      type: row.type,
      ...(row.villageCode === null ? {} : { village: row.villageCode }),
    },
  });
}

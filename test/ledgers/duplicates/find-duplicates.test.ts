import { describe, expect, test } from 'vitest';
import { comparableRow, findDuplicates, rowId } from '../../../src/ledgers/duplicates/find-duplicates.ts';
import { likelyScore } from '../../../src/ledgers/duplicates/likeness.ts';
import { expectedOf, ledgers, readLedger, rowsOf } from '../ledgers.ts';

async function found(file: string) {
  const rows = rowsOf(await readLedger(file)).flatMap(({ value }) => value ?? []);
  return findDuplicates(rows.map(comparableRow));
}

describe.each(ledgers)('$file', ({ name, file }) => {
  test('pairs of rows, compared, are those expected with their kind, and no others', async () => {
    const pairs = (await found(file)).map(({ a, b, likeness }) => ({ a, b, kind: likeness.kind }));
    const expected = expectedOf(name).duplicates.map(({ a, b, kind }) => ({
      a: rowId(a),
      b: rowId(b),
      kind,
    }));
    const sorted = (list: typeof expected) => [...list].sort((x, y) => (x.a + x.b < y.a + y.b ? -1 : 1));

    expect(sorted(pairs)).toEqual(sorted(expected));
  });

  test('rows that only look alike, compared, are never proposed as likely the same', async () => {
    const likely = (await found(file)).filter(({ likeness }) => likeness.score >= likelyScore);
    const apart = (expectedOf(name).notDuplicates ?? []).map(({ a, b }) => [rowId(a), rowId(b)]);

    expect(likely.filter(({ a, b }) => apart.some((pair) => pair.includes(a) && pair.includes(b)))).toEqual(
      [],
    );
  });
});

import { describe, expect, test } from 'vitest';
import type { ReadRow } from '../../../src/ledgers/reading/ledger-row.ts';
import { expectedOf, expectedRowsOf, ledgers, readLedger, rowsOf } from '../ledgers.ts';

/** 田界 in one expected file and 土地纠纷 in another: the word is compared without 纠纷. */
const bare = (word: unknown): string => String(word).replace('纠纷', '');

/** A row told as the expected files tell it, without what a later step finds (numbers used twice). */
function told({ sheet, row, value, rejected, flags }: ReadRow) {
  if (value === null) return { sheet, row, rejected: rejected.map(({ code }) => code) };
  const { type, foundOn, foundTime, parties, amountFen, outcome, resolvedOn } = value;
  return {
    sheet,
    row,
    type,
    typeWord: bare(value.typeWord),
    foundOn,
    ...(foundTime !== null && { foundTime }),
    ...(value.town !== null && { town: value.town }),
    ...(value.village !== null && { village: value.village }),
    parties,
    amountFen,
    ...(value.isAmountApproximate && { amountApproximate: true }),
    outcome,
    resolved: outcome === 'resolved',
    resolvedOn,
    ...(value.agreementNo !== null && { agreementNo: value.agreementNo }),
    ...(value.externalNo !== null && { externalNo: value.externalNo }),
    ...(flags.length > 0 && { flags: flags.map(({ code }) => code).sort() }),
  };
}

describe.each(ledgers)('$file', ({ name, file }) => {
  test('rows of the ledger, read, have exactly the values expected of each', async () => {
    const rows = rowsOf(await readLedger(file)).map(told);
    const hasVillage = name !== '12345-2026-03';
    const expected = expectedRowsOf(name).map((row) => ({
      ...row,
      ...(row['typeWord'] !== undefined && { typeWord: bare(row['typeWord']) }),
      ...(row.flags && { flags: [...row.flags].sort() }),
    }));

    const shown = rows.map((row) => {
      if (hasVillage || !('village' in row)) return row;
      const { village: _, ...rest } = row;
      return rest;
    });
    expect(shown).toEqual(expected);
  });

  test('sheets of the ledger, read, have the headings, columns and rows without data that are expected', async () => {
    const sheets = await readLedger(file);
    for (const { name: sheet, role, headerRows, columns, notData } of expectedOf(name).layout) {
      const read = sheets.find((one) => one.name === sheet);
      if (role === 'ignore') {
        expect(read).toMatchObject({ ledger: null, rows: [] });
        continue;
      }
      expect(read?.ledger?.headerRows).toEqual(headerRows);
      const fields = read?.ledger?.columns.map(({ letters, field }) => ({ col: letters, field }));
      expect(fields).toEqual(columns?.map(({ col, field }) => ({ col, field })));
      const below = (notData ?? []).filter(({ row }) => row > Math.max(...(headerRows ?? [0])));
      expect(read?.ledger?.notData).toEqual(below);
    }
  });

  test('counts and totals of the ledger, added up, are those expected', async () => {
    const rows = rowsOf(await readLedger(file));
    const { counts, totalsOfImportable: totals, rejected, flagged } = expectedOf(name);
    const values = rows.flatMap(({ value }) => value ?? []);
    const parties = values.flatMap((value) => value.parties);
    const days = values.map(({ foundOn }) => foundOn).sort();

    expect(rows).toHaveLength(counts['dataRows'] ?? -1);
    expect(values).toHaveLength(counts['importable'] ?? -1);
    expect(countBy(values.map(({ type }) => type))).toEqual(totals.byType);
    expect(countBy(values.map(({ outcome }) => outcome))).toEqual(totals.byOutcome);
    expect(countBy(parties.map(({ kind }) => kind))).toEqual(totals.partiesByKind);
    expect(parties).toHaveLength(totals.partyEntries);
    expect(values.filter(({ amountFen }) => amountFen !== null)).toHaveLength(totals.withAmount);
    expect(values.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0)).toBe(totals.amountFen);
    expect([days[0], days.at(-1)]).toEqual([totals.foundFrom, totals.foundTo]);
    const spots = (kind: 'rejected' | 'flags') =>
      inOrder(rows.flatMap((row) => row[kind].map(({ code, field }) => ({ row: row.row, field, code }))));
    const plain = (list: typeof rejected) =>
      inOrder(list.map(({ row, field, code }) => ({ row, field, code })));
    const isNamed = (found: ReturnType<typeof spots>, told: ReturnType<typeof plain>) =>
      found.map((one, index) => {
        const field = told[index]?.field ?? null;
        // The expected file names a column of one side by what it holds alone.
        return field !== null && one.field?.startsWith(field) ? { ...one, field } : one;
      });
    expect(isNamed(spots('rejected'), plain(rejected))).toEqual(plain(rejected));
    expect(isNamed(spots('flags'), plain(flagged))).toEqual(plain(flagged));
  });
});

function inOrder<Told extends { row: number; code: string }>(list: Told[]): Told[] {
  return list.sort((a, b) => a.row - b.row || a.code.localeCompare(b.code));
}

function countBy(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

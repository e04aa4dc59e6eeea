import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadRow } from '../../src/ledgers/reading/ledger-row.ts';
import { readLedgerBytes } from '../../src/ledgers/reading/read-file.ts';
import { type ReadSheet, readLedgerFile } from '../../src/ledgers/reading/read-sheet.ts';
import type { TypeWords } from '../../src/ledgers/values/types.ts';
import { asDay } from '../../src/platform/clock.ts';
import { definitions } from '../../workflows/index.ts';

const folder = join(import.meta.dirname, 'data');
export const today = asDay('2026-11-24');

/** The words of the program's own dispute types. */
export const typeWords: readonly TypeWords[] = definitions.cases.flatMap(({ id, traits }) =>
  traits === undefined ? [] : [{ type: id, ...traits.ledger }],
);

export const ledgers = [
  { name: 'village-2026', file: 'village-2026.xlsx' },
  { name: 'town-2026H1', file: 'town-2026H1.xlsx' },
  { name: '12345-2026-03', file: '12345-2026-03.csv' },
] as const;

export interface Spot {
  readonly sheet: string;
  readonly row: number;
}

interface Told extends Spot {
  readonly field: string | null;
  readonly code: string;
}

export interface Expected {
  readonly layout: readonly {
    readonly name: string;
    readonly role: string;
    readonly headerRows?: readonly number[];
    readonly dataFirst?: number;
    readonly notData?: readonly { readonly row: number; readonly kind: string }[];
    readonly columns?: readonly { readonly col: string; readonly field: string }[];
  }[];
  readonly counts: Readonly<Record<string, number>>;
  readonly totalsOfImportable: {
    readonly byType: Readonly<Record<string, number>>;
    readonly byOutcome: Readonly<Record<string, number>>;
    readonly withAmount: number;
    readonly amountFen: number;
    readonly partyEntries: number;
    readonly partiesByKind: Readonly<Record<string, number>>;
    readonly foundFrom: string;
    readonly foundTo: string;
  };
  readonly rejected: readonly Told[];
  readonly flagged: readonly Told[];
  readonly duplicates: readonly { readonly a: Spot; readonly b: Spot; readonly kind: string }[];
  readonly notDuplicates: readonly { readonly a: Spot; readonly b: Spot }[];
}

export interface ExpectedRow extends Spot {
  readonly rejected?: readonly string[];
  readonly flags?: readonly string[];
  readonly [member: string]: unknown;
}

export function bytesOf(file: string): Buffer {
  return readFileSync(join(folder, file));
}

export function expectedOf(name: string): Expected {
  return JSON.parse(readFileSync(join(folder, `${name}.expected.json`), 'utf8'));
}

export function expectedRowsOf(name: string): ExpectedRow[] {
  const lines = readFileSync(join(folder, `${name}.rows.jsonl`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line));
}

export async function readLedger(file: string): Promise<ReadSheet[]> {
  return readLedgerFile(await readLedgerBytes(file, bytesOf(file)), { today, types: typeWords });
}

export function rowsOf(sheets: readonly ReadSheet[]): ReadRow[] {
  return sheets.flatMap(({ rows }) => rows);
}

import type { Cell } from '../values/cell.ts';
import { saysNothing, tidy } from '../values/cell.ts';
import { type DateContext, readDate } from '../values/dates.ts';
import { readIdNumbers, readTelephones } from '../values/numbers.ts';
import { readBothSides } from '../values/parties.ts';
import { certaintyOf } from '../values/party-kinds.ts';
import { readResult } from '../values/results.ts';
import type { TypeDictionary } from '../values/types.ts';
import type { LedgerField } from './fields.ts';
import { partyFields } from './fields.ts';
import type { LedgerColumn } from './headings.ts';

const sampledRows = 60;
const needed = 0.6;

/** Gives columns whose words say nothing the meaning their cells have, for what a ledger cannot do without. */
export function withFieldsByContent(
  columns: readonly LedgerColumn[],
  rows: readonly (readonly Cell[])[],
  context: { readonly dates: DateContext; readonly types: TypeDictionary },
): LedgerColumn[] {
  const sample = rows.slice(0, sampledRows);
  const given = new Set(columns.flatMap(({ field }) => field ?? []));
  const chosen = new Map<number, LedgerField>();
  for (const [field, isLike] of tests(context)) {
    if (given.has(field) || (field === 'party' && partyFields.some((one) => given.has(one)))) continue;
    const [best] = columns
      .filter(({ index, field: own }) => own === null && !chosen.has(index))
      .map(({ index }) => ({ index, share: shareOf(sample, index, isLike) }))
      .sort((a, b) => b.share - a.share);
    if (best !== undefined && best.share >= needed) chosen.set(best.index, field);
  }
  return columns.map((column) => ({ ...column, field: column.field ?? chosen.get(column.index) ?? null }));
}

type Test = (cell: Cell) => boolean;

function tests({
  dates,
  types,
}: {
  readonly dates: DateContext;
  readonly types: TypeDictionary;
}): readonly (readonly [LedgerField, Test])[] {
  return [
    ['idNumber', (cell) => readIdNumbers(cell).numbers.length > 0],
    ['phone', (cell) => readTelephones(cell).numbers.length > 0],
    ['foundOn', (cell) => /\d/.test(tidy(cell)) && 'day' in readDate(cell, dates)],
    [
      'type',
      (cell) => tidy(cell).length <= 12 && types.read(cell)?.flags.includes('type-unmapped') === false,
    ],
    ['party', isLikeParties],
    [
      'outcome',
      (cell) => {
        const text = tidy(cell);
        return text.length <= 20 && !saysNothing(text) && !readResult(cell).flags.includes('result-unclear');
      },
    ],
    ['summary', (cell) => tidy(cell).length >= 12],
  ];
}

function isLikeParties(cell: Cell): boolean {
  const parties = readBothSides(cell);
  return parties.length > 0 && parties.every(({ name, kind }) => kind !== 'person' || certaintyOf(name) >= 3);
}

/** Of the cells that say something. */
function shareOf(rows: readonly (readonly Cell[])[], index: number, isLike: Test): number {
  const cells = rows.map((row) => row[index] ?? null).filter((cell) => !saysNothing(tidy(cell)));
  return cells.length === 0 ? 0 : cells.filter(isLike).length / cells.length;
}

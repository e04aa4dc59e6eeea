import { z } from 'zod';
import {
  day,
  instant,
  int,
  json,
  orNull,
  type RowOf,
  table,
  text,
} from '../../platform/database/column-table.ts';
import type { Cell } from '../../platform/tables/table.ts';
import type { LayoutData } from '../core/layout-filler.ts';

/** One version of an office's own workbook into which a list is filled; it serves the area and all below it. */
export const layoutTable = table('export_layouts', {
  id: text(),
  areaCode: text(),
  areaPath: text(),
  list: text(),
  name: text(),
  no: int(),
  sha256: text(),
  size: int(),
  names: json<readonly string[]>(z.array(z.string())),
  validFrom: day(),
  validTo: orNull(day()),
  writtenBy: text(),
  writtenAt: instant(),
});
export type Layout = RowOf<typeof layoutTable>;

/** What a named cell or a `{{blank}}` may hold besides the columns of the list. */
export const headNames = ['单位', '时段', '筛选条件', '制表人', '日期', '条数'] as const;

/** A name without the signs that a named cell of a workbook cannot have. */
export function plainName(text: string): string {
  return text.normalize('NFKC').replace(/[\s()、/:,;%"'“”<>《》-]+/g, '');
}

/** The names that a list can fill: heads, columns by label or id, sums of its numbers. */
export function knownNames(columns: LayoutData['columns']): {
  heads: string[];
  columns: string[];
  sums: string[];
} {
  return {
    heads: [...headNames],
    columns: columns.map(({ label }) => plainName(label)),
    sums: columns.filter(isSummed).map(({ label }) => `合计${plainName(label)}`),
  };
}

const isSummed = ({ kind, id }: LayoutData['columns'][number]): boolean =>
  (kind === 'money' || kind === 'number') && id !== 'no';

/** Single figures: `I02_value`, `I02_numerator`, with the key of a group behind. */
const figureName = /^I\d\d_(value|numerator|denominator)(_.+)?$/;

/** The column a name of a workbook means; -1 for none. */
export function columnOf(columns: LayoutData['columns'], name: string): number {
  const plain = plainName(name);
  return columns.findIndex(({ id, label }) => id === name || plainName(label) === plain);
}

/** Whether a name is no column and yet known. */
export function isSingleName(columns: LayoutData['columns'], name: string): boolean {
  const plain = plainName(name);
  const { heads, sums } = knownNames(columns);
  return heads.includes(plain) || sums.includes(plain.replace('_', '')) || figureName.test(name);
}

export interface Value {
  readonly cell: Cell;
  readonly kind: LayoutData['columns'][number]['kind'];
}

/** What stands under a name that is no column. */
export function singleValue(data: LayoutData, unit: string, name: string): Value {
  const plain = plainName(name).replace('_', '');
  const words: Readonly<Record<string, Value>> = {
    单位: { cell: unit, kind: 'text' },
    时段: { cell: data.period, kind: 'text' },
    筛选条件: { cell: data.filter, kind: 'text' },
    制表人: { cell: data.maker, kind: 'text' },
    日期: { cell: data.day, kind: 'day' },
    条数: { cell: data.rows.length, kind: 'number' },
  };
  const word = words[plain];
  if (word !== undefined) return word;
  if (plain.startsWith('合计')) {
    const index = columnOf(data.columns, plain.slice('合计'.length));
    const sum = data.rows.reduce(
      (total, row) => total + Number(typeof row[index] === 'number' ? row[index] : 0),
      0,
    );
    return { cell: sum, kind: data.columns[index]?.kind ?? 'number' };
  }
  return { cell: data.values[name] ?? null, kind: name.includes('_value') ? 'rate' : 'number' };
}

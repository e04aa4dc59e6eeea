import { fieldLabels } from '../identity/texts.ts';
import { bookKinds } from '../offices/book/book.ts';
import { valueForms } from '../offices/book/book-form.ts';
import { bookFieldLabels } from '../offices/book/texts.ts';
import type { BookKind } from '../offices/office.ts';
import { fieldMeta } from '../platform/form-data.ts';
import { type Locale, pick } from '../platform/i18n.ts';
import { sheetTexts } from './texts.ts';

/** The sheets in the order in which they are read: what others refer to comes first. */
export const sheetNames = [...bookKinds, 'accounts'] as const;
export type SheetName = (typeof sheetNames)[number];

export interface Column {
  readonly member: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly width: number;
}

/** The program's own mark of a row, by which it is found again when its name changes. */
const idColumn: Column = { member: 'id', label: sheetTexts.id, width: 12 };
const dayColumns: readonly Column[] = [
  { member: 'validFrom', label: bookFieldLabels.validFrom, width: 14 },
  { member: 'changedOn', label: bookFieldLabels.changedOn, width: 14 },
];

const accountColumns: readonly Column[] = [
  { member: 'username', label: fieldLabels.username, width: 18 },
  { member: 'personId', label: fieldLabels.person, width: 40 },
  { member: 'role', label: fieldLabels.role, width: 18 },
  { member: 'displayName', label: fieldLabels.displayName, width: 14 },
  { member: 'areaCode', label: fieldLabels.areaCode, width: 30 },
];

const wide: readonly string[] = [
  'name',
  'areaCode',
  'committeeId',
  'organisationId',
  'personId',
  'numberPattern',
];

export function columnsOf(sheet: SheetName): readonly Column[] {
  if (sheet === 'accounts') return accountColumns;
  const fields = Object.entries(valueForms[sheet].shape).map(([member, field]) => ({
    member,
    label: fieldMeta(field)?.label ?? { zh: member, en: member },
    width: wide.includes(member) ? 30 : 16,
  }));
  return [idColumn, ...fields, ...dayColumns];
}

export function sheetTitle(sheet: SheetName, locale: Locale): string {
  return pick(sheetTexts[sheet], locale);
}

/** The rows of a sheet as typed, each with its number in the workbook; empty ones and the help are left out. */
export interface TypedRow {
  readonly no: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Sheets are known by their names in either language, columns by their heads. */
export function typedRows(
  sheets: Readonly<Record<string, readonly (readonly string[])[]>>,
  sheet: SheetName,
): TypedRow[] {
  const { zh, en } = sheetTexts[sheet];
  const rows = sheets[zh] ?? sheets[en] ?? [];
  const columns = columnsOf(sheet);
  const place = (head: readonly string[], { label }: Column) =>
    head.findIndex((cell) => plain(cell) === plain(label.zh) || plain(cell) === plain(label.en));
  const at = rows.findIndex((row) => columns.filter((column) => place(row, column) >= 0).length >= 3);
  const head = rows[at];
  if (head === undefined) return [];
  const places = columns.map((column) => [column.member, place(head, column)] as const);
  return rows
    .map((row, index) => ({ row, no: index + 1 }))
    .slice(at + 1)
    .map(({ row, no }) => ({
      no,
      cells: Object.fromEntries(places.map(([member, index]) => [member, (row[index] ?? '').trim()])),
    }))
    .filter(({ cells }) => Object.values(cells).some((cell) => cell !== '') && !isHelp(cells));
}

const plain = (text: string): string => text.replace(/[\s*＊]/g, '').toLowerCase();

function isHelp(cells: Readonly<Record<string, string>>): boolean {
  const first = Object.values(cells).find((cell) => cell !== '') ?? '';
  return first.startsWith(sheetTexts.help.zh) || first.startsWith(sheetTexts.help.en);
}

export function isBookSheet(sheet: SheetName): sheet is BookKind {
  return sheet !== 'accounts';
}

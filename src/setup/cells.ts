import { roleOptions } from '../identity/texts.ts';
import { type Book, noChoice } from '../offices/book/book.ts';
import { valueForms } from '../offices/book/book-form.ts';
import { personLabel } from '../offices/book/book-options.ts';
import { areaNameOf, dictionaryOf } from '../offices/book/words.ts';
import type { BookKind } from '../offices/office.ts';
import type { Problem } from '../platform/errors.ts';
import { fieldMeta, type OptionList } from '../platform/form-data.ts';
import { type Locale, pick } from '../platform/i18n.ts';
import type { SheetName } from './sheets.ts';
import { sheetProblem } from './texts.ts';

/** What may be chosen for a column, as it is written into the workbook; null where anything is typed. */
export function choicesOf(
  sheet: SheetName,
  member: string,
  book: Book,
  locale: Locale,
): readonly string[] | null {
  const inForce = <T extends { readonly validTo: string | null }>(rows: readonly T[]) =>
    rows.filter(({ validTo }) => validTo === null || validTo > book.today);
  switch (member) {
    case 'areaCode':
      return book.tree.search({ limit: 5000, onDay: book.today }).map(({ code }) => areaCell(book, code));
    case 'committeeId':
      return inForce(book.all('committees')).map(({ name }) => name);
    case 'organisationId':
      return inForce(book.all('organisations')).map(({ name }) => name);
    case 'personId':
    case 'keeperPersonId':
      return inForce(book.all('people')).map((person) => personLabel(person, book));
    case 'role':
      return roleOptions.map(({ label }) => pick(label, locale));
    default:
      return sheet === 'accounts' ? null : listOf(sheet, member, book, locale);
  }
}

function listOf(kind: BookKind, member: string, book: Book, locale: Locale): readonly string[] | null {
  const dictionary = member === 'kind' || member === 'duty' ? dictionaryOf[kind] : undefined;
  if (dictionary !== undefined)
    return book.dictionaries.options(dictionary, locale, book.today).map(({ label }) => label);
  if (isFlag(kind, member)) return locale === 'en' ? ['yes', 'no'] : ['是', '否'];
  const options = optionsOf(kind, member)?.filter(({ value }) => value !== noChoice);
  return options?.map(({ label }) => pick(label, locale)) ?? null;
}

/** A place as name and code: the name to read, the code to be sure. */
function areaCell(book: Book, code: string): string {
  return `${areaNameOf(book, code)} ${code}`;
}

/** A value of a row as it is written into the workbook. */
export function cellOf(kind: BookKind, member: string, value: unknown, book: Book, locale: Locale): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return locale === 'en' ? (value ? 'yes' : 'no') : value ? '是' : '否';
  const text = String(value);
  if (member === 'areaCode') return areaCell(book, text);
  if (member === 'committeeId') return book.find('committees', text)?.name ?? text;
  if (member === 'organisationId') return book.find('organisations', text)?.name ?? text;
  const dictionary = member === 'kind' || member === 'duty' ? dictionaryOf[kind] : undefined;
  if (dictionary !== undefined) return book.dictionaries.labelOf(dictionary, text, locale);
  const person = member === 'personId' || member === 'keeperPersonId' ? book.find('people', text) : undefined;
  if (person !== undefined) return personLabel(person, book);
  const option = optionsOf(kind, member)?.find((one) => one.value === text);
  return option === undefined ? text : pick(option.label, locale);
}

export type ReadCell = { readonly value: string } | { readonly problem: Problem };

/** What was typed into a cell as the value a form would send. */
export function readCell(sheet: SheetName, member: string, typed: string, book: Book): ReadCell {
  if (member === 'areaCode') return readArea(typed, book);
  if (member === 'committeeId' || member === 'organisationId') {
    const kind = member === 'committeeId' ? 'committees' : 'organisations';
    return oneOf(
      member,
      typed,
      book.all(kind).filter((row) => row.name === typed && row.validTo === null),
    );
  }
  if (member === 'personId' || member === 'keeperPersonId') return readPerson(member, typed, book);
  if (member === 'role') return readOption(member, typed, roleOptions);
  if (sheet === 'accounts') return { value: typed };
  const dictionary = member === 'kind' || member === 'duty' ? dictionaryOf[sheet] : undefined;
  if (dictionary !== undefined) {
    const entries = book.dictionaries.entries(dictionary, book.today);
    return readOption(
      member,
      typed,
      entries.map(({ code, label }) => ({ value: code, label })),
    );
  }
  if (isFlag(sheet, member)) return readFlag(member, typed);
  const options = optionsOf(sheet, member);
  return options === null ? { value: typed } : readOption(member, typed, options);
}

function readArea(typed: string, book: Book): ReadCell {
  const code = /(\d+)$/.exec(typed)?.[1] ?? typed;
  if (book.tree.find(code) !== undefined) return { value: code };
  const named = book.tree
    .search({ q: typed, limit: 50 })
    .filter((area) => area.name === typed || areaNameOf(book, area.code) === typed);
  return oneOf(
    'areaCode',
    typed,
    named.map((area) => ({ id: area.code })),
  );
}

/** By name alone where only one is called so, else as the list writes it. */
function readPerson(member: string, typed: string, book: Book): ReadCell {
  const people = book.all('people').filter(({ validTo }) => validTo === null || validTo > book.today);
  const labelled = people.filter((person) => personLabel(person, book) === typed);
  return oneOf(member, typed, labelled.length > 0 ? labelled : people.filter(({ name }) => name === typed));
}

function oneOf(member: string, typed: string, found: readonly { readonly id: string }[]): ReadCell {
  const [one, other] = found;
  if (one === undefined) return { problem: sheetProblem(member, 'notFound', { params: { typed } }) };
  return other === undefined
    ? { value: one.id }
    : { problem: sheetProblem(member, 'several', { params: { typed } }) };
}

function readOption(member: string, typed: string, options: OptionList): ReadCell {
  const found = options.find(({ value, label }) => [value, label.zh, label.en].includes(typed));
  return found === undefined
    ? { problem: sheetProblem(member, 'notFound', { params: { typed } }) }
    : { value: found.value };
}

function readFlag(member: string, typed: string): ReadCell {
  if (/^(是|有|√|y|yes|1|true)$/i.test(typed)) return { value: 'true' };
  if (/^(否|无|n|no|0|false)$/i.test(typed)) return { value: 'false' };
  return { problem: sheetProblem(member, 'notYesNo', { params: { typed } }) };
}

const metaOf = (kind: BookKind, member: string) => {
  const field = (valueForms[kind].shape as Readonly<Record<string, Parameters<typeof fieldMeta>[0]>>)[member];
  return field === undefined ? undefined : fieldMeta(field);
};
const isFlag = (kind: BookKind, member: string): boolean => metaOf(kind, member)?.widget === 'checkbox';

function optionsOf(kind: BookKind, member: string): OptionList | null {
  const options = metaOf(kind, member)?.options;
  return typeof options === 'object' ? options : null;
}

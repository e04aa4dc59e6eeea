import { maskPhone } from '../../identity/mask.ts';
import type { Day } from '../../platform/clock.ts';
import { fieldMeta } from '../../platform/form-data.ts';
import { type Locale, pick, type Translate } from '../../platform/i18n.ts';
import { areaLabel } from '../area-label.ts';
import type { BookKind } from '../office.ts';
import type { Book, BookRow } from './book.ts';
import { valueForms } from './book-form.ts';

export interface Words {
  readonly t: Translate;
  readonly locale: Locale;
}

export function areaNameOf(book: Book, code: string): string {
  return book.tree.find(code) === undefined ? code : areaLabel(book.tree.lineOf(code));
}

/** The area a row belongs to; a seal is where its committee is. */
export function areaCodeOf(kind: BookKind, row: BookRow, book: Book): string {
  const code =
    kind === 'seals' ? book.find('committees', String(row['committeeId']))?.areaCode : row['areaCode'];
  return typeof code === 'string' ? code : '';
}

/** What a row is called. */
export function nameOf(kind: BookKind, row: BookRow, book: Book, { locale }: Pick<Words, 'locale'>): string {
  if (kind !== 'duties') return String(row['name']);
  const person = book.find('people', String(row['personId']))?.name ?? '';
  const duty = book.dictionaries.labelOf('duties', String(row['duty']), locale);
  return `${duty}${locale === 'en' ? ': ' : '：'}${person}`;
}

/** One line that tells it apart; telephones are masked as in every list. */
export function aboutOf(kind: BookKind, row: BookRow, book: Book, words: Words): string {
  const value = (member: string) => (row[member] === null ? '' : shownValue(kind, member, row, book, words));
  const parts: Record<BookKind, readonly string[]> = {
    organisations: ['kind', 'telephone'],
    committees: ['kind', 'numberWord', 'telephone'],
    people: ['post', 'committeeId', 'organisationId', 'employment', 'telephone'],
    seals: ['committeeId', 'keeperPersonId'],
    duties: ['areaCode'],
  };
  return parts[kind]
    .map(value)
    .filter((text) => text !== '')
    .join(' · ');
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Every value of a row under the label of its field. */
export function factsOf(kind: BookKind, row: BookRow, book: Book, words: Words): Fact[] {
  return Object.keys(valueForms[kind].shape).map((member) => ({
    label: labelOf(kind, member, words.locale),
    value: shownValue(kind, member, row, book, words),
  }));
}

export function labelOf(kind: BookKind, member: string, locale: Locale): string {
  const field = (valueForms[kind].shape as Readonly<Record<string, Parameters<typeof fieldMeta>[0]>>)[member];
  const meta = field === undefined ? undefined : fieldMeta(field);
  return meta === undefined ? member : pick(meta.label, locale);
}

/** A value in words: names for ids, labels for codes. */
export function shownValue(kind: BookKind, member: string, row: BookRow, book: Book, words: Words): string {
  const value = row[member];
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return words.t(value ? 'book.yes' : 'book.no');
  const text = String(value);
  switch (member) {
    case 'areaCode':
      return areaNameOf(book, text);
    case 'committeeId':
      return book.find('committees', text)?.name ?? text;
    case 'organisationId':
      return book.find('organisations', text)?.name ?? text;
    case 'personId':
    case 'keeperPersonId':
      return book.find('people', text)?.name ?? text;
    case 'telephone':
      return kind === 'people' ? maskPhone(text) : text;
    case 'kind':
    case 'duty':
      return book.dictionaries.labelOf(dictionaryOf[kind] ?? '', text, words.locale);
    default:
      return choiceLabel(kind, member, text, words.locale) ?? text;
  }
}

export const dictionaryOf: Readonly<Partial<Record<BookKind, string>>> = {
  organisations: 'organisationKinds',
  committees: 'committeeKinds',
  duties: 'duties',
};

function choiceLabel(kind: BookKind, member: string, value: string, locale: Locale): string | undefined {
  const field = (valueForms[kind].shape as Readonly<Record<string, Parameters<typeof fieldMeta>[0]>>)[member];
  const options = field === undefined ? undefined : fieldMeta(field)?.options;
  const option = typeof options === 'object' ? options.find((one) => one.value === value) : undefined;
  return option === undefined ? undefined : pick(option.label, locale);
}

/** From when until when. */
export function daysOf(row: { readonly validFrom: Day; readonly validTo: Day | null }): string {
  return row.validTo === null ? `${row.validFrom} –` : `${row.validFrom} – ${row.validTo}`;
}

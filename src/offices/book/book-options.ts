import type { Day } from '../../platform/clock.ts';
import type { Locale } from '../../platform/i18n.ts';
import type { ProvidedOption } from '../../web/forms/form.ts';
import { type Area, isInForce } from '../area.ts';
import type { AreaTree } from '../area-tree.ts';
import type { Person } from '../office.ts';
import { type Book, noChoice } from './book.ts';
import { bookFieldLabels } from './texts.ts';

/** Beyond these a list of places is no list any more: groups and grids are left out unless a row stands for one. */
const mostAreas = 3000;
const small: readonly string[] = ['group', 'grid'];

/** The tree as a list to choose from: each area below the one it belongs to, indented by its depth. */
export function areaOptions(tree: AreaTree, onDay: Day, chosen?: string): ProvidedOption[] {
  const isShort = tree.size <= mostAreas;
  const walk = (area: Area, depth: number): ProvidedOption[] => [
    { value: area.code, label: `${'　'.repeat(depth)}${area.name}` },
    ...tree
      .childrenOf(area.code)
      .filter(
        (one) => isInForce(one, onDay) && (isShort || !small.includes(one.level) || one.code === chosen),
      )
      .flatMap((one) => walk(one, depth + 1)),
  ];
  return tree.roots().flatMap((area) => walk(area, 0));
}

/** Wider areas, for narrowing a list down: towns and what is above them. */
export function townOptions(tree: AreaTree, onDay: Day): ProvidedOption[] {
  const wide: readonly string[] = ['province', 'city', 'county', 'town'];
  return areaOptions(tree, onDay).filter(({ value }) => wide.includes(tree.find(value)?.level ?? ''));
}

/** The lists of the forms of the books, as of today. */
export function bookOptions(book: Book, locale: Locale): Readonly<Record<string, readonly ProvidedOption[]>> {
  const { today, tree } = book;
  const open = <T extends { readonly validTo: Day | null }>(rows: readonly T[]) =>
    rows.filter(({ validTo }) => validTo === null || validTo > today);
  const named = (row: { readonly id: string; readonly name: string }) => ({ value: row.id, label: row.name });
  const words = (dictionary: string) => book.dictionaries.options(dictionary, locale, today);
  const people = open(book.all('people')).map((person) => ({
    value: person.id,
    label: personLabel(person, book),
    isOfCommittee: person.committeeId !== null,
  }));
  const none = { value: noChoice, label: bookFieldLabels.none };
  const committees = open(book.all('committees')).map(named);
  const orNone = (options: readonly ProvidedOption[]) => (options.length === 0 ? [] : [none, ...options]);
  return {
    areas: areaOptions(tree, today),
    committees,
    committeesOrNone: orNone(committees),
    organisationsOrNone: orNone(open(book.all('organisations')).map(named)),
    people,
    keepers: orNone(people.filter(({ isOfCommittee }) => isOfCommittee)),
    organisationKinds: words('organisationKinds'),
    committeeKinds: words('committeeKinds'),
    duties: words('duties'),
  };
}

/** 林海生（专职调解员，客路镇人民调解委员会） */
export function personLabel(person: Person, book: Book): string {
  const place =
    book.find('committees', person.committeeId)?.name ??
    book.find('organisations', person.organisationId)?.name;
  const about = [person.post, place].filter((part) => part !== null && part !== undefined).join('，');
  return about === '' ? person.name : `${person.name}（${about}）`;
}

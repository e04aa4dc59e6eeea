import type { Day } from '../../platform/clock.ts';
import type { ColumnTable, Members } from '../../platform/database/column-table.ts';
import type { Dated } from '../area.ts';
import type { AreaTree } from '../area-tree.ts';
import type { Dictionaries } from '../dictionaries.ts';
import {
  type BookKind,
  type BookRows,
  committeeTable,
  dutyTable,
  type OfficeChange,
  organisationTable,
  personTable,
  sealTable,
} from '../office.ts';
import type { OfficeRows } from '../offices.ts';

/** The kinds in the order in which an office is built up: what others refer to comes first. */
export const bookKinds = [
  'organisations',
  'committees',
  'people',
  'seals',
  'duties',
] as const satisfies readonly BookKind[];

/** Any row of the books, for what is the same of all kinds. */
export type BookRow = Dated & { readonly id: string } & Readonly<Record<string, unknown>>;

export const bookTables = {
  organisations: organisationTable,
  committees: committeeTable,
  people: personTable,
  seals: sealTable,
  duties: dutyTable,
} as const;

export function tableOf(kind: BookKind): ColumnTable<Members> {
  return bookTables[kind] as unknown as ColumnTable<Members>;
}

export interface BookInput {
  readonly tree: AreaTree;
  readonly dictionaries: Dictionaries;
  readonly today: Day;
  readonly rows: OfficeRows;
  readonly former: readonly Pick<OfficeChange, 'kind' | 'objectId' | 'onDay'>[];
}

/**
 * The books of an office as they stand, in memory: rules look things up in it and what they let pass is put into it, so
 * that the rows of a whole workbook are judged one after the other before anything is written.
 */
export class Book {
  readonly tree: AreaTree;
  readonly dictionaries: Dictionaries;
  readonly today: Day;
  readonly #rows: { readonly [K in BookKind]: Map<string, BookRows[K]> };
  readonly #lastChange = new Map<string, Day>();

  constructor({ tree, dictionaries, today, rows, former }: BookInput) {
    this.tree = tree;
    this.dictionaries = dictionaries;
    this.today = today;
    this.#rows = {
      organisations: byId(rows.organisations),
      committees: byId(rows.committees),
      people: byId(rows.people),
      seals: byId(rows.seals),
      duties: byId(rows.duties),
    };
    for (const { kind, objectId, onDay } of former) this.#noteChange(kind, objectId, onDay);
  }

  all<K extends BookKind>(kind: K): readonly BookRows[K][] {
    return [...this.#rows[kind].values()];
  }

  find<K extends BookKind>(kind: K, id: string | null): BookRows[K] | undefined {
    return id === null ? undefined : this.#rows[kind].get(id);
  }

  /** The same as a row of any kind. */
  row(kind: BookKind, id: string): BookRow | undefined {
    return this.#rows[kind].get(id) as BookRow | undefined;
  }

  put(kind: BookKind, row: BookRow, changedOn?: Day): void {
    (this.#rows[kind] as unknown as Map<string, BookRow>).set(row.id, row);
    if (changedOn !== undefined) this.#noteChange(kind, row.id, changedOn);
  }

  /** The day from which the values of a row hold: of its last change, else its first. */
  valuesSince(kind: BookKind, row: BookRow): Day {
    return this.#lastChange.get(`${kind} ${row.id}`) ?? row.validFrom;
  }

  #noteChange(kind: BookKind, id: string, onDay: Day): void {
    const known = this.#lastChange.get(`${kind} ${id}`);
    if (known === undefined || known < onDay) this.#lastChange.set(`${kind} ${id}`, onDay);
  }
}

/** The members of a kind that are its values: all but its id and its days. */
export function valueMembers(kind: BookKind): readonly string[] {
  return Object.keys(tableOf(kind).members).filter((name) => !['id', 'validFrom', 'validTo'].includes(name));
}

/** What a form sends for nothing chosen where something had been. */
export const noChoice = '-';

/** What a form or a line of a workbook says as the values of a row: what is not said stands there as null. */
export function valuesOf(kind: BookKind, said: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    valueMembers(kind).map((name) => [name, said[name] === noChoice ? null : (said[name] ?? null)]),
  );
}

/** Whether two rows are in force on the same day. */
export function overlaps(one: Dated, other: Dated): boolean {
  return (
    (other.validTo === null || one.validFrom < other.validTo) &&
    (one.validTo === null || other.validFrom < one.validTo)
  );
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

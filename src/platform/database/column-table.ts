import type { Day, Instant } from '../clock.ts';
import type { Db } from './connect.ts';

/**
 * A table told once, by the members of its rows: their types, the types of the columns, writing, reading and changing
 * follow from that. The schema itself is the migrations'; `test/platform/database/column-tables.test.ts` compares both.
 */

export type ColumnKind = 'text' | 'int' | 'flag' | 'json' | 'day' | 'instant';

interface Codec<Value, Raw> {
  read(raw: Raw): Value;
  write(value: Value): Raw;
}

/** One member of a row: what it is in the program, what in the database. */
export interface Column<Value, Raw, Name extends string | null = string | null> {
  readonly kind: ColumnKind;
  readonly isNullable: boolean;
  /** What it is called in the database; null when the name of the member says it. */
  readonly name: Name;
  /** Whether the database gives the value as it is; it is then copied without a call. */
  readonly isPlain: boolean;
  readonly codec: Codec<Value, Raw>;
}

function plain<Value>(kind: ColumnKind): Column<Value, Value, null> {
  const codec = { read: (raw: Value) => raw, write: (value: Value) => value };
  return { kind, isNullable: false, name: null, isPlain: true, codec };
}

/** Text; with a type argument the words it may hold, which a check of the form or a foreign key has to hold. */
export function text<Value extends string = string>(): Column<Value, Value, null> {
  return plain('text');
}

/** A whole number: counts, years, money in fen. */
export function int(): Column<number, number, null> {
  return plain('int');
}

export function day(): Column<Day, Day, null> {
  return plain('day');
}

export function instant(): Column<Instant, Instant, null> {
  return plain('instant');
}

/** Yes or no, kept as 1 or 0. */
export function flag(): Column<boolean, number, null> {
  const codec = { read: (raw: number) => raw === 1, write: (value: boolean) => (value ? 1 : 0) };
  return { kind: 'flag', isNullable: false, name: null, isPlain: false, codec };
}

/** JSON in text. With a schema it is checked when read; without one it is as this program wrote it. */
export function json<Value>(schema?: { parse(value: unknown): Value }): Column<Value, string, null> {
  const read = schema === undefined ? JSON.parse : (raw: string) => schema.parse(JSON.parse(raw));
  const codec = { read, write: (value: Value) => JSON.stringify(value) };
  return { kind: 'json', isNullable: false, name: null, isPlain: false, codec };
}

/** The same column where nothing may stand in it. */
export function orNull<Value, Raw, Name extends string | null>(
  column: Column<Value, Raw, Name>,
): Column<Value | null, Raw | null, Name> {
  const { read, write } = column.codec;
  const codec = {
    read: (raw: Raw | null) => (raw === null ? null : read(raw)),
    write: (value: Value | null) => (value === null ? null : write(value)),
  };
  return { ...column, isNullable: true, codec };
}

/** The same column under a name in the database that does not follow from the member's. */
export function named<Name extends string, Value, Raw>(
  name: Name,
  column: Column<Value, Raw>,
): Column<Value, Raw, Name> {
  return { ...column, name };
}

export type Members = Readonly<Record<string, Column<unknown, unknown>>>;

type Snake<Word extends string> = Word extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${Snake<Rest>}`
  : '';
type NameOf<Member, Told> =
  Told extends Column<infer _Value, infer _Raw, infer Name>
    ? Name extends string
      ? Name
      : Snake<Member & string>
    : never;

type Row<Of> = {
  readonly [Member in keyof Of]: Of[Member] extends Column<infer Value, infer _Raw> ? Value : never;
};
type Columns<Of> = {
  readonly [Member in keyof Of as NameOf<Member, Of[Member]>]: Of[Member] extends Column<
    infer _Value,
    infer Raw
  >
    ? Raw
    : never;
};

/** A row as the program holds it. */
export type RowOf<Table> = Table extends ColumnTable<infer Of> ? Row<Of> : never;
/** A row as the database gives it. */
export type ColumnsOf<Table> = Table extends ColumnTable<infer Of> ? Columns<Of> : never;

interface SchemaColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly isNullable: boolean;
}

interface Step {
  readonly member: string;
  readonly column: string;
  readonly isPlain: boolean;
  readonly codec: Codec<unknown, unknown>;
}

export class ColumnTable<Of extends Members> {
  readonly name: string;
  readonly members: Of;
  readonly #steps: readonly Step[];
  readonly #stepOf: ReadonlyMap<string, Step>;
  readonly #blank: Readonly<Record<string, unknown>>;

  constructor(name: string, members: Of) {
    this.name = name;
    this.members = members;
    this.#steps = Object.entries(members).map(([member, told]) => ({
      member,
      column: told.name ?? snake(member),
      isPlain: told.isPlain,
      codec: told.codec,
    }));
    this.#stepOf = new Map(this.#steps.map((step) => [step.member, step]));
    // Copies of an object that JSON made share one shape; rows filled member by member would be slow dictionaries.
    this.#blank = JSON.parse(
      JSON.stringify(Object.fromEntries(this.#steps.map(({ member }) => [member, 0]))),
    );
  }

  /** What each member is in the schema. */
  get columns(): ReadonlyMap<keyof Of & string, SchemaColumn> {
    return new Map(
      Object.entries(this.members).map(([member, { kind, isNullable, name }]) => [
        member,
        { name: name ?? snake(member), kind, isNullable },
      ]),
    );
  }

  /** Writes whole rows: what a row does not say of itself stands there as null, never by omission. */
  async insert(db: Db, rows: Row<Of> | readonly Row<Of>[]): Promise<void> {
    const list: readonly Row<Of>[] = isList(rows) ? rows : [rows];
    if (list.length > 0) await db(this.name).insert(list.map(this.toColumns));
  }

  readonly toColumns = (row: Row<Of>): Columns<Of> => {
    const values: Readonly<Record<string, unknown>> = row;
    const raw: Record<string, unknown> = {};
    for (const { member, column, codec } of this.#steps) raw[column] = codec.write(values[member]);
    return raw as Columns<Of>;
  };

  /** @throws Error when a column was not read from the database. */
  readonly fromRow = (raw: Columns<Of>): Row<Of> => {
    const values = raw as Readonly<Record<string, unknown>>;
    const row: Record<string, unknown> = { ...this.#blank };
    for (const { member, column, isPlain, codec } of this.#steps) {
      const value = values[column];
      if (value === undefined) throw new Error(`${this.name}.${column} was not read`);
      row[member] = isPlain ? value : codec.read(value);
    }
    return row as Row<Of>;
  };

  /** Reads rows without some members, which are then neither copied nor parsed: what a reader has no business with. */
  without<Member extends keyof Of & string>(
    ...members: readonly Member[]
  ): (raw: Columns<Of>) => Row<Omit<Of, Member>> {
    const kept = Object.entries(this.members).filter(([member]) => !members.some((one) => one === member));
    const read = new ColumnTable(this.name, Object.fromEntries(kept)).fromRow;
    return (raw) => read(raw as Columns<Members>) as Row<Omit<Of, Member>>;
  }

  /** Some members as columns, for an update. @throws Error for a member the table has not. */
  toChanges(changes: Partial<Row<Of>>): Partial<Columns<Of>> {
    const raw: Record<string, unknown> = {};
    for (const [member, value] of Object.entries(changes)) {
      const step = this.#stepOf.get(member);
      if (step === undefined) throw new Error(`${this.name} has no member ${member}`);
      if (value !== undefined) raw[step.column] = step.codec.write(value);
    }
    return raw as Partial<Columns<Of>>;
  }
}

/** Tells a table by the members of its rows, each with the kind of its column. */
export function table<const Of extends Members>(name: string, members: Of): ColumnTable<Of> {
  return new ColumnTable(name, members);
}

function snake(word: string): string {
  return word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** As `Array.isArray`, which takes a readonly list for something else. */
function isList<Entry>(rows: Entry | readonly Entry[]): rows is readonly Entry[] {
  return Array.isArray(rows);
}

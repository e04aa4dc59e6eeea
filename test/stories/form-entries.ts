import { asInstant, legalDay, legalTime } from '../../src/platform/clock.ts';
import { formatYuan } from '../../src/platform/money.ts';
import type { EventData } from './story.ts';

/** What goes into the fields of one name. */
export interface Entry {
  readonly name: string;
  /** The texts to write or the choices to take; of a list all others are left out. */
  readonly values: readonly string[];
  readonly isList: boolean;
  /** A moment as a field of day and time wants it. */
  readonly moment: string | null;
  /** For a box: whether it is ticked. */
  readonly ticked: boolean | null;
  /** The list whose row the field stands in, and how the names of this row begin. */
  readonly row: { readonly list: string; readonly prefix: string } | null;
  /** Left alone where the form does not ask it. */
  readonly isOptional: boolean;
}

/** A choice by the words people see begins like this: those who fill in pages know no ids. */
export const labelMark = 'label:';

const plain = { isList: false, moment: null, ticked: null, row: null, isOptional: false };

/** The fields of an event one by one, as a form names them, and the moment it happened where the form asks it. */
export function entriesOf(data: EventData, at?: string): readonly Entry[] {
  const asked = flattened(data, '', null);
  return at === undefined ? asked : [...asked, { ...entryOf('occurredAt', at), isOptional: true }];
}

function flattened(data: EventData, prefix: string, row: Entry['row']): Entry[] {
  return Object.entries(data).flatMap(([key, value]): Entry[] => {
    const name = `${prefix}${key}`;
    if (value === undefined) return [];
    if (!Array.isArray(value)) return [{ ...entryOf(name, value), row }];
    if (typeof value[0] !== 'object')
      return [{ ...plain, name, values: value.map(String), isList: true, row }];
    return value.flatMap((part: EventData, index) => {
      const rowPrefix = `${name}.${index}.`;
      return flattened(part, rowPrefix, { list: name, prefix: rowPrefix });
    });
  });
}

function entryOf(name: string, value: unknown): Entry {
  const text = typeof value === 'number' && name.endsWith('Fen') ? formatYuan(value) : String(value);
  return {
    ...plain,
    name,
    values: [text],
    moment: /^\d{4}-\d\d-\d\dT/.test(text) ? localTime(text) : null,
    ticked: typeof value === 'boolean' ? value : null,
  };
}

function localTime(at: string): string {
  const instant = asInstant(at);
  return `${legalDay(instant)}T${legalTime(instant)}`;
}

import { z } from 'zod';
import { dayField, selectField, textField } from '../../platform/fields/index.ts';
import { mostRows, type SheetRow } from './sheet.ts';
import { areaFieldLabels as labels } from './texts.ts';

const note = textField({ label: labels.note, hint: labels.noteHint, max: 200, required: false });
const name = { label: labels.name, max: 60 } as const;

/** The options are those that may lie below the place of the page. */
export const addForm = z.strictObject({
  name: textField(name),
  level: selectField({ label: labels.level, options: 'levels' }),
  validOn: dayField({ label: labels.validOn, notFuture: true }),
  note,
});

export const renameForm = z.strictObject({
  name: textField({ ...name, label: labels.newName }),
  validOn: dayField({ label: labels.validOn, hint: labels.dayHint, notFuture: true }),
  note,
});

export const endForm = z.strictObject({
  validOn: dayField({ label: labels.endedOn, notFuture: true }),
  note,
});

const search = textField({ label: labels.search, max: 50, required: false });
const code = textField({ label: labels.code, max: 12, required: false });

export const listQuery = z.object({ q: search });
export const chooseQuery = z.object({ q: search, province: code, city: code });

/** What was asked for comes along, so that the page can be shown again as it was. */
export const chooseForm = z.strictObject({
  county: selectField({ label: labels.county, options: 'counties' }),
  q: search,
  province: code,
  city: code,
});

/** Rows of a list on their way through the preview. */
export const rowsForm = z.strictObject({
  rows: z.string().max(900_000).optional().meta({ label: labels.rows, widget: 'hidden' }),
});

const packedRows = z
  .array(z.tuple([z.int(), z.string(), z.string(), z.string(), z.string(), z.string(), z.string()]))
  .max(mostRows);

export function packRows(rows: readonly SheetRow[]): string {
  return JSON.stringify(
    rows.map(({ line, name, level, parent, code, validOn, note }) => [
      ...[line, name, level, parent, code, validOn, note],
    ]),
  );
}

/** Null for a text that `packRows` did not write. */
export function unpackRows(text: string): SheetRow[] | null {
  try {
    return packedRows.parse(JSON.parse(text)).map(([line, name, level, parent, code, validOn, note]) => ({
      ...{ line, name, level, parent, code, validOn, note },
    }));
  } catch {
    return null;
  }
}

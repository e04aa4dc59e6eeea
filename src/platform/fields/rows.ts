import { z } from 'zod';
import { type FieldOptions, metaOf } from './field.ts';

/** Repeated groups of fields, e.g. the obligations of an agreement. `min` 0 makes the whole list optional. */
export function rowsField<S extends z.ZodObject>(
  row: S,
  options: FieldOptions & { min?: number; max?: number },
): z.ZodType<z.infer<S>[]> {
  const { min = options.required === false ? 0 : 1, max = 50 } = options;
  const meta = metaOf(options, { widget: 'rows', minItems: min, maxItems: max });
  const rows = z.array(row).min(min).max(max);
  return (min === 0 ? rows.default([]).meta(meta) : rows.meta(meta)) as unknown as z.ZodType<z.infer<S>[]>;
}

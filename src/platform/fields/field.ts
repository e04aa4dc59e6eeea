import { z } from 'zod';
import type { ErrorParams } from '../errors.ts';
import type { FieldMeta, Widget } from '../form-data.ts';
import type { Bilingual } from '../i18n.ts';
import { clean } from './characters.ts';

export interface FieldOptions {
  label: Bilingual;
  hint?: Bilingual;
  /** Fields are required unless this says `false`. */
  required?: boolean;
  sensitive?: true;
  widget?: Widget;
}
export type Field<T, O> = O extends { required: false } ? z.ZodOptional<z.ZodType<T>> : z.ZodType<T>;

/** A value is refused with a code (a text `errors.fields.<code>`), never with a sentence. */
export class Fault extends Error {
  readonly code: string;
  readonly params: ErrorParams;

  constructor(code: string, params: ErrorParams = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

export const text = z.string();
export const textOrNumber = z.union([z.string(), z.number()]);

/**
 * The one way a field is made: blank means missing, `read` turns what came (text of a form, value of JSON)
 * into the value or throws a Fault, and reading a value once more gives the same value.
 */
export function build<I, T, O extends FieldOptions>(
  accepts: z.ZodType<I>,
  options: O,
  extra: Omit<FieldMeta, 'label' | 'hint' | 'sensitive'>,
  json: Record<string, unknown>,
  read: (value: I) => T,
): Field<T, O> {
  const isRequired = options.required !== false;
  const value = accepts.transform((raw, context): T | undefined => {
    try {
      if (typeof raw !== 'string' || clean(raw) !== '') return read(raw);
      if (!isRequired) return undefined;
      throw new Fault('required');
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      context.addIssue({
        code: 'custom',
        message: error.code,
        params: { code: error.code, params: error.params },
      });
      return z.NEVER;
    }
  });
  const described = (isRequired ? value : value.optional()).register(
    z.globalRegistry,
    metaOf(options, extra),
  );
  described._zod.toJSONSchema = () => ({ ...json });
  return described as unknown as Field<T, O>;
}

export function metaOf(options: FieldOptions, extra: Omit<FieldMeta, 'label'>): Record<string, unknown> {
  const { label, hint, sensitive, widget } = options;
  return {
    label,
    ...(hint && { hint }),
    ...(sensitive && { sensitive }),
    ...extra,
    ...(widget && { widget }),
  };
}

/** A field that may be left out and then has a value of its own. */
export function withDefault<T>(
  field: z.ZodType<T>,
  isRequired: boolean,
  absent: T,
  json: object,
): z.ZodType<T> {
  if (isRequired) return field;
  const described = field.default(absent as never).register(z.globalRegistry, field.meta() ?? {});
  described._zod.toJSONSchema = () => ({ ...json, default: absent });
  return described as unknown as z.ZodType<T>;
}

import { z } from 'zod';
import { asInstant, atLegalTime, type Day, type Instant, isDay } from './clock.ts';
import { DecimalFormatError } from './decimal.ts';
import type { ErrorParams } from './errors.ts';
import type { FieldMeta, OptionList, Widget } from './form-data.ts';
import type { Bilingual } from './i18n.ts';
import { type Fen, parseYuan } from './money.ts';
import { parseMu } from './mu.ts';

export type { Widget } from './form-data.ts';

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
class Fault extends Error {
  readonly code: string;
  readonly params: ErrorParams;

  constructor(code: string, params: ErrorParams = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

const text = z.string();
const textOrNumber = z.union([z.string(), z.number()]);

/**
 * The one way a field is made: blank means missing, `read` turns what came (text of a form, value of JSON)
 * into the value or throws a Fault, and reading a value once more gives the same value.
 */
function build<I, T, O extends FieldOptions>(
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

function metaOf(options: FieldOptions, extra: Omit<FieldMeta, 'label'>): Record<string, unknown> {
  const { label, hint, sensitive, widget } = options;
  return {
    label,
    ...(hint && { hint }),
    ...(sensitive && { sensitive }),
    ...extra,
    ...(widget && { widget }),
  };
}

// Characters that end a text, hide in it or turn it round: NUL and controls, lone surrogates, noncharacters.
const illegalCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Cs}/u;
const bidiControls = /[\u202A-\u202E\u2066-\u2069]/;
// Harmless marks that come with pasted text; kept out so that equal texts compare equal.
const zeroWidth = /[\u200B\u200E\u200F\u2060\uFEFF]/g;

/** The code of what makes a text unacceptable, or null: `illegalCharacters` or `invisibleCharacters`. */
export function characterFault(value: string): 'illegalCharacters' | 'invisibleCharacters' | null {
  if (illegalCharacters.test(value)) return 'illegalCharacters';
  return bidiControls.test(value) ? 'invisibleCharacters' : null;
}

function clean(value: string): string {
  return value.replace(zeroWidth, '').replace(/\r\n?/g, '\n').trim();
}

function readText(value: string, max: number, min = 0): string {
  const fault = characterFault(value);
  if (fault !== null) throw new Fault(fault);
  const cleaned = clean(value);
  const length = cleaned.length > max || min > 0 ? [...cleaned].length : 0;
  if (length > max) throw new Fault('tooLong', { max, length });
  if (length < min) throw new Fault('tooShort', { min, length });
  return cleaned;
}

/** Full-width letters, digits and signs as ASCII. */
export function toAscii(value: string): string {
  return value.replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).trim();
}

export interface TextOptions extends FieldOptions {
  /** In characters as people count them; 200 for a line, 20000 for free text when not given. */
  max?: number;
  min?: number;
  multiline?: boolean;
}

export function textField<const O extends TextOptions>(options: O): Field<string, O> {
  const max = options.max ?? (options.multiline ? 20_000 : 200);
  const json = {
    type: 'string',
    maxLength: max,
    ...(options.min !== undefined && { minLength: options.min }),
  };
  const widget = options.multiline ? 'textarea' : 'text';
  return build(text, options, { widget, maxLength: max }, json, (value) => {
    const read = readText(value, max, options.min);
    return options.multiline ? read : read.replaceAll('\n', ' ');
  });
}

const nameCharacters = /^[\p{L}\p{M}·‧•・． ]+$/u;

/** The name of a natural person: letters of any script, the dot of compound names, spaces; at most 50 characters. */
export function personName<const O extends FieldOptions>(options: O): Field<string, O> {
  const json = { type: 'string', maxLength: 50 };
  return build(text, options, { widget: 'text', maxLength: 50 }, json, (value) => {
    const name = readText(value, 50).replace(/\s+/g, ' ');
    if (!nameCharacters.test(name)) throw new Fault('nameCharacters');
    return name;
  });
}

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Citizen identification number (GB 11643-1999: 17 digits with a birth date, check digit ISO 7064 MOD 11-2). */
export function readIdNumber(value: string): string {
  const number = toAscii(clean(value)).replace(/\s/g, '').toUpperCase();
  if (!/^\d{17}[\dX]$/.test(number)) throw new Fault('idLength');
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isDay(born)) throw new Fault('idDate');
  const sum = idWeights.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  if ('10X98765432'[sum % 11] !== number[17]) throw new Fault('idChecksum');
  return number;
}

export function idNumber<const O extends FieldOptions>(options: O): Field<string, O> {
  const json = { type: 'string', pattern: '^[0-9]{17}[0-9X]$' };
  return build(
    text,
    { ...options, sensitive: true as const },
    { widget: 'text', maxLength: 18 },
    json,
    readIdNumber,
  );
}

/** Mobile as 11 digits, landline as 0759-8801234; also strips +86, spaces and brackets. Throws for anything else. */
export function readTelephone(value: string): string {
  const digits = toAscii(clean(value))
    .replace(/[\s().-]/g, '')
    .replace(/^(\+|00)86/, '');
  if (/^1[3-9]\d{9}$/.test(digits)) return digits;
  const landline = /^(010|02\d|0[3-9]\d{2})([2-9]\d{6,7})$/.exec(digits);
  if (landline === null) throw new Fault('telephone');
  return `${landline[1]}-${landline[2]}`;
}

export function telephone<const O extends FieldOptions>(options: O): Field<string, O> {
  const extra = { widget: 'text', inputMode: 'tel', maxLength: 20 } as const;
  return build(
    text,
    { ...options, sensitive: true as const },
    extra,
    { type: 'string', maxLength: 30 },
    readTelephone,
  );
}

const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Unified social credit identifier (GB 32100-2015: 18 characters, check character MOD 31). */
export function uscc<const O extends FieldOptions>(options: O): Field<string, O> {
  return build(
    text,
    options,
    { widget: 'text', maxLength: 18 },
    { type: 'string', maxLength: 18 },
    (value) => {
      const code = toAscii(clean(value)).replace(/\s/g, '').toUpperCase();
      const values = [...code].map((sign) => usccAlphabet.indexOf(sign));
      if (values.length !== 18 || values.includes(-1)) throw new Fault('uscc');
      const sum = values.slice(0, 17).reduce((total, sign, index) => total + sign * (3 ** index % 31), 0);
      if ((31 - (sum % 31)) % 31 !== values[17]) throw new Fault('uscc');
      return code;
    },
  );
}

const decimalCodes = {
  number: 'notANumber',
  decimals: 'decimals',
  negative: 'negative',
  limit: 'overLimit',
} as const;

function readDecimal(value: string, read: (text: string) => number, places: number): number {
  try {
    return read(value);
  } catch (error) {
    if (error instanceof DecimalFormatError) throw new Fault(decimalCodes[error.code], { places });
    throw error;
  }
}

function readUnits(value: number, limit: number): number {
  if (!Number.isInteger(value)) throw new Fault('notAnInteger');
  if (value < 0) throw new Fault('negative');
  if (value > limit) throw new Fault('overLimit');
  return value;
}

/** 999,999,999,999.99 yuan, the limit of `parseYuan`. */
const fenLimit = 99_999_999_999_999;

/** Money: text is yuan as typed in a form ('12,345.60'), a number is fen as in JSON (field names end in `Fen`). */
export function moneyField<const O extends FieldOptions & { positive?: true }>(options: O): Field<Fen, O> {
  const json = { type: 'integer', minimum: options.positive ? 1 : 0, maximum: fenLimit };
  return build(textOrNumber, options, { widget: 'money', inputMode: 'decimal' }, json, (value) => {
    const fen = typeof value === 'number' ? readUnits(value, fenLimit) : readDecimal(value, parseYuan, 2);
    if (options.positive && fen === 0) throw new Fault('notPositive');
    return fen as Fen;
  });
}

/** Area: text is mu ('0.55'), a number is 1/10000 mu; gives 1/10000 mu. JSON sends the text form. */
export function muField<const O extends FieldOptions>(options: O): Field<number, O> {
  const json = { type: 'string', pattern: '^[0-9]{1,8}(\\.[0-9]{1,4})?$' };
  return build(textOrNumber, options, { widget: 'mu', inputMode: 'decimal' }, json, (value) =>
    typeof value === 'number' ? readUnits(value, 100_000_000_000) : readDecimal(toAscii(value), parseMu, 4),
  );
}

export function intField<const O extends FieldOptions & { min?: number; max?: number }>(
  options: O,
): Field<number, O> {
  const { min = 0, max = 1_000_000_000 } = options;
  const json = { type: 'integer', minimum: min, maximum: max };
  return build(textOrNumber, options, { widget: 'number', inputMode: 'numeric' }, json, (value) => {
    const number =
      typeof value === 'number'
        ? value
        : Number(/^[+-]?\d{1,15}$/.test(toAscii(value)) ? toAscii(value) : 'x');
    if (Number.isNaN(number)) throw new Fault('notANumber');
    if (!Number.isInteger(number)) throw new Fault('notAnInteger');
    if (number < min) throw new Fault('tooSmall', { min });
    if (number > max) throw new Fault('tooLarge', { max });
    return number;
  });
}

function readDay(value: string): Day {
  const match = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/.exec(
    toAscii(value).replace(/\s/g, ''),
  );
  if (match === null) throw new Fault('badDate');
  const day = [match[1], match[2] ?? match[4], match[3] ?? match[5]]
    .map((part = '') => part.padStart(2, '0'))
    .join('-');
  if (!isDay(day)) throw new Fault('noSuchDate');
  return day;
}

interface DayOptions extends FieldOptions {
  notFuture?: true;
}

function dayMeta(widget: Widget, options: DayOptions): { widget: Widget; notFuture?: true } {
  return options.notFuture ? { widget, notFuture: true } : { widget };
}

/** A calendar day; also takes 20261122, 2026/11/22 and 2026年11月22日 as people type them. */
export function dayField<const O extends DayOptions>(options: O): Field<Day, O> {
  return build(text, options, dayMeta('date', options), { type: 'string', format: 'date' }, readDay);
}

/** An instant; without offset it is time in Asia/Shanghai ('2026-11-22 09:30'). */
export function dateTimeField<const O extends DayOptions>(options: O): Field<Instant, O> {
  return build(
    text,
    options,
    dayMeta('datetime', options),
    { type: 'string', format: 'date-time' },
    (value) => {
      const typed = toAscii(value).replace('：', ':');
      const local = /^(\S+?)[T\s]+(\d{1,2}:\d{2})(?::00(?:\.000)?)?$/.exec(typed);
      try {
        if (local === null) return asInstant(typed);
        return atLegalTime(readDay(local[1] ?? ''), (local[2] ?? '').padStart(5, '0'));
      } catch (error) {
        if (error instanceof RangeError) throw new Fault('badDateTime');
        throw error;
      }
    },
  );
}

interface ChoiceOptions extends FieldOptions {
  /** A fixed list, or the name of an option provider whose list the handler checks. */
  options: OptionList | string;
}
type Choice<O> = O extends { options: readonly { readonly value: infer V extends string }[] } ? V : string;

function readChoice(value: string, options: OptionList | string): string {
  const choice = readText(value, 200);
  if (typeof options !== 'string' && !options.some((option) => option.value === choice))
    throw new Fault('notInList');
  return choice;
}

function choiceJson(options: OptionList | string): Record<string, unknown> {
  return typeof options === 'string'
    ? { type: 'string', maxLength: 200 }
    : { type: 'string', enum: options.map((option) => option.value) };
}

export function selectField<const O extends ChoiceOptions>(options: O): Field<Choice<O>, O> {
  const extra = { widget: 'select', options: options.options } as const;
  return build(text, options, extra, choiceJson(options.options), (value) =>
    readChoice(value, options.options),
  ) as unknown as Field<Choice<O>, O>;
}

/** Several of a list. A form sends one text or a repeated key; JSON sends an array. Not required means `[]`. */
export function checksField<const O extends ChoiceOptions & { max?: number }>(
  options: O,
): z.ZodType<Choice<O>[]> {
  const { max = 100 } = options;
  const json = { type: 'array', items: choiceJson(options.options), maxItems: max };
  const extra = { widget: 'checks', options: options.options, maxItems: max } as const;
  const accepts = z.union([z.array(text), text]);
  const field = build(accepts, { ...options, required: true }, extra, json, (value) => {
    const chosen = [value].flat().filter((item) => clean(item) !== '');
    if (chosen.length === 0 && options.required !== false) throw new Fault('required');
    if (chosen.length > max) throw new Fault('tooMany', { max });
    return [...new Set(chosen.map((item) => readChoice(item, options.options)))];
  });
  return withDefault(field, options.required !== false, [], json) as unknown as z.ZodType<Choice<O>[]>;
}

/** A tick box. Absent is false; with `required: true` it must be ticked. */
export function flagField<const O extends FieldOptions>(options: O): z.ZodType<boolean> {
  const isRequired = options.required === true;
  const json = { type: 'boolean', ...(isRequired && { const: true }) };
  const accepts = z.union([z.boolean(), text]);
  const field = build(accepts, { ...options, required: true }, { widget: 'checkbox' }, json, (value) => {
    const isTicked = value === true || value === 'on' || value === 'true' || value === '1';
    if (!isTicked && value !== false && value !== 'false' && value !== '0') throw new Fault('wrongType');
    if (isRequired && !isTicked) throw new Fault('mustConfirm');
    return isTicked;
  });
  return withDefault(field, isRequired, false, json);
}

function withDefault<T>(field: z.ZodType<T>, isRequired: boolean, absent: T, json: object): z.ZodType<T> {
  if (isRequired) return field;
  const described = field.default(absent as never).register(z.globalRegistry, field.meta() ?? {});
  described._zod.toJSONSchema = () => ({ ...json, default: absent });
  return described as unknown as z.ZodType<T>;
}

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

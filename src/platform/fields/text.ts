import { type Day, isDay } from '../clock.ts';
import { characterFault, clean, toAscii } from './characters.ts';
import { build, Fault, type Field, type FieldOptions, text } from './field.ts';

/** Checked and cleaned; lengths in characters as people count them. */
export function readText(value: string, max: number, min = 0): string {
  const fault = characterFault(value);
  if (fault !== null) throw new Fault(fault);
  const cleaned = clean(value);
  const length = cleaned.length > max || min > 0 ? [...cleaned].length : 0;
  if (length > max) throw new Fault('tooLong', { max, length });
  if (length < min) throw new Fault('tooShort', { min, length });
  return cleaned;
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

/** The day of birth in an identification number; null without a number, or for one that was never checked and tells none. */
export function bornOn(number: string | null | undefined): Day | null {
  const born =
    /^\d{6}(\d{4})(\d\d)(\d\d)\d{3}[\dX]$/
      .exec(number ?? '')
      ?.slice(1)
      .join('-') ?? '';
  return isDay(born) ? born : null;
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

/** The last characters of a telephone or ID number: 1234, 123X. */
const tailPattern = /^\d{3}[\dX]$/;

/** What somebody is looked for by: a whole telephone or ID number, or the last four characters of either. */
export function readNumberToFind(value: string): string {
  const typed = toAscii(clean(value)).replace(/\s/g, '').toUpperCase();
  if (tailPattern.test(typed)) return typed;
  const digits = typed.replace(/[^\dX]/g, '');
  if (digits.length === 18) return readIdNumber(typed);
  if (digits.length < 7) throw new Fault('numberToFind');
  return readTelephone(typed);
}

export function numberToFind<const O extends FieldOptions>(options: O): Field<string, O> {
  return build(
    text,
    { ...options, sensitive: true as const },
    { widget: 'text', maxLength: 30 },
    { type: 'string', maxLength: 30 },
    readNumberToFind,
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

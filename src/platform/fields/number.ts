import { DecimalFormatError } from '../decimal.ts';
import { type Fen, parseYuan } from '../money.ts';
import { parseMu } from '../mu.ts';
import { toAscii } from './characters.ts';
import { build, Fault, type Field, type FieldOptions, textOrNumber } from './field.ts';

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

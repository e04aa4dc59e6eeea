export type DecimalFault = 'number' | 'decimals' | 'negative' | 'limit';

export class DecimalFormatError extends Error {
  readonly code: DecimalFault;

  constructor(code: DecimalFault, text: string) {
    super(`not a decimal (${code}): ${text}`);
    this.name = new.target.name;
    this.code = code;
  }
}

export interface DecimalForm {
  places: number;
  /** Largest value in the smallest unit. */
  limit: number;
}

const grouped = /^\d{1,3}(,\d{3})+$/;
const plain = /^\d+$/;

/**
 * Reads a decimal typed by a person into an integer of its smallest unit, without floating point.
 * Full-width digits and signs count as their ASCII forms. Throws DecimalFormatError.
 */
export function parseDecimal(text: string, form: DecimalForm): number {
  const normal = text.normalize('NFKC').replaceAll('。', '.').replaceAll('−', '-').trim();
  if (/^-\s*[\d.,]+$/.test(normal)) throw new DecimalFormatError('negative', text);
  const [whole = '', fraction, ...rest] = normal.split('.');
  const isNumber =
    rest.length === 0 &&
    (plain.test(whole) || grouped.test(whole)) &&
    (fraction === undefined || plain.test(fraction));
  if (!isNumber) throw new DecimalFormatError('number', text);
  const kept = (fraction ?? '').replace(/0+$/, '');
  if (kept.length > form.places) throw new DecimalFormatError('decimals', text);
  const digits = whole.replaceAll(',', '').replace(/^0+(?=\d)/, '') + kept.padEnd(form.places, '0');
  if (digits.length > 16 || Number(digits) > form.limit) throw new DecimalFormatError('limit', text);
  return Number(digits);
}

/** Writes an integer of the smallest unit with all its decimal places; `group` puts commas between thousands. */
export function formatDecimal(value: number, places: number, group: boolean): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`);
  const digits = String(Math.abs(value)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const shown = group ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return `${value < 0 ? '-' : ''}${shown}.${digits.slice(digits.length - places)}`;
}

import { formatDecimal, parseDecimal } from './decimal.ts';

/** Ten million mu: more than any county has. */
const muLimit = 10_000_000 * 10_000;

/** Reads an area in mu into 1/10000 mu: '0.55' → 5500. Throws DecimalFormatError. */
export function parseMu(text: string): number {
  return parseDecimal(text.replace(/亩\s*$/, ''), { places: 4, limit: muLimit });
}

/** 5500 → '0.5500'. */
export function formatMu(value: number): string {
  return formatDecimal(value, 4, false);
}

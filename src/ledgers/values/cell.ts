import { toAscii } from '../../platform/fields/characters.ts';
import { traditionalPairs } from '../../platform/traditional-pairs.ts';

/** What a cell of a sheet holds; a date cell is text, `2026-01-06` or `2026-01-06 09:05`. */
export type Cell = string | number | null;

const aroundText = /^[\s\u200b\u200e\u200f\u2060\ufeff]+|[\s\u200b\u200e\u200f\u2060\ufeff]+$/g;
const wideLettersAndDigits = /[０-９Ａ-Ｚａ-ｚ]/g;
const errorValues = /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/i;
const wordsForNothing = /^([无無/／\\—–\-―－一_.…·]|[—–-]{2,}|没有|暂无|不详|不明|空|none|null|n\/a)$/i;

/** A cell as its writer would read it out: no spaces around, digits and letters narrow, the rest as written. */
export function tidy(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return numberText(cell);
  return cell
    .replace(aroundText, '')
    .replace(wideLettersAndDigits, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** For values that are no words: all full-width signs narrow, no spaces inside. */
export function narrow(cell: Cell): string {
  return toAscii(tidy(cell)).replace(/[\s\u200b\ufeff]+/g, '');
}

/** Whether somebody filled in that there is nothing. */
export function saysNothing(text: string): boolean {
  return text === '' || wordsForNothing.test(text);
}

export function isErrorValue(cell: Cell): boolean {
  return typeof cell === 'string' && errorValues.test(cell.trim());
}

/** 賃 is missing among the pairs the search goes by. */
const simplifiedOf = new Map<string, string>([['賃', '赁']]);
for (const pair of traditionalPairs.join('').match(/../gu) ?? []) {
  const [traditional = '', simplified = ''] = [...pair];
  if (!simplifiedOf.has(traditional)) simplifiedOf.set(traditional, simplified);
}

/** For comparing words only: a name must not be rewritten. */
export function simplify(text: string): string {
  return text.replace(/\p{Script=Han}/gu, (sign) => simplifiedOf.get(sign) ?? sign);
}

/** Whole numbers without exponent, so that a telephone stays one. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
}

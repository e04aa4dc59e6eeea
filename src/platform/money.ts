import { DecimalFormatError, formatDecimal, parseDecimal } from './decimal.ts';

/** Money as an integer of fen (1/100 yuan). */
export type Fen = number & { readonly __brand: 'Fen' };

/** 999,999,999,999.99 yuan: above it a typing error is certain, and all sums stay safe integers. */
const yuanLimit = 99_999_999_999_999;

export class MoneyFormatError extends DecimalFormatError {}

/** Marks a whole number of fen. Throws RangeError when it is no safe integer. */
export function asFen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of fen: ${value}`);
  return value as Fen;
}

/** Reads an amount in yuan: '12,345.60' → 1234560. Throws MoneyFormatError whose code says what is wrong. */
export function parseYuan(text: string): Fen {
  const bare = text
    .trim()
    .replace(/^[¥￥]/, '')
    .replace(/元\s*$/, '');
  try {
    return asFen(parseDecimal(bare, { places: 2, limit: yuanLimit }));
  } catch (error) {
    if (error instanceof DecimalFormatError) throw new MoneyFormatError(error.code, text);
    throw error;
  }
}

/** 1234560 → '12,345.60'. */
export function formatYuan(fen: number): string {
  return formatDecimal(fen, 2, true);
}

const digitNames = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const placeNames = ['', '拾', '佰', '仟'] as const;
const sections = [
  [100_000_000, '亿'],
  [10_000, '万'],
] as const;

/**
 * The amount in capitals as payment papers carry it: 17000000 → 人民币壹拾柒万元整.
 * 整 follows yuan and never fen; after jiao it may be left out and is
 * (支付结算办法 附件一 正确填写票据和结算凭证的基本规定 二). Throws RangeError for a negative amount.
 */
export function rmbCapitals(fen: number): string {
  if (asFen(fen) < 0) throw new RangeError(`no capitals for a negative amount: ${fen}`);
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const cent = fen % 10;
  if (fen === 0) return '人民币零元整';
  const whole = yuan === 0 ? '' : `${yuanCapitals(yuan)}元`;
  if (jiao === 0 && cent === 0) return `人民币${whole}整`;
  const jiaoPart = jiao > 0 ? `${digitNames[jiao]}角` : whole === '' ? '' : '零';
  const centPart = cent > 0 ? `${digitNames[cent]}分` : '';
  return `人民币${whole}${jiaoPart}${centPart}`;
}

function yuanCapitals(yuan: number): string {
  for (const [size, name] of sections) {
    if (yuan < size) continue;
    const rest = yuan % size;
    const gap = rest > 0 && rest < size / 10 ? '零' : '';
    return `${yuanCapitals(Math.floor(yuan / size))}${name}${gap}${rest > 0 ? yuanCapitals(rest) : ''}`;
  }
  return sectionCapitals(yuan);
}

function sectionCapitals(value: number): string {
  let text = '';
  let isGap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      isGap = text !== '';
      continue;
    }
    text += `${isGap ? '零' : ''}${digitNames[digit]}${placeNames[place]}`;
    isGap = false;
  }
  return text;
}

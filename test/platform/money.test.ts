import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asFen, formatYuan, MoneyFormatError, parseYuan, rmbCapitals } from '../../src/platform/money.ts';

const nzh = createRequire(import.meta.url)('nzh') as {
  cn: { toMoney(value: string, options: { outSymbol: boolean }): string };
};
const amounts = fc.integer({ min: 0, max: 99_999_999_999_999 });

test.each([
  ['12,345.60', 1_234_560],
  ['１２，３４５．６０', 1_234_560],
  ['¥8200', 820_000],
  ['180000元', 18_000_000],
  ['0.5', 50],
  ['0', 0],
  ['0012.30', 1230],
  ['7.100', 710],
  [' 4,100 ', 410_000],
  ['999,999,999,999.99', 99_999_999_999_999],
])('amount %s, read, is %i fen', (text, fen) => {
  expect(parseYuan(text)).toBe(fen);
});

test.each([
  ['', 'number'],
  ['一万', 'number'],
  ['1,23', 'number'],
  ['12,3456', 'number'],
  ['1.2.3', 'number'],
  ['.5', 'number'],
  ['5.', 'number'],
  ['1e3', 'number'],
  ['0x10', 'number'],
  ['1.005', 'decimals'],
  ['-5', 'negative'],
  ['－5.00', 'negative'],
  ['1000000000000', 'limit'],
  ['99999999999999999999', 'limit'],
])('amount %s, read, is refused as %s', (text, code) => {
  try {
    parseYuan(text);
  } catch (error) {
    expect(error).toBeInstanceOf(MoneyFormatError);
    expect((error as MoneyFormatError).code).toBe(code);
    return;
  }
  expect.unreachable();
});

test('any amount, formatted and read, is the same', () => {
  fc.assert(
    fc.property(amounts, (fen) => {
      expect(parseYuan(formatYuan(fen))).toBe(fen);
    }),
  );
  expect(formatYuan(1_234_560)).toBe('12,345.60');
  expect(formatYuan(-5)).toBe('-0.05');
  expect(() => asFen(0.5)).toThrow(RangeError);
});

test.each([
  [0, '人民币零元整'],
  [5, '人民币伍分'],
  [50, '人民币伍角'],
  [17_000_000, '人民币壹拾柒万元整'],
  [18_000_000, '人民币壹拾捌万元整'],
  [820_000, '人民币捌仟贰佰元整'],
  [140_950, '人民币壹仟肆佰零玖元伍角'],
  [600_714, '人民币陆仟零柒元壹角肆分'],
  [1_640_902, '人民币壹万陆仟肆佰零玖元零贰分'],
  [32_504, '人民币叁佰贰拾伍元零肆分'],
  [10_000_000_000, '人民币壹亿元整'],
  [10_000_100_000, '人民币壹亿零壹仟元整'],
  [10_010_000_000, '人民币壹亿零壹拾万元整'],
  [101_000_001_101_100, '人民币壹万零壹佰亿零壹万壹仟零壹拾壹元整'],
])('%i fen, in capitals, is %s', (fen, text) => {
  expect(rmbCapitals(fen)).toBe(text);
});

test('capitals of whole yuan, over many amounts, agree with nzh', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 89_999_999_999_999 }), (yuan) => {
      expect(rmbCapitals(yuan * 100)).toBe(oracle(yuan * 100));
    }),
    { numRuns: 3000 },
  );
});

test('capitals with jiao and fen, over many amounts, agree with nzh', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }), (fen) => {
      expect(rmbCapitals(fen)).toBe(oracle(fen));
    }),
    { numRuns: 3000 },
  );
});

test('capitals of a negative amount, asked for, are refused', () => {
  expect(() => rmbCapitals(-1)).toThrow(RangeError);
});

/** nzh leaves 整 out after whole yuan, which payment papers may not. */
function oracle(fen: number): string {
  const text = nzh.cn.toMoney(formatYuan(fen).replaceAll(',', ''), { outSymbol: true });
  return text.endsWith('元') ? `${text}整` : text;
}

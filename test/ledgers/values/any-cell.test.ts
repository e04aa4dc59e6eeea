import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLedgerFile } from '../../../src/ledgers/reading/read-sheet.ts';
import { decodeText, readSeparated } from '../../../src/ledgers/reading/separated.ts';
import { readAmount } from '../../../src/ledgers/values/amounts.ts';
import { readDate } from '../../../src/ledgers/values/dates.ts';
import { readIdNumbers, readTelephones } from '../../../src/ledgers/values/numbers.ts';
import { readBothSides } from '../../../src/ledgers/values/parties.ts';
import { readResult } from '../../../src/ledgers/values/results.ts';
import { asDay } from '../../../src/platform/clock.ts';
import { today, typeWords } from '../ledgers.ts';

const context = { year: 2026, periodEnd: asDay('2026-06-30') };
const likely = fc.constantFrom(
  ...'张三 李四 与 和 、 等 12人 （租客） 2026 年 1 月 31 日 . / - 号 元 万 约 １ 13800000001 已化解 未 协议 邻里 欠薪 #REF! 合计 VS'.split(
    ' ',
  ),
);
const cell = fc.oneof(
  fc.constant(null),
  fc.double(),
  fc.string({ unit: 'binary' }),
  fc.array(likely, { maxLength: 8 }).map((parts) => parts.join('')),
);

test('values of any cell, read, never throw, and twice give the same', () => {
  fc.assert(
    fc.property(cell, (one) => {
      const read = () => [
        readDate(one, context),
        readAmount(one),
        readTelephones(one),
        readIdNumbers(one),
        readBothSides(one),
        readResult(one),
      ];
      expect(read()).toEqual(read());
    }),
    { numRuns: 3000 },
  );
});

test('sheets of any cells below good headings, read, never throw, and each row is taken or comes back', () => {
  const heads = ['序号', '排查日期', '纠纷类型', '当事人', '电话', '涉及金额', '结果', '化解日期'];
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 8, maxLength: 8 }), { maxLength: 12 }), (rows) => {
      const sheet = { name: 'x', rows: [heads, ...rows], merges: [], isSeparated: false };
      const read = () => readLedgerFile({ name: 'x', sheets: [sheet] }, { today, types: typeWords });
      const found = read();
      expect(read()).toEqual(found);
      for (const row of found.flatMap((one) => one.rows)) {
        expect(row.value === null).toBe(row.rejected.length > 0);
      }
    }),
    { numRuns: 500 },
  );
});

test('bytes of any kind, decoded and divided, never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      readSeparated(decodeText(bytes));
    }),
  );
});

test.each([
  ['2026.1.5', '2026-01-05', null],
  ['2026.01.05', '2026-01-05', null],
  ['2026.1.5.', '2026-01-05', null],
  ['2026/1/5', '2026-01-05', null],
  ['2026 年 1 月 5 日', '2026-01-05', null],
  ['26.1.5', '2026-01-05', null],
  [20260105, '2026-01-05', null],
  ['１月５日', '2026-01-05', null],
  ['1月5号', '2026-01-05', null],
  ['元月5日', '2026-01-05', null],
  ['3.16', '2026-03-16', null],
  [3.16, '2026-03-16', null],
  ['二〇二六年一月五日', '2026-01-05', null],
  ['十二月二十八日', '2025-12-28', null],
  [46027, '2026-01-05', null],
  ['46027', '2026-01-05', null],
  [46027.375, '2026-01-05', '09:00'],
  ['2026年1月5日上午9时', '2026-01-05', '09:00'],
  ['1月5日下午3时30分', '2026-01-05', '15:30'],
  ['2026-1-5 9:05', '2026-01-05', '09:05'],
  ['2026-01-05T09:05:30', '2026-01-05', '09:05'],
] as const)('date written %j, read, is %s at %s', (written, day, time) => {
  expect(readDate(written, context)).toMatchObject({ day, time });
});

test.each([
  ['12000', 1_200_000, false],
  ['12,000', 1_200_000, false],
  ['12，000元', 1_200_000, false],
  ['1.2万元', 1_200_000, false],
  ['约2000元', 200_000, true],
  ['1.2万余元', 1_200_000, true],
  ['￥1,200.00', 120_000, false],
  ['３.５万元', 3_500_000, false],
  ['2千元', 200_000, false],
  ['叁万零伍佰元整', 3_050_000, false],
  ['三千五百元', 350_000, false],
  ['二万五', 2_500_000, false],
  ['3万5千元', 3_500_000, false],
  ['壹佰元伍角', 10_050, false],
  ['无', null, false],
  ['—', null, false],
  ['0', 0, false],
] as const)('amount written %j, read, is %s fen', (written, fen, isApproximate) => {
  expect(readAmount(written)).toEqual({ fen, isApproximate, flags: [] });
});

test.each([
  ['陈和平与卓秀英', ['陈和平', '卓秀英']],
  ['许与之和某某', ['许与之', '某某']],
  ['张三、李四', ['张三', '李四']],
  ['张三、李四等12人与某某公司', ['张三、李四等12人', '某某公司']],
  ['某村村民30余人—某村委会', ['某村村民30余人', '某村委会']],
  ['张　三 VS 李四（房东）', ['张三', '李四']],
  ['湛江市永和制衣厂', ['湛江市永和制衣厂']],
  ['申请人：张三；被申请人：李四', ['张三', '李四']],
  ['张三13800000001与李四13900000002', ['张三', '李四']],
  ['甲公司（法定代表人陈某、李某）／王五', ['甲公司', '王五']],
] as const)('parties written %j, read, are %j', (written, names) => {
  expect(readBothSides(written).map(({ name }) => name)).toEqual(names);
});

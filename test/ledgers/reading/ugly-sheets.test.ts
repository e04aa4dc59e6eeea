import { describe, expect, test } from 'vitest';
import { type ReadSheet, readLedgerFile } from '../../../src/ledgers/reading/read-sheet.ts';
import { readSeparated } from '../../../src/ledgers/reading/separated.ts';
import type { Merge, Sheet } from '../../../src/ledgers/reading/sheet.ts';
import { readPastedText, readTextFile } from '../../../src/ledgers/reading/text-file.ts';
import type { Cell } from '../../../src/ledgers/values/cell.ts';
import { today, typeWords } from '../ledgers.ts';

const heads = ['序号', '日期', '类型', '当事人', '结果'];
const good = [1, '2026-03-05', '邻里', '张三与李四', '已化解'] as const;

function read(
  rows: readonly (readonly Cell[])[],
  own: Partial<Sheet> = {},
  name = '2026年台账.xlsx',
): ReadSheet {
  const sheet: Sheet = { name: '表1', rows, merges: [], isSeparated: false, ...own };
  const [only] = readLedgerFile({ name, sheets: [sheet] }, { today, types: typeWords });
  if (only === undefined) throw new Error('no sheet');
  return only;
}

const valuesOf = (sheet: ReadSheet) => sheet.rows.map(({ value }) => value);
const rejectsOf = (sheet: ReadSheet) =>
  sheet.rows.flatMap(({ rejected }) => rejected.map(({ code }) => code));

test('sheet with a title over many columns and three rows of headings, read, has its columns', () => {
  const merges: Merge[] = [{ startRow: 1, startCol: 2, endRow: 1, endCol: 5 }];
  const sheet = read(
    [
      ['某镇2026年矛盾纠纷台账'],
      ['序号', '登记日期', '当事人', null, null, null, '纠纷类别', '办理结果'],
      [null, null, '甲方', null, '乙方', null, null, null],
      [null, null, '姓名', '电话', '姓名', '电话', null, null],
      [1, '2026.3.5', '张三', '13800000001', '李四', '13800000002', '欠薪', '调解成功'],
    ],
    {
      merges: [
        ...merges,
        { startRow: 2, startCol: 2, endRow: 2, endCol: 3 },
        { startRow: 2, startCol: 4, endRow: 2, endCol: 5 },
      ],
    },
  );

  expect(valuesOf(sheet)).toMatchObject([
    {
      type: 'labor',
      parties: [
        { side: 'applicant', name: '张三', phone: '13800000001' },
        { side: 'respondent', name: '李四', phone: '13800000002' },
      ],
    },
  ]);
});

test('sheet whose note says that a blank means the row above, read, fills it, but not across a heading of a block', () => {
  const sheet = read([
    ['注：“类型”栏空白同上'],
    heads,
    [...good],
    [2, '2026-03-06', null, '王五与赵六', '已化解'],
    [3, '2026-03-07', '同上', '钱七与孙八', '已化解'],
    ['二、某某村'],
    [4, '2026-03-08', null, '周九与吴十', '已化解'],
  ]);

  expect(sheet.rows.map(({ value }) => value?.typeWord ?? null)).toEqual(['邻里', '邻里', '邻里', null]);
  expect(rejectsOf(sheet)).toEqual(['type-missing']);
});

test('sheet without such a note, read, rejects a blank type and takes 同上 for a word it does not know', () => {
  const sheet = read([
    heads,
    [...good],
    [2, '2026-03-06', null, '王五与赵六', '已化解'],
    [3, '2026-03-07', '同上', '钱七与孙八', ''],
  ]);

  expect(rejectsOf(sheet)).toEqual(['type-missing']);
  expect(sheet.rows[2]?.flags.map(({ code }) => code).sort()).toEqual(['result-missing', 'type-unmapped']);
});

test('sheet with headings repeated on every page, sums, zero reports and signatures between, read, has data rows alone', () => {
  const sheet = read([
    heads,
    [...good],
    ['小计', null, null, null, '1件'],
    heads,
    [2, '2026-04-05', '打架', '王五与赵六', '调解不成'],
    [null, '5月', '本月无矛盾纠纷（零报告）'],
    [3],
    ['总 计', null, null, null, '2件'],
    ['填表人：张某　审核人：李某'],
  ]);

  expect(sheet.rows.map(({ row }) => row)).toEqual([2, 5]);
  expect(sheet.ledger?.notData.map(({ kind }) => kind)).toEqual([
    ...(['subtotal', 'header', 'zero-report', 'number-only', 'total', 'signature'] as const),
  ]);
});

test('sheet with amounts under 万元, read, counts bare numbers by it and keeps a unit of the cell', () => {
  const sheet = read([
    [...heads, '涉案金额（万元）'],
    [...good, 1.5],
    [...good, '3000元'],
    [...good, '0.8万'],
    [...good, 0],
  ]);

  expect(valuesOf(sheet).map((value) => value?.amountFen)).toEqual([1_500_000, 300_000, 800_000, 0]);
});

test('sheet without a column for the result, read, goes by the form of the agreement', () => {
  const sheet = read([
    ['日期', '类型', '当事人', '协议形式'],
    ['2026-03-05', '邻里', '张三与李四', '书面'],
    ['2026-03-05', '邻里', '张三与王五', '口头'],
    ['2026-03-05', '邻里', '张三与赵六', '未达成协议'],
    ['2026-03-05', '邻里', '张三与钱七', null],
  ]);

  expect(valuesOf(sheet).map((value) => value?.outcome)).toEqual(['resolved', 'resolved', 'failed', 'open']);
  expect(sheet.rows.flatMap(({ flags }) => flags)).toEqual([]);
});

test('sheet with columns under words nobody knows, read, is understood by what its cells hold', () => {
  const sheet = read([
    ['日期', '双方', '甲', '乙'],
    ['2026-03-05', '张三与李四', '欠薪', '13800000001'],
    ['2026-03-06', '王五与赵六', '工伤', '13800000002'],
  ]);

  expect(sheet.ledger?.columns.map(({ field }) => field)).toEqual(['foundOn', 'party', 'type', 'phone']);
});

test('cells pasted without headings, read, are understood by what they hold', () => {
  const file = readPastedText(
    '粘贴',
    '1\t2026-03-05\t邻里\t张三与李四\t已化解\n2\t2026-03-06\t打架\t王五与赵六\t化解中',
  );
  const [sheet] = readLedgerFile(file, { today, types: typeWords });

  expect(sheet?.rows.map(({ value }) => [value?.type, value?.outcome])).toEqual([
    ['general', 'resolved'],
    ['general', 'open'],
  ]);
});

test('error values in cells, read, reject date, type and party, and only warn elsewhere', () => {
  const sheet = read([
    [...heads, '涉及金额'],
    [1, '#REF!', '邻里', '张三与李四', '已化解', 5],
    [2, '2026-03-05', '#N/A', '张三与李四', '已化解', 5],
    [3, '2026-03-05', '邻里', '#VALUE!', '已化解', 5],
    [4, '2026-03-05', '邻里', '张三与李四', '已化解', '#DIV/0!'],
  ]);

  expect(rejectsOf(sheet)).toEqual(['cell-error', 'cell-error', 'cell-error']);
  expect(sheet.rows[3]?.flags.map(({ code }) => code)).toEqual(['cell-error']);
});

test('text with semicolons, UTF-16 and a byte order mark, read, is understood', () => {
  const text = '\ufeff序号;日期;类型;当事人;结果\r\n1;2026-03-05;邻里;张三与李四;已化解\r\n';
  const [sheet] = readLedgerFile(readTextFile('a.csv', Buffer.from(text, 'utf16le')), {
    today,
    types: typeWords,
  });

  expect(sheet?.rows).toHaveLength(1);
});

test('text with a quote nobody closes, read, loses no line behind it', () => {
  expect(readSeparated('a,"b\nc,d\n')).toEqual([
    ['a', '"b'],
    ['c', 'd'],
  ]);
});

describe('sheets that are no ledger', () => {
  test.each([
    ['empty', []],
    ['one cell', [['x']]],
    [
      'a list of telephones',
      [
        ['姓名', '电话'],
        ['张三', '13800000001'],
      ],
    ],
    ['ten thousand blank rows', Array.from({ length: 10_000 }, () => [null, null])],
  ] as [string, Cell[][]][])('%s, read, has no rows of a ledger', (_name, rows) => {
    expect(read(rows).rows).toEqual([]);
  });
});

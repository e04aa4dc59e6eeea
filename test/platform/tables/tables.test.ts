import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { writeTableCsv } from '../../../src/platform/csv.ts';
import { encodeGb18030 } from '../../../src/platform/tables/gb18030.ts';
import type { Cell, Table } from '../../../src/platform/tables/table.ts';
import { writeTableWorkbook } from '../../../src/platform/tables/table-workbook.ts';
import { writeWordTable } from '../../../src/platform/tables/word.ts';
import { unzip } from '../../support/unzip.ts';

const table: Table = {
  title: '台账/2026',
  notes: ['没有筛选'],
  columns: [
    { heading: '编码', kind: 'text', width: 12 },
    { heading: '日期', kind: 'day', width: 12 },
    { heading: '时间', kind: 'moment', width: 17 },
    { heading: '金额', kind: 'money', width: 14 },
    { heading: '人数', kind: 'number', width: 8 },
    { heading: '比率', kind: 'rate', width: 8 },
  ],
};
const row: readonly Cell[] = ['000123', '2026-01-06', '2026-01-06 09:05', 1_234_560, 12, 0.8333];
const textOnly: Table = { ...table, columns: [{ heading: '名称', kind: 'text', width: 20 }] };

/** Beginnings a spreadsheet acts on, with anything behind. */
const hostile = fc
  .tuple(
    fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      '\u0000',
      '＝',
      '＋',
      '－',
      '＠',
      ' =',
      '\ufeff=',
      '',
    ),
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        'HYPERLINK("http://x","点")',
        "cmd|'/C calc'!A0",
        'SUM(A1:A9)',
        '1+1',
        '</t></is></c><c><f>1</f></c>',
        '"\r\n=1,"',
      ),
    ),
  )
  .map(([start, rest]) => start + rest);

test('any hostile words, written as Excel, CSV and Word, are words and never a formula, a cell or a row more', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 5 }), async (texts) => {
      const rows = [texts.map((text) => [text])];
      const book = await writeTableWorkbook(textOnly, rows);
      const xml = unzip(book).get('xl/worksheets/sheet1.xml') ?? '';
      expect(xml).not.toMatch(/<f[ >/]/);
      expect(
        [...xml.matchAll(/<c [^>]*t="inlineStr"/g)].length + [...xml.matchAll(/<c [^>]*s="1"\/>/g)].length,
      ).toBe(texts.length + 1);

      const csv = (await writeTableCsv(textOnly, rows)).toString('utf8').slice(1);
      const cells = [...csv.matchAll(/"((?:[^"]|"")*)"\r\n/g)].map(([, cell = '']) =>
        cell.replaceAll('""', '"'),
      );
      expect(cells).toHaveLength(texts.length + 1);
      for (const cell of cells.slice(1)) {
        expect(cell).not.toMatch(/^\s*[=@＝＠]/);
        if (/^\s*[+\-＋－]/.test(cell)) expect(cell).toMatch(/^[-+]?\d[\d,]*(\.\d+)?%?$/);
      }

      const word = unzip(await writeWordTable(textOnly, rows)).get('word/document.xml') ?? '';
      expect(word).not.toMatch(/instrText|fldSimple/);
      expect([...word.matchAll(/<w:tr>/g)]).toHaveLength(texts.length + 1);
      for (const [, cell = ''] of word.matchAll(/<w:t xml:space="preserve">([^<]*)/g))
        expect(cell).not.toMatch(/^[=@]/);
    }),
    { numRuns: 60 },
  );
});

test('table, written as a workbook, has codes as text, days as days, yuan with two places, a frozen head, filter and print setup', async () => {
  const bytes = await writeTableWorkbook(table, [[row], [[null, 'kein', null, null, null, null]]]);

  const sheet = (await readXlsx(bytes)).sheets[0];
  expect(sheet?.name).toBe('台账 2026');
  expect(sheet?.rows[1]).toEqual([
    '000123',
    new Date('2026-01-06T00:00:00Z'),
    expect.any(Date),
    12345.6,
    12,
    0.8333,
  ]);
  expect(sheet?.rows[2]?.[1]).toBe('kein');
  const files = unzip(bytes);
  const xml = files.get('xl/worksheets/sheet1.xml') ?? '';
  expect(xml).toContain('<v>12345.60</v>');
  expect(xml).toMatch(/<pane ySplit="1"[^>]*state="frozen"/);
  expect(xml).toContain('<autoFilter ref="A1:F3"/>');
  expect(xml).toMatch(/<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/);
  expect(files.get('xl/workbook.xml')).toContain("'台账 2026'!$1:$1");
  expect([...files.keys()][0]).toBe('[Content_Types].xml');
});

test('table, written as CSV in GB 18030, is read back by the decoder of the platform as it was, rare characters too', async () => {
  const words = '雷州市客路镇迈港村，𬱖堃㐀①€ A';
  const bytes = await writeTableCsv(table, [[[words, ...row.slice(1)]]], 'gb18030');

  expect(new TextDecoder('gb18030').decode(bytes)).toBe(
    `"编码","日期","时间","金额","人数","比率"\r\n"${words}","2026-01-06","2026-01-06 09:05","12345.60","12","83.33%"\r\n`,
  );
  expect(encodeGb18030('中')).toEqual(Buffer.from([0xd6, 0xd0]));
  expect(encodeGb18030('\u{1f600}')).toEqual(Buffer.from([0x94, 0x39, 0xfc, 0x36]));
});

test('table, written for Word, says title and filter above and repeats its head on every page, A4 across', async () => {
  const xml = unzip(await writeWordTable(table, [[row]])).get('word/document.xml') ?? '';

  expect(xml).toContain('台账/2026');
  expect(xml).toContain('没有筛选');
  expect(xml).toContain('12,345.60');
  expect(xml).toContain('<w:tblHeader/>');
  expect(xml).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/);
});

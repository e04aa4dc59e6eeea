import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { writeWorkbook } from '../../src/platform/workbook.ts';
import { unzip } from '../support/unzip.ts';

const columns = [
  { header: '姓名', width: 20 },
  { header: 'Note', width: 40 },
];

test.each([
  '=HYPERLINK("http://example.org","x")',
  '+1+1',
  '-2',
  '@SUM(A1)',
  '0012',
  '2026-11-26',
  '\t=1',
  '１２ < 3 & "4"\n第二行',
])('cell text %j, written to a workbook, is read back as the same text and is no formula', async (text) => {
  const bytes = await writeWorkbook([{ name: 'S', columns, rows: [[text, '陈𬱖堃']] }]);

  const sheet = (await readXlsx(bytes)).sheets[0];
  expect(sheet?.rows[1]).toEqual([text, '陈𬱖堃']);
  const xml = unzip(bytes).get('xl/worksheets/sheet1.xml') ?? '';
  expect(xml).not.toContain('<f>');
  expect(xml).not.toMatch(/<f /);
  expect([...xml.matchAll(/<c [^>]*t="(\w+)"/g)].map((match) => match[1])).toEqual(['s', 's', 's', 's']);
  expect(unzip(bytes).get('xl/styles.xml')).toMatch(/numFmtId="49"|formatCode="@"/);
});

test('head of a sheet, written to a workbook, is frozen, has a filter and is repeated in print', async () => {
  const rows = [
    ['a', 'b'],
    ['c', 'd'],
  ];
  const files = unzip(await writeWorkbook([{ name: 'S', columns, rows }]));

  const xml = files.get('xl/worksheets/sheet1.xml') ?? '';
  expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
  expect(xml).toContain('<autoFilter ref="A1:B3"');
  expect(files.get('xl/workbook.xml')).toContain('_xlnm.Print_Titles');
});

test('name of a sheet and text of a cell, beyond what the format allows, are mended', async () => {
  const name = `土地[1]:${'长'.repeat(40)}`;
  const bytes = await writeWorkbook([{ name, columns, rows: [['a\u0000b\u0007', 'x'.repeat(40_000)]] }]);

  const sheet = (await readXlsx(bytes)).sheets[0];
  expect(sheet?.name).toBe(`土地 1  ${'长'.repeat(25)}`);
  expect(sheet?.rows[1]?.[0]).toBe('ab');
  expect(String(sheet?.rows[1]?.[1])).toHaveLength(32_767);
});

import { readXlsx } from 'hucre/xlsx';
import PizZip from 'pizzip';
import { describe, expect, test } from 'vitest';
import type { LayoutData } from '../../../src/exports/core/layout-filler.ts';
import { fillLayout, inspectLayout } from '../../../src/exports/layouts/fill-layout.ts';
import { copyFormula, shiftFormula, shiftTail } from '../../../src/exports/layouts/row-shift.ts';
import { asDay } from '../../../src/platform/clock.ts';
import { unzip } from '../../support/unzip.ts';
import { layoutFile } from './layout-file.ts';

const columns = [
  { id: 'no', kind: 'number', label: '序号' },
  { id: 'code', kind: 'text', label: '案件编码' },
  { id: 'applicants', kind: 'text', label: '申请人' },
  { id: 'amount', kind: 'money', label: '涉及金额（元）' },
  { id: 'registeredOn', kind: 'day', label: '登记日期' },
] as const;

const data: LayoutData = {
  columns,
  rows: [
    [1, '000123', '=HYPERLINK("http://x")', 1_234_560, '2026-11-05'],
    [2, 'DF2', '陈某明<&>', null, '2026-11-06'],
    [3, 'DF3', '林某华', 50, '2026-11-07'],
  ],
  values: { I02_value: 0.8333 },
  ...{ maker: '何秀兰', filter: '列表：全部', period: '2026-11', day: asDay('2026-11-24') },
};
const filled = async (file: Promise<Buffer>, with_: Partial<LayoutData> = {}): Promise<Buffer> =>
  Buffer.from(fillLayout({ bytes: await file, data: { ...data, ...with_ }, unit: '客路镇' }));

/** The same workbook with one part more, or another. */
async function with_(path: string, content: string, file = layoutFile()): Promise<Buffer> {
  const zip = new PizZip(await file);
  zip.file(path, content);
  return zip.generate({ type: 'nodebuffer' });
}
const faultOf = (bytes: Buffer): string => {
  try {
    inspectLayout({ bytes, columns });
    return 'none';
  } catch (error) {
    return String(Object(error).fault);
  }
};

test('layout, filled, has a row for each line with its values, and keeps title, widths, merged cells, formats and print setup', async () => {
  const bytes = await filled(layoutFile());

  const sheet = (await readXlsx(bytes)).sheets[0];
  expect(sheet?.rows.map((row) => row[0])).toEqual([
    ...['客路镇矛盾纠纷月报表', '时段：2026-11', '序号', 1, 2, 3, '合计', '制表人：何秀兰'],
  ]);
  expect(sheet?.rows[3]?.slice(1)).toEqual([
    '000123',
    '=HYPERLINK("http://x")（申请人）',
    12345.6,
    new Date('2026-11-05T00:00:00Z'),
  ]);
  expect(sheet?.rows[6]?.[3]).toBe(12346.1);
  expect(sheet?.merges).toEqual([
    { startRow: 0, startCol: 0, endRow: 0, endCol: 4 },
    { startRow: 6, startCol: 0, endRow: 6, endCol: 2 },
  ]);
  const [before, after] = [unzip(await layoutFile()), unzip(bytes)];
  const xml = after.get('xl/worksheets/sheet1.xml') ?? '';
  const part = (text: string | undefined, pattern: RegExp) => pattern.exec(text ?? '')?.[0];
  for (const pattern of [/<cols>.*<\/cols>/s, /<pageSetup[^>]*>/, /<sheetPr>.*<\/sheetPr>/s]) {
    expect(part(xml, pattern)).toBe(part(before.get('xl/worksheets/sheet1.xml'), pattern));
    expect(part(xml, pattern)).toBeDefined();
  }
  expect(xml).toContain('<f>SUM(D4:D6)</f>');
  expect(after.get('xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
  expect(after.get('xl/workbook.xml')).toContain('$3:$3');
  // A name that looks like a formula is words, and stays words when somebody edits the cell.
  const [, style = ''] = /r="C4" s="(\d+)" t="inlineStr"/.exec(xml) ?? [];
  const formats = [...(after.get('xl/styles.xml') ?? '').matchAll(/<cellXfs.*?<\/cellXfs>/gs)][0]?.[0] ?? '';
  expect([...formats.matchAll(/<xf\b[^>]*>/g)][Number(style)]?.[0]).toContain('quotePrefix="1"');
});

test('layout, filled with an empty list, keeps one blank row', async () => {
  const sheet = (await readXlsx(await filled(layoutFile(), { rows: [] }))).sheets[0];

  expect(sheet?.rows.map((row) => row[0] ?? null)).toEqual([
    ...['客路镇矛盾纠纷月报表', '时段：2026-11', '序号', null, '合计', '制表人：何秀兰'],
  ]);
});

test('fixed form of figures, with named cells that are blank, is filled where their names say', async () => {
  const rows = [
    ['报表', null],
    ['化解率', null],
    [null, null],
  ];
  const named = [
    { name: 'I02_value', range: "'月报'!$B$2" },
    { name: '单位', range: "'月报'!$C$9" },
  ];
  const file = layoutFile(
    { rows, merges: [], cells: new Map([['1,1', { style: { numFmt: '0.00%' } }]]) },
    named,
  );
  const sheet = (await readXlsx(await filled(file))).sheets[0];

  expect(inspectLayout({ bytes: await file, columns })).toEqual({
    names: ['I02_value', '单位'],
    unknown: [],
  });
  expect([sheet?.rows[1]?.[1], sheet?.rows[8]?.[2]]).toEqual([0.8333, '客路镇']);
});

test('day in a cell without a format of days, and an amount in one of words, are written as words', async () => {
  const file = layoutFile({ cells: new Map([['3,3', { style: { numFmt: '@' } }]]) });
  const sheet = (await readXlsx(await filled(file))).sheets[0];

  expect(sheet?.rows[3]?.slice(3)).toEqual(['12,345.60', '2026-11-05']);
});

describe('workbook that is no layout', () => {
  test.each([
    ['a macro', 'xl/vbaProject.bin', 'x', 'macros'],
    ['a control', 'xl/activeX/activeX1.xml', '<x/>', 'macros'],
    ['a link to a file', 'xl/externalLinks/externalLink1.xml', '<x/>', 'external'],
    ['data from elsewhere', 'xl/connections.xml', '<x/>', 'external'],
    [
      'a picture from elsewhere',
      'xl/worksheets/_rels/sheet1.xml.rels',
      '<Relationships><Relationship Id="r" Type="x/image" Target="http://x/p.png" TargetMode="External"/></Relationships>',
      'external',
    ],
    ['an entity', 'xl/workbook.xml', '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>', 'broken'],
    ['no sheet', 'xl/workbook.xml', '<workbook/>', 'broken'],
    [
      'a formula that fetches',
      'xl/worksheets/sheet1.xml',
      '<worksheet><sheetData><row r="1"><c r="A1"><f>WEBSERVICE("http://x")</f></c></row></sheetData></worksheet>',
      'activeFormula',
    ],
    [
      'a formula that starts a program',
      'xl/worksheets/sheet1.xml',
      '<worksheet><sheetData><row r="1"><c r="A1"><f>cmd|\'/C calc\'!A0</f></c></row></sheetData></worksheet>',
      'activeFormula',
    ],
    ['no blank', 'xl/worksheets/sheet1.xml', '<worksheet><sheetData/></worksheet>', 'noNames'],
    [
      'two repeated rows',
      'xl/worksheets/sheet1.xml',
      '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{{案件编码}}</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>{{序号}}</t></is></c></row></sheetData></worksheet>',
      'severalRows',
    ],
  ])('with %s is refused', async (_what, path, content, fault) => {
    expect(faultOf(await with_(path, content))).toBe(fault);
  });

  test('that is no workbook or unpacks to more than allowed is refused', async () => {
    expect(faultOf(Buffer.from('PK no'))).toBe('broken');
    expect(faultOf(await with_('xl/media/x.bin', 'a'.repeat(25 * 1024 * 1024)))).toBe('tooLarge');
  });

  test('with names nobody knows says which', async () => {
    const bytes = await with_(
      'xl/worksheets/sheet1.xml',
      '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{{案件编码}} {{身份}}</t></is></c></row></sheetData></worksheet>',
    );
    expect(inspectLayout({ bytes, columns }).unknown).toEqual(['身份']);
  });
});

test('references, with a row that becomes three, follow what they mean; words in quotes and other sheets stay', () => {
  const shift = { row: 5, copies: 3 };

  expect(shiftFormula('SUM(D5:D5)+D6*$D$4&"D6"&别表!D6+LOG10(D9)', shift)).toBe(
    'SUM(D5:D7)+D8*$D$4&"D6"&别表!D6+LOG10(D11)',
  );
  expect(copyFormula('D5*$E$2+F6', shift, 2)).toBe('D7*$E$2+F8');
  expect(
    shiftTail(
      '</sheetData><autoFilter ref="A4:E5"/><mergeCells count="2"><mergeCell ref="A5:B5"/><mergeCell ref="A7:B8"/></mergeCells><dataValidation sqref="C5"/><brk id="6"/>',
      shift,
    ),
  ).toBe(
    '</sheetData><autoFilter ref="A4:E7"/><mergeCells count="4"><mergeCell ref="A5:B5"/><mergeCell ref="A6:B6"/><mergeCell ref="A7:B7"/><mergeCell ref="A9:B10"/></mergeCells><dataValidation sqref="C5"/><brk id="8"/>',
  );
});

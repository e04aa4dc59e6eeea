import { type WriteOptions, writeXlsx } from 'hucre/xlsx';

type Sheet = WriteOptions['sheets'][number];

/** A form as a town keeps it: a merged title, a head, one row that repeats, a foot with sums and a formula. */
export async function layoutFile(
  more: Partial<Sheet> = {},
  named: WriteOptions['namedRanges'] = [],
): Promise<Buffer> {
  const bytes = await writeXlsx({
    namedRanges: named,
    sheets: [
      {
        name: '月报',
        columns: [{ width: 6 }, { width: 18 }, { width: 22 }, { width: 14 }, { width: 14 }],
        rows: [
          ['{{单位}}矛盾纠纷月报表', null, null, null, null],
          ['时段：{{时段}}', null, null, '{{日期}}', null],
          ['序号', '编码', '申请人', '金额', '登记'],
          ['{{序号}}', '{{案件编码}}', '{{申请人}}（申请人）', '{{涉及金额（元）}}', '{{登记日期}}'],
          ['合计', null, null, '{{合计_涉及金额元}}', null],
          ['制表人：{{制表人}}', null, null, null, null],
        ],
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: 4 },
          { startRow: 4, startCol: 0, endRow: 4, endCol: 2 },
        ],
        cells: new Map([
          [
            '0,0',
            { style: { font: { bold: true, size: 18 }, alignment: { horizontal: 'center' as const } } },
          ],
          ['3,3', { style: { numFmt: '#,##0.00' } }],
          ['3,4', { style: { numFmt: 'yyyy"年"m"月"d"日"' } }],
          ['4,4', { formula: 'SUM(D4:D4)', style: { numFmt: '0.00' } }],
        ]),
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: '$3:$3',
        },
        ...more,
      },
    ],
  });
  return Buffer.from(bytes);
}

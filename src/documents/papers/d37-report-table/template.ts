import { z } from 'zod';
import { day, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay, para, titleBlocks } from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  reportTitle: text,
  unit: text,
  periodFrom: text,
  periodTo: text,
  cutOff: text,
  columns: z.array(text).min(2).max(12),
  rows: z.array(z.array(z.string())).min(1),
  definitions: z.array(text),
  preparedBy: text,
  preparedOn: day,
});

const title = { zh: '矛盾纠纷统计报表', en: 'Statistical return' };

/** D37: every figure with its unit, period and cut-off, and what it counts. */
export const template = definePaper({
  code: 'D37',
  title,
  version: '1.1',
  recordSchema,
  content: (record) => ({
    title: record.reportTitle,
    edition: 'official',
    blocks: [
      ...titleBlocks(record, record.reportTitle),
      para(
        `统计单位：${record.unit}　统计期间：${record.periodFrom}至${record.periodTo}　截至：${record.cutOff}`,
      ),
      {
        kind: 'table',
        columns: record.columns.map((name, index) => ({
          title: name,
          share: index === 0 ? 3 : 2,
          align: index === 0 ? ('left' as const) : ('right' as const),
        })),
        rows: record.rows,
      },
      ...record.definitions.map((content) => ({ kind: 'para' as const, content, style: 'note' as const })),
      {
        kind: 'signatures',
        boxes: [
          { label: `填报人：${record.preparedBy}`, hint: `签名（${chineseDay(record.preparedOn)}）` },
          { label: '负责人', hint: '签名', hasDate: true },
        ],
        seals: [{ name: record.unit, date: chineseDay(record.preparedOn) }],
      },
    ],
  }),
});

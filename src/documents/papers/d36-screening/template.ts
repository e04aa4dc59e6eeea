import { z } from 'zod';
import { day, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay, para, titleBlocks } from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  round: text,
  area: text,
  startedOn: day,
  endedOn: day,
  workers: z.array(text).min(1),
  found: z.array(
    z.strictObject({
      parties: text,
      matter: text,
      kind: text,
      risk: text,
      measures: text,
      responsible: text,
    }),
  ),
  leader: text.optional(),
});

const title = { zh: '矛盾纠纷排查登记表', en: 'Return of a screening round' };

/** D36: an empty round is reported as such; silence is not the same as nothing found. */
export const template = definePaper({
  code: 'D36',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => ({
    ...(record.found.length === 0 ? { title: '矛盾纠纷排查零报告' } : {}),
    blocks: [
      ...titleBlocks(record, record.found.length === 0 ? '矛盾纠纷排查零报告' : title.zh),
      {
        kind: 'kv',
        rows: [
          [{ label: '排查轮次', value: record.round }],
          [{ label: '排查范围', value: record.area }],
          [
            { label: '开始', value: chineseDay(record.startedOn) },
            { label: '结束', value: chineseDay(record.endedOn) },
          ],
          [{ label: '排查人员', value: record.workers.join('、') }],
        ],
      },
      ...(record.found.length === 0
        ? [para('经逐户、逐单位排查，本期无矛盾纠纷。')]
        : [
            {
              kind: 'table' as const,
              columns: [
                { title: '序号', share: 1.3, align: 'center' as const },
                { title: '当事人', share: 2.6 },
                { title: '纠纷情况', share: 4 },
                { title: '类型', share: 1.8 },
                { title: '风险', share: 1.2, align: 'center' as const },
                { title: '措施', share: 3 },
                { title: '责任人', share: 1.8 },
              ],
              rows: record.found.map((one, index) => [
                String(index + 1),
                one.parties,
                one.matter,
                one.kind,
                one.risk,
                one.measures,
                one.responsible,
              ]),
            },
          ]),
      {
        kind: 'signatures',
        boxes: [
          { label: '填表人', hint: '签名', hasDate: true },
          { label: '村（社区）负责人', hint: '签名', hasDate: true },
          { label: `包片领导：${record.leader ?? ''}`, hint: '签名', hasDate: true },
        ],
      },
    ],
  }),
});

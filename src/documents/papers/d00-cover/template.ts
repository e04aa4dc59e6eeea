import { z } from 'zod';
import { day, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay } from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  volumeTitle: text,
  volumeKind: text.optional(),
  year: text,
  mediators: z.array(text).min(1),
  startedOn: day,
  endedOn: day,
  filedBy: text,
  filedOn: day,
  retention: text,
  remark: text.optional(),
});

const title = { zh: '人民调解卷宗', en: 'Cover of the file' };

/** D00: the fields of the prescribed cover (司发通〔2010〕239号), with kind and year of the volume. */
export const template = definePaper({
  code: 'D00',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => ({
    blocks: [
      { kind: 'space', height: 90 },
      { kind: 'title', text: title.zh, over: record.committee.name },
      { kind: 'space', height: 70 },
      {
        kind: 'kv',
        rows: [
          [{ label: '卷名', value: record.volumeTitle }],
          [{ label: '卷号', value: record.number }],
          [
            { label: '卷宗类型', value: record.volumeKind ?? '' },
            { label: '年度', value: record.year },
          ],
          [{ label: '人民调解员', value: record.mediators.join('、') }],
          [
            {
              label: '调解日期',
              value: `${chineseDay(record.startedOn)}至${chineseDay(record.endedOn)}`,
            },
          ],
          [
            { label: '立卷人', value: record.filedBy },
            { label: '立卷日期', value: chineseDay(record.filedOn) },
          ],
          [{ label: '保管期限', value: record.retention }],
          [{ label: '备注', value: record.remark ?? '' }],
        ],
      },
    ],
  }),
});

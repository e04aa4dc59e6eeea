import { z } from 'zod';
import { count, day, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay, titleBlocks } from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  dispute: text,
  submitter: text,
  receivedOn: day,
  receiver: text,
  evidence: z
    .array(
      z.strictObject({
        name: text,
        kind: text,
        source: text.optional(),
        isOriginal: z.boolean(),
        pages: count,
        purpose: text,
        opponentView: text.optional(),
      }),
    )
    .min(1),
});

const title = { zh: '证据清单', en: 'List of evidence' };

/** D08: list and receipt in one (《民事诉讼法》第六十九条，参照). */
export const template = definePaper({
  code: 'D08',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      {
        kind: 'kv',
        rows: [
          [{ label: '纠纷', value: record.dispute }],
          [
            { label: '提交人', value: record.submitter },
            { label: '收到日期', value: chineseDay(record.receivedOn) },
          ],
        ],
      },
      {
        kind: 'table',
        columns: [
          { title: '序号', share: 1.2, align: 'center' },
          { title: '名称', share: 3 },
          { title: '种类、来源', share: 2.4 },
          { title: '原件', share: 1.6, align: 'center' },
          { title: '页数', share: 1, align: 'center' },
          { title: '证明事项', share: 3 },
          { title: '对方意见', share: 2.4 },
        ],
        rows: record.evidence.map((one, index) => [
          String(index + 1),
          one.name,
          one.source === undefined ? one.kind : `${one.kind}\n${one.source}`,
          one.isOriginal ? '原件' : '复制件',
          String(one.pages),
          one.purpose,
          one.opponentView ?? '',
        ]),
      },
      {
        kind: 'signatures',
        boxes: [
          {
            label: `提交人：${record.submitter}`,
            hint: '签名或者按指印',
            hasFingerprint: true,
            hasDate: true,
          },
          { label: `收到人：${record.receiver}`, hint: '签名', hasDate: true },
        ],
      },
    ],
  }),
});

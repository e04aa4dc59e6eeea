import { z } from 'zod';
import { count, day, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay, para, titleBlocks } from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  proofs: z
    .array(
      z.strictObject({
        party: text,
        kind: text,
        idNumber: text.optional(),
        /** Left out, and written in by hand, where nobody recorded it. */
        originalSeen: z.boolean().optional(),
        seenOn: day.optional(),
        copies: count.optional(),
      }),
    )
    .min(1),
  collectedBy: text,
});

const title = { zh: '身份证明、主体资格材料清单', en: 'Proofs of identity' };

function seenText({ originalSeen, seenOn }: z.output<typeof recordSchema>['proofs'][number]): string {
  const seen = originalSeen === undefined ? '' : originalSeen ? '与原件核对' : '仅有复印件';
  return seenOn === undefined ? seen : `${seen}\n${chineseDay(seenOn)}`;
}

/** D05: which papers of the parties were seen and copied; the copies follow it in the file. */
export const template = definePaper({
  code: 'D05',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      {
        kind: 'table',
        columns: [
          { title: '序号', share: 1.1, align: 'center' },
          { title: '当事人', share: 3 },
          { title: '证件、材料', share: 2.6 },
          { title: '号码', share: 3.8 },
          { title: '核对', share: 2.7, align: 'center' },
          { title: '份数', share: 1.1, align: 'center' },
        ],
        rows: record.proofs.map((one, index) => [
          String(index + 1),
          one.party,
          one.kind,
          one.idNumber ?? '',
          seenText(one),
          one.copies === undefined ? '' : String(one.copies),
        ]),
      },
      para('复印件附后，仅用于本案调解和归档。'),
      {
        kind: 'signatures',
        boxes: [{ label: `收集人：${record.collectedBy}`, hint: '签名', hasDate: true }],
      },
    ],
  }),
});

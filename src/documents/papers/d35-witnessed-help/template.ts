import { z } from 'zod';
import { day, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay, heading, para, titleBlocks } from '../phrases.ts';
import { slot, type WordingSlots } from '../wording.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  party: text,
  helper: text,
  help: z.enum(['interpreter', 'signLanguage', 'reader', 'writer']),
  arrangedOn: day,
  language: text.optional(),
  relation: text.optional(),
  dispute: text,
});

const title = {
  zh: '宣读、翻译、代签见证记录',
  en: 'Record of reading, interpreting or signing for a party',
};
const helps = { interpreter: '翻译', signLanguage: '手语翻译', reader: '代读', writer: '代书' } as const;

/** What an office may put in its own words. */
const wording = {
  read: slot(
    '宣读、翻译',
    'Read or translated',
    '文书全文已由上列人员向当事人逐条宣读（翻译），当事人表示已经听清、理解，并愿意签署。',
  ),
} satisfies WordingSlots;

/** D35: that the whole text was read or interpreted and understood, before two witnesses. */
export const template = definePaper({
  code: 'D35',
  title,
  version: '1.0',
  recordSchema,
  wording,
  content: (record, say) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      {
        kind: 'kv',
        rows: [
          [{ label: '纠纷', value: record.dispute }],
          [
            { label: '当事人', value: record.party },
            { label: '日期', value: chineseDay(record.arrangedOn) },
          ],
          [
            { label: `${helps[record.help]}人`, value: record.helper },
            { label: '与当事人关系', value: record.relation ?? '' },
          ],
          [{ label: '语言、文字', value: record.language ?? '' }],
        ],
      },
      heading('一、宣读、翻译情况'),
      para(say('read')),
      {
        kind: 'fields',
        rows: [
          [{ label: '文书名称、编号：', value: '' }],
          [{ label: '起止时间：', value: '' }],
          [{ label: '当事人的意见：', value: '' }],
        ],
      },
      heading('二、不能签名的情况'),
      {
        kind: 'fields',
        rows: [
          [{ label: '不能签名的原因：', value: '' }],
          [
            { label: '代为书写姓名的人：', value: '' },
            { label: '按指印的手指：', value: '' },
          ],
        ],
      },
      {
        kind: 'signatures',
        boxes: [
          { label: `当事人：${record.party}`, hint: '签名或者按指印', hasFingerprint: true },
          { label: `${helps[record.help]}人：${record.helper}`, hint: '签名' },
          { label: '见证人一', hint: '签名' },
          { label: '见证人二', hint: '签名' },
        ],
      },
    ],
  }),
});

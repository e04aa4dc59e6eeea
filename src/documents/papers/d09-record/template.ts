import { z } from 'zod';
import type { Block } from '../../../typeset/flow/blocks.ts';
import { account, clockTime, count, day, parties, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import {
  chineseDay,
  chineseTime,
  closing,
  heading,
  para,
  partyNames,
  partySignatures,
  staffSignatures,
  titleBlocks,
} from '../phrases.ts';
import { slot, type WordingSlots } from '../wording.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  heldOn: day,
  from: clockTime,
  to: clockTime,
  place: text,
  cause: text,
  session: count,
  isOpen: z.boolean(),
  parties,
  /** Invited helpers only: neither parties nor mediators nor the recorder (人民调解法 art. 20). */
  helpers: z.array(text),
  mediators: z.array(text).min(1),
  recorder: text,
  statements: z.array(z.strictObject({ speaker: text, says: account })),
  exchanges: z.array(z.strictObject({ question: text, answer: account })),
  verified: account.optional(),
  riskExplained: account.optional(),
  outcome: z.enum(['agreed', 'failed', 'pending']),
  outcomeText: account,
  readTo: z.boolean(),
});

const title = { zh: '人民调解记录', en: 'Record of a mediation session' };

/** What an office may put in its own words. */
const wording = {
  told: slot(
    '告知权利义务',
    'Rights told',
    '调解员向各方当事人告知了其在人民调解活动中的权利和义务，询问是否申请回避，当事人表示清楚。',
  ),
  manner: slot(
    '原则与方式',
    'Principles and manner',
    '调解员说明本次调解遵循自愿、平等、合法的原则，{open}进行，不收取任何费用，并介绍了参加人的身份。',
  ),
  risk: slot('风险释明', 'Risk explained', '调解员向各方说明了达成协议与不能达成协议的法律后果。'),
  readTo: slot(
    '已宣读',
    'Read aloud',
    '七、以上记录已向各方当事人宣读，当事人确认无误后签名、盖章或者按指印。',
  ),
  readBy: slot('已阅读', 'Read by parties', '七、以上记录经各方当事人阅读，确认无误后签名、盖章或者按指印。'),
} satisfies WordingSlots;

/** D09. The seven parts a record must have, in their order. */
export const template = definePaper({
  code: 'D09',
  title,
  version: '1.0',
  recordSchema,
  wording,
  content: (record, say) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      {
        kind: 'fields',
        rows: [
          [
            {
              label: '时间：',
              value: `${chineseDay(record.heldOn)}${chineseTime(record.from)}至${chineseTime(record.to)}`,
              share: 3,
            },
            { label: '次数：', value: `第${record.session}次` },
          ],
          [
            { label: '地点：', value: record.place, share: 3 },
            { label: '公开：', value: record.isOpen ? '是' : '否' },
          ],
          [{ label: '事由：', value: record.cause }],
          [{ label: '当事人：', value: partyNames(record.parties) }],
          [{ label: '参加人：', value: record.helpers.join('、') || '无' }],
          [
            { label: '调解员：', value: record.mediators.join('、'), share: 2 },
            { label: '记录人：', value: record.recorder },
          ],
        ],
      },
      heading('一、告知权利义务'),
      para(say('told')),
      heading('二、调解原则与方式'),
      para(say('manner', { open: record.isOpen ? '公开' : '不公开' })),
      heading('三、各方陈述'),
      ...record.statements.map(
        (item): Block => para([{ text: `${item.speaker}：`, role: 'head' }, { text: item.says }]),
      ),
      { kind: 'qa', items: record.exchanges },
      heading('四、调查核实的情况'),
      para(record.verified ?? '本次调解未另行调查。'),
      heading('五、风险与法律释明'),
      para(record.riskExplained ?? say('risk')),
      heading('六、调解结果'),
      {
        kind: 'checks',
        options: [
          { text: '达成协议', isTicked: record.outcome === 'agreed' },
          { text: '未达成协议', isTicked: record.outcome === 'failed' },
          { text: '有待继续调解', isTicked: record.outcome === 'pending' },
        ],
      },
      para(record.outcomeText),
      para(record.readTo ? say('readTo') : say('readBy')),
      closing(record, [
        ...partySignatures(record.parties),
        ...record.helpers.map((name) => ({ label: `参加人：${name}`, hint: '签名' })),
        ...staffSignatures(record.mediators, record.recorder),
      ]),
    ],
  }),
});

import { z } from 'zod';
import { account, day, parties, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay, closing, heading, para, partyNames, titleBlocks } from '../phrases.ts';
import { slot, type WordingSlots } from '../wording.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  parties,
  dispute: text,
  mediator: text,
  /** The party who asked; the mediator himself when it is left out. */
  requester: text.optional(),
  requestedOn: day,
  ground: text,
  explanation: account.optional(),
  decision: text.optional(),
  decidedOn: day.optional(),
  decider: text.optional(),
  successor: text.optional(),
});

const title = { zh: '回避申请及决定书', en: 'Request to stand aside, and decision' };

/** What an office may put in its own words. */
const wording = {
  effect: slot(
    '决定前的活动',
    'What was done before',
    '回避决定作出以前已经进行的调解活动和形成的记录继续有效；当事人要求重新进行的，可以重新进行。',
  ),
} satisfies WordingSlots;

/** D22: the request and, once it was made, the decision on one paper. */
export const template = definePaper({
  code: 'D22',
  title,
  version: '1.0',
  recordSchema,
  wording,
  content: (record, say) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      heading('一、申请'),
      para(
        record.requester === undefined
          ? `${chineseDay(record.requestedOn)}，人民调解员${record.mediator}就${partyNames(record.parties)}之间的${record.dispute}，自行披露下列情形，提请回避。`
          : `${chineseDay(record.requestedOn)}，${record.requester}就${partyNames(record.parties)}之间的${record.dispute}，申请人民调解员${record.mediator}回避。`,
      ),
      para(`理由：${record.ground}。`),
      ...(record.explanation === undefined ? [] : [para(record.explanation)]),
      heading('二、决定'),
      ...(record.decision === undefined
        ? [para('（尚未作出决定。）')]
        : [
            para(
              `${record.decidedOn === undefined ? '' : chineseDay(record.decidedOn)}决定：${record.decision}。`,
            ),
            ...(record.successor === undefined ? [] : [para(`改由人民调解员${record.successor}调解。`)]),
            para(`决定人：${record.decider ?? ''}。`),
          ]),
      para(say('effect')),
      closing(record, [
        {
          label: `申请人：${record.requester ?? record.mediator}`,
          hint: '签名或者按指印',
          hasFingerprint: true,
        },
        { label: '决定人', hint: '签名' },
      ]),
    ],
  }),
});

import { z } from 'zod';
import { account, day, parties, recordBase, route, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay, closing, heading, para, partyNames, titleBlocks } from '../phrases.ts';
import { routeTable } from '../route-table.ts';
import { slot, type WordingSlots } from '../wording.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  applicants: parties,
  dispute: text,
  appliedOn: day,
  reason: account,
  basis: text,
  properBodies: z.array(route).min(1),
});

const title = { zh: '不予受理通知书', en: 'Notice that an application is not accepted' };

/** What an office may put in its own words. */
const wording = {
  opening: slot(
    '开头',
    'Opening',
    '你（单位）于{applied}就{dispute}向本委员会提出的人民调解申请收悉。经审查，本委员会决定不予受理。',
  ),
  closing: slot('结语', 'Closing words', '特此通知。'),
} satisfies WordingSlots;

/** D19. */
export const template = definePaper({
  code: 'D19',
  title,
  version: '1.0',
  recordSchema,
  wording,
  content: (record, say) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      para(`${partyNames(record.applicants)}：`),
      para(say('opening', { applied: chineseDay(record.appliedOn), dispute: record.dispute })),
      heading('一、理由'),
      para(record.reason),
      para(`依据：${record.basis}。`),
      heading('二、你（单位）可以向下列机关提出'),
      routeTable(record.properBodies),
      para(say('closing')),
      closing(
        record,
        record.applicants.map((party) => ({
          label: `收到人：${party.name}`,
          hint: '签收，签名或者按指印',
          hasFingerprint: true,
        })),
      ),
    ],
  }),
});

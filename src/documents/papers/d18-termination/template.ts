import { z } from 'zod';
import { account, day, parties, recordBase, route, text } from '../../records/record-parts.ts';
import { cited, mediation } from '../legal-basis.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay, closing, heading, para, partyNames, staffSignatures, titleBlocks } from '../phrases.ts';
import { routeTable } from '../route-table.ts';
import { slot, type WordingSlots } from '../wording.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  parties,
  dispute: text,
  startedOn: day,
  endedOn: day,
  course: account,
  reason: account,
  routes: z.array(route).min(1),
  hasUndisputedFacts: z.boolean(),
  mediators: z.array(text).min(1),
});

const title = { zh: '终止调解通知书', en: 'Notice that mediation has ended' };

/** What an office may put in its own words. */
const wording = {
  opening: slot('开头', 'Opening', '你们之间的{dispute}，本委员会于{started}开始调解。现于{ended}终止调解。'),
  basis: slot('依据', 'Basis', `依据：${cited(mediation.failure)}。`),
} satisfies WordingSlots;

/** D18: served on each party, with the ways that stay open (人民调解法 art. 26). */
export const template = definePaper({
  code: 'D18',
  title,
  version: '1.0',
  recordSchema,
  wording,
  content: (record, say) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      para(`${partyNames(record.parties)}：`),
      para(
        say('opening', {
          dispute: record.dispute,
          started: chineseDay(record.startedOn),
          ended: chineseDay(record.endedOn),
        }),
      ),
      heading('一、调解经过'),
      para(record.course),
      heading('二、终止原因'),
      para(record.reason),
      para(say('basis')),
      heading('三、你们可以采取的途径'),
      routeTable(record.routes),
      ...(record.hasUndisputedFacts
        ? [para('附件：各方签名的无争议事实确认书。')]
        : [para('各方没有就无争议事实作出书面确认。')]),
      closing(record, [
        ...staffSignatures(record.mediators),
        ...record.parties.map((party) => ({
          label: `收到人：${party.name}`,
          hint: '签收，签名或者按指印',
          hasFingerprint: true,
        })),
      ]),
    ],
  }),
});

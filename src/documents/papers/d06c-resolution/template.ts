import { z } from 'zod';
import { account, count, day, recordBase, text } from '../../records/record-parts.ts';
import { villageDecision } from '../legal-basis.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay, heading, para, titleBlocks } from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  collective: text,
  meeting: z.enum(['assembly', 'representatives', 'group']),
  heldOn: day,
  place: text,
  chairedBy: text,
  recordedBy: text,
  entitled: count,
  present: count,
  inFavour: count,
  against: count,
  abstained: count,
  matter: text,
  resolution: account,
  representatives: z.array(text).min(1).max(5),
});

const title = { zh: '村民会议决议', en: 'Resolution of the village' };
const meetingTitles = {
  assembly: '村民会议决议',
  representatives: '村民代表会议决议',
  group: '村民小组会议决议',
} as const;

/** How many blank lines the list of those present is printed with at most. */
const longestList = 600;

/** D06-C. Figures of the vote as recorded; whether they suffice is decided before signing, not here. */
export const template = definePaper({
  code: 'D06-C',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => {
    const basis = villageDecision[record.meeting];
    const paperTitle = meetingTitles[record.meeting];
    const lines = Math.min(record.present, longestList);
    return {
      title: paperTitle,
      blocks: [
        { kind: 'title', text: paperTitle, over: record.collective },
        ...titleBlocks(record, paperTitle).slice(1),
        {
          kind: 'kv',
          rows: [
            [
              { label: '会议时间', value: chineseDay(record.heldOn) },
              { label: '会议地点', value: record.place },
            ],
            [
              { label: '主持人', value: record.chairedBy },
              { label: '记录人', value: record.recordedBy },
            ],
            [
              { label: '应到人数', value: `${record.entitled}人` },
              { label: '实到人数', value: `${record.present}人` },
            ],
            [
              { label: '同意', value: `${record.inFavour}人` },
              { label: '反对、弃权', value: `反对${record.against}人，弃权${record.abstained}人` },
            ],
            [{ label: '议题', value: record.matter }],
          ],
        },
        heading('决议内容'),
        para(record.resolution),
        para(
          `会议推选${record.representatives.join('、')}为代表，代表${record.collective}参加调解、签署协议。`,
        ),
        para(`依据：${basis.cite}，${basis.says}。`),
        heading('到会人员签名'),
        {
          kind: 'table',
          minRowHeight: 28,
          columns: ['序号', '签名、按指印', '序号', '签名、按指印', '序号', '签名、按指印'].map(
            (name, index) => ({
              title: name,
              share: index % 2 === 0 ? 1 : 3,
              align: 'center' as const,
            }),
          ),
          rows: Array.from({ length: Math.ceil(lines / 3) }, (_, row) =>
            [0, 1, 2].flatMap((column) => {
              const index = row * 3 + column + 1;
              return [index <= lines ? String(index) : '', ''];
            }),
          ),
        },
        para(`${record.collective}对以上记录的真实性负责。`),
        {
          kind: 'signatures',
          boxes: [
            { label: `主持人：${record.chairedBy}`, hint: '签名或者按指印', hasFingerprint: true },
            { label: `记录人：${record.recordedBy}`, hint: '签名' },
          ],
          seals: [{ name: record.collective, date: chineseDay(record.heldOn) }],
        },
      ],
    };
  },
});

import { z } from 'zod';
import { account, day, parties, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay, heading, para, partyNames, partySignatures, titleBlocks } from '../phrases.ts';

const point = z.strictObject({
  name: text,
  mark: text,
  east: text.optional(),
  north: text.optional(),
  toNext: text.optional(),
});
const recordSchema = z.strictObject({
  ...recordBase,
  parties,
  dispute: text,
  surveyedOn: day,
  place: text,
  surveyors: z.array(z.strictObject({ name: text, office: text })).min(2),
  witnesses: text.optional(),
  present: z.array(text),
  absence: account.optional(),
  points: z.array(point),
  area: text.optional(),
  findings: account,
});

const title = { zh: '现场勘验笔录', en: 'Record of the survey on the spot' };

/** D30: survey, table of boundary points, and the sheet the map is drawn or pasted on; all of it is signed. */
export const template = definePaper({
  code: 'D30',
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
            { label: '勘验日期', value: chineseDay(record.surveyedOn) },
            { label: '天气', value: '' },
          ],
          [{ label: '地块', value: record.place }],
          [{ label: '当事人', value: partyNames(record.parties) }],
          [{ label: '到场', value: record.present.length === 0 ? '无' : record.present.join('、') }],
          [
            {
              label: '勘验人员',
              value: record.surveyors.map((one) => `${one.name}（${one.office}）`).join('、'),
            },
          ],
          [{ label: '见证人', value: record.witnesses ?? '' }],
          ...(record.area === undefined ? [] : [[{ label: '面积', value: record.area }]]),
        ],
      },
      ...(record.absence === undefined ? [] : [heading('未到场、拒绝到场的情况'), para(record.absence)]),
      heading('一、勘验情况'),
      para(record.findings),
      heading('二、界址点表'),
      {
        kind: 'table',
        columns: [
          { title: '点号', share: 1.4, align: 'center' },
          { title: '界标、地物', share: 4 },
          { title: '坐标E', share: 2.4, align: 'right' },
          { title: '坐标N', share: 2.4, align: 'right' },
          { title: '至下一点', share: 2.6 },
        ],
        rows:
          record.points.length === 0
            ? [['', '未设界址点', '', '', '']]
            : record.points.map((one) => [
                one.name,
                one.mark,
                one.east ?? '',
                one.north ?? '',
                one.toNext ?? '',
              ]),
      },
      heading('三、当事人意见'),
      { kind: 'fields', rows: [[{ label: '', value: '' }], [{ label: '', value: '' }]] },
      {
        kind: 'signatures',
        boxes: [
          ...partySignatures(record.parties),
          ...record.surveyors.map((one) => ({ label: `勘验人：${one.name}`, hint: '签名' })),
          { label: '见证人', hint: '签名' },
        ],
      },
      { kind: 'pageBreak' },
      { kind: 'title', text: '界线图' },
      para('（本页绘制或者粘贴界线图。图上界址点应当与界址点表一致，由各方当事人和勘验人签名。）'),
      { kind: 'space', height: 380 },
      { kind: 'signatures', boxes: partySignatures(record.parties) },
    ],
  }),
});

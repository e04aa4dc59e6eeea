import { z } from 'zod';
import { account, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay, heading, para, titleBlocks } from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  reportTitle: text,
  office: text,
  sections: z.array(z.strictObject({ heading: text, paragraphs: z.array(account).min(1) })).min(1),
  leader: text,
});

const title = { zh: '矛盾纠纷分析研判报告', en: 'Assessment report' };

/** D38, set as GB/T 9704-2012 sets official papers. */
export const template = definePaper({
  code: 'D38',
  title,
  version: '1.1',
  recordSchema,
  content: (record) => ({
    title: record.reportTitle,
    edition: 'official',
    blocks: [
      { kind: 'title', text: record.reportTitle, over: record.office },
      ...titleBlocks(record, record.reportTitle).slice(1),
      ...record.sections.flatMap((section) => [
        heading(section.heading),
        ...section.paragraphs.map((content) => para(content)),
      ]),
      {
        kind: 'signatures',
        boxes: [{ label: `签发人：${record.leader}`, hint: '签名', hasDate: true }],
        seals: [{ name: record.office, date: chineseDay(record.issuedOn) }],
      },
    ],
  }),
});

import { z } from 'zod';
import { account, day, parties, recordBase, text } from '../../records/record-parts.ts';
import { arbitralReview } from '../legal-basis.ts';
import { definePaper } from '../paper-template.ts';
import {
  applicationEnd,
  chineseDay,
  heading,
  para,
  partyBlocks,
  partyNames,
  titleBlocks,
} from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  applicants: parties,
  commission: text,
  agreementNumber: text,
  agreementTitle: text,
  effectiveOn: day,
  facts: account,
});

const title = { zh: '仲裁审查申请书', en: 'Joint application for arbitral review' };
const annexes = ['调解协议书原件；', '申请人的身份证明、主体资格证明；', '与争议有关的证据材料。'];

/** D28: worker and employer together ask the commission to review their agreement and issue its own letter. */
export const template = definePaper({
  code: 'D28',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      ...partyBlocks(record.applicants),
      heading('申请事项'),
      para(
        `请求对申请人${partyNames(record.applicants)}之间于${chineseDay(record.effectiveOn)}生效的《${record.agreementTitle}》（编号：${record.agreementNumber}）进行审查，并制作仲裁调解书。`,
      ),
      heading('事实和理由'),
      para(record.facts),
      para(`根据${arbitralReview.cite}，${arbitralReview.says}，现共同提出申请。`),
      para('申请人承诺：达成调解协议出于自愿，内容真实合法，不损害他人合法权益。'),
      ...applicationEnd(record.commission, annexes, record.applicants),
    ],
  }),
});

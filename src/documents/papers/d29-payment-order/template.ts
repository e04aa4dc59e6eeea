import { z } from 'zod';
import { account, day, fen, parties, recordBase, text } from '../../records/record-parts.ts';
import { paymentOrder } from '../legal-basis.ts';
import { definePaper } from '../paper-template.ts';
import {
  amountText,
  applicationEnd,
  chineseDay,
  heading,
  para,
  partyBlocks,
  titleBlocks,
} from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  applicants: parties,
  respondents: parties,
  court: text,
  moneyKind: text,
  /** The law by which the money may be claimed so, with what it says. */
  law: account,
  amountFen: fen.min(1),
  agreementNumber: text,
  effectiveOn: day,
  dueOn: day,
});

const title = { zh: '支付令申请书', en: 'Application for a payment order' };
const annexes = ['调解协议书；', '申请人身份证明，被申请人主体资格材料；', '已到期未履行的证明材料。'];

/** D29: the creditor alone, for money that was promised and not paid; for which money says the law of the type. */
export const template = definePaper({
  code: 'D29',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      ...partyBlocks(record.applicants),
      ...partyBlocks(record.respondents),
      heading('请求事项'),
      para(`请求向被申请人发出支付令，督促其给付${record.moneyKind}${amountText(record.amountFen)}。`),
      heading('事实和理由'),
      para(
        `申请人与被申请人经${record.committee.name}主持调解，就支付${record.moneyKind}达成调解协议（编号：${record.agreementNumber}），协议于${chineseDay(record.effectiveOn)}生效，约定于${chineseDay(record.dueOn)}前给付。期限届满，被申请人至今未履行上列金额。`,
      ),
      para(`根据${record.law}，特此申请。`),
      heading('申请人声明'),
      {
        kind: 'clauses',
        numbering: 'arabic',
        items: [
          '申请人与被申请人没有其他债务纠纷；',
          '支付令能够送达被申请人；',
          `以上符合${paymentOrder.conditions.cite}的规定，情况属实。`,
        ],
      },
      ...applicationEnd(record.court, annexes, record.applicants),
    ],
  }),
});

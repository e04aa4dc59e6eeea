import { z } from 'zod';
import { formatYuan } from '../../../platform/money.ts';
import { day, fen, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { amountText, chineseDay, heading, para, titleBlocks } from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  opponent: text,
  commonClaim: text,
  electedOn: day,
  members: z
    .array(
      z.strictObject({
        name: text,
        idNumber: text.optional(),
        phone: text.optional(),
        claimFen: fen.optional(),
      }),
    )
    .min(2),
  /** 2–5 (民诉法解释 arts. 75–78), in labour matters commonly 3–5. */
  representatives: z.array(text).min(2).max(5),
  scope: text,
});

const title = { zh: '推选代表人名册', en: 'Roll of elected representatives' };

/** D06-B. A settlement binds only members who confirm it themselves, and the roll says so. */
export const template = definePaper({
  code: 'D06-B',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => {
    const total = record.members.reduce((sum, member) => sum + (member.claimFen ?? 0), 0);
    return {
      blocks: [
        ...titleBlocks(record, title.zh),
        para(
          `我们${record.members.length}人与${record.opponent}之间有共同的请求：${record.commonClaim}。${chineseDay(record.electedOn)}，我们共同推选${record.representatives.join('、')}为代表人，参加人民调解。`,
        ),
        para(`代表人的权限：${record.scope}。`),
        para(
          '代表人变更、放弃请求或者达成和解、调解协议，应当经被代表的当事人逐人确认；未确认的，对该当事人不发生效力。',
        ),
        para(`请求金额合计：${amountText(total)}。`),
        heading('全体成员名册'),
        {
          kind: 'table',
          minRowHeight: 30,
          columns: [
            { title: '序号', share: 1.3, align: 'center' },
            { title: '姓名', share: 2, align: 'center' },
            { title: '证件号码', share: 4.6, align: 'center' },
            { title: '联系方式', share: 3.1, align: 'center' },
            { title: '请求金额（元）', share: 2.4, align: 'right' },
            { title: '签名、按指印', share: 3.4 },
          ],
          rows: record.members.map((member, index) => [
            String(index + 1),
            member.name,
            member.idNumber ?? '',
            member.phone ?? '',
            member.claimFen === undefined ? '' : formatYuan(member.claimFen),
            '',
          ]),
        },
        para('以上成员均系本人签名或者按指印。（以下空白）'),
        {
          kind: 'signatures',
          boxes: record.representatives.map((name) => ({
            label: `代表人：${name}`,
            hint: '签名或者按指印',
            hasFingerprint: true,
          })),
        },
      ],
    };
  },
});

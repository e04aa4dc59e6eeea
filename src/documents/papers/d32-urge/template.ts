import { z } from 'zod';
import { account, day, fen, recordBase, route, text } from '../../records/record-parts.ts';
import { cited, mediation } from '../legal-basis.ts';
import { definePaper } from '../paper-template.ts';
import { addressee, amountText, chineseDay, closing, heading, para, titleBlocks } from '../phrases.ts';
import { routeTable } from '../route-table.ts';
import { slot, type WordingSlots } from '../wording.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  debtor: text,
  creditor: text,
  agreementNumber: text,
  agreementTitle: text,
  effectiveOn: day,
  obligation: account,
  dueOn: day,
  unpaidFen: fen.optional(),
  routes: z.array(route).min(1),
});

const title = { zh: '督促履行通知书', en: 'Notice to perform' };

/** What an office may put in its own words. */
const wording = {
  demand: slot(
    '请求',
    'Demand',
    `${cited(mediation.binding)}。请在下列日期以前履行，并将履行凭证交本委员会：`,
  ),
  routes: slot('途径', 'Ways', '另一方当事人可以依法采取下列途径：'),
  help: slot(
    '履行困难',
    'Hardship',
    '履行确有困难的，请在上述日期前与本委员会联系，可以由双方协商变更履行期限。',
  ),
} satisfies WordingSlots;

/** D32: the committee urges what was promised (人民调解法 art. 31); the new day is written in by hand. */
export const template = definePaper({
  code: 'D32',
  title,
  version: '1.0',
  recordSchema,
  wording,
  content: (record, say) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      addressee(`${record.debtor}：`),
      para(
        `你（单位）与${record.creditor}于${chineseDay(record.effectiveOn)}生效的《${record.agreementTitle}》（编号：${record.agreementNumber}）约定：${record.obligation}，期限为${chineseDay(record.dueOn)}。`,
      ),
      ...(record.unpaidFen === undefined ? [] : [para(`尚未给付：${amountText(record.unpaidFen)}。`)]),
      para(say('demand')),
      { kind: 'fields', rows: [[{ label: '履行日期：', value: '　　　　年　　月　　日' }]] },
      heading('逾期不履行的后果'),
      para(say('routes')),
      routeTable(record.routes),
      para(say('help')),
      closing(record, [
        {
          label: `收到人：${record.debtor}`,
          hint: '签收，签名或者按指印',
          hasFingerprint: true,
          hasDate: true,
        },
      ]),
    ],
  }),
});

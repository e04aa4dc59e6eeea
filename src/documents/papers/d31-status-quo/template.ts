import { z } from 'zod';
import { account, parties, recordBase, text } from '../../records/record-parts.ts';
import { cited, statusQuo } from '../legal-basis.ts';
import { definePaper } from '../paper-template.ts';
import { addressee, closing, heading, para, partyNames, titleBlocks } from '../phrases.ts';
import { items, slot, type WordingSlots } from '../wording.ts';

const recordSchema = z.strictObject({ ...recordBase, parties, dispute: text, scope: account });

const title = { zh: '维持现状告知书', en: 'Notice to leave things as they are' };

/** What an office may put in its own words. */
const wording = {
  opening: slot('开头', 'Opening', '你们之间的{dispute}正在处理。现就争议范围告知如下：'),
  bans: slot(
    '禁止事项（每行一项）',
    'Bans, one a line',
    [
      '不得抢种、抢收、砍伐、填挖、建造或者以其他方式改变土地、林木的现状；',
      '不得移动、损毁界桩、界标；',
      '不得聚众、阻挠或者使用暴力。',
    ].join('\n'),
  ),
  land: slot('土地依据', 'Basis for land', `${cited(statusQuo.land)}。`),
  forest: slot('林地依据', 'Basis for forest', `${cited(statusQuo.forest)}。`),
  consequences: slot(
    '后果',
    'Consequences',
    '擅自改变现状的，改变后的状态不作为处理争议的依据；造成损失的依法赔偿，违反治安管理或者构成犯罪的依法追究责任。',
  ),
} satisfies WordingSlots;

/** D31: until the dispute is settled nobody changes the land (土地管理法 art. 14, 森林法 art. 22). */
export const template = definePaper({
  code: 'D31',
  title,
  version: '1.0',
  recordSchema,
  wording,
  content: (record, say) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      addressee(`${partyNames(record.parties)}：`),
      para(say('opening', { dispute: record.dispute })),
      heading('一、维持现状的范围'),
      para(record.scope),
      heading('二、在争议解决以前'),
      { kind: 'clauses', items: items(say('bans')), numbering: 'arabic' },
      heading('三、依据和后果'),
      para(say('land')),
      para(say('forest')),
      para(say('consequences')),
      closing(
        record,
        record.parties.map((party) => ({
          label: `收到人：${party.name}`,
          hint: '签收，签名或者按指印',
          hasFingerprint: true,
          hasDate: true,
        })),
      ),
    ],
  }),
});

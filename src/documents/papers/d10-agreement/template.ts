import type { Block } from '../../../typeset/flow/blocks.ts';
import { cited, mediation } from '../legal-basis.ts';
import { definePaper } from '../paper-template.ts';
import {
  closing,
  copiesText,
  heading,
  para,
  partyBlocks,
  partySignatures,
  staffSignatures,
  titleBlocks,
} from '../phrases.ts';
import { slot, type WordingSlots } from '../wording.ts';
import { labourBlocks, landBlocks, landClosing, leaseBlocks, obligationTable, workerAnnex } from './parts.ts';
import { type AgreementRecord, agreementRecord } from './schema.ts';

const title = { zh: '人民调解协议书', en: 'Mediation agreement' };

/** What the kind of dispute adds to the facts. */
function variantFacts(record: AgreementRecord): Block[] {
  switch (record.variant) {
    case 'general':
    case 'labour':
      return [];
    case 'land':
      return landBlocks(record);
    case 'lease':
      return leaseBlocks(record);
  }
}

/** What it adds after the terms. */
function variantTerms(record: AgreementRecord): Block[] {
  switch (record.variant) {
    case 'general':
    case 'lease':
      return [];
    case 'land':
      return landClosing(record);
    case 'labour':
      return labourBlocks(record);
  }
}

function personHint(record: AgreementRecord): string {
  return record.isSignatureAsked ? '签名或者盖章，并按指印' : '签名、盖章或者按指印';
}

/** Each committee that mediated keeps one (《人民调解法》第二十九条第三款). */
function keepers({ jointCommittees }: { readonly jointCommittees: readonly string[] }): string {
  return jointCommittees.length === 0 ? '人民调解委员会' : '各人民调解委员会各';
}

/** What an office may put in its own words. */
const wording = {
  agreed: slot('达成协议', 'Agreed', '经调解，各方当事人自愿达成如下协议：'),
  effect: slot('效力', 'Effect', `${cited(mediation.effect)}。${cited(mediation.binding)}。`),
  free: slot('不收费', 'No fee', `${cited(mediation.free)}。`),
  copies: slot(
    '份数',
    'Copies',
    '本协议{copies}，各方当事人各执一份，{keepers}留存一份，具有同等效力。（以下无正文）',
  ),
} satisfies WordingSlots;

/** D10: the contents of 人民调解法 art. 29, signed by all parties, the mediators and the committee. */
export const template = definePaper({
  code: 'D10',
  title,
  version: '1.0',
  recordSchema: agreementRecord,
  wording,
  content: (record, say) => ({
    title: record.heading,
    blocks: [
      ...titleBlocks(record, record.heading),
      ...partyBlocks(record.parties),
      heading('一、纠纷的主要事实'),
      para(record.facts),
      ...variantFacts(record),
      heading('二、争议事项'),
      para(record.issues),
      heading('三、各方当事人的责任'),
      { kind: 'clauses', items: record.responsibilities, numbering: 'arabic' },
      heading('四、协议内容'),
      para(say('agreed')),
      { kind: 'clauses', items: record.terms, numbering: 'article' },
      ...variantTerms(record),
      ...(record.law === undefined ? [] : [para(record.law)]),
      heading('五、履行方式和时限'),
      ...obligationTable(record.obligations),
      heading('六、违约责任'),
      para(record.breach),
      heading('七、效力与争议处理'),
      para(say('effect')),
      para(record.disputeNotice),
      para(say('free')),
      para(say('copies', { copies: copiesText(record.copies), keepers: keepers(record) })),
      closing(
        record,
        [
          ...partySignatures(record.parties, personHint(record)),
          ...staffSignatures(record.mediators, record.recorder),
        ],
        record.jointCommittees,
      ),
      ...(record.variant === 'labour' ? workerAnnex(record) : []),
    ],
  }),
});

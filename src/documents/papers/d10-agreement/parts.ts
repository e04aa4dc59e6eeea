import { formatYuan } from '../../../platform/money.ts';
import type { Block } from '../../../typeset/flow/blocks.ts';
import { cited, landAgreement, landOwnership } from '../legal-basis.ts';
import { amountText, chineseDay, heading, para } from '../phrases.ts';
import type { AgreementObligation, LabourAgreement, LandAgreement, LeaseAgreement } from './schema.ts';

/** Who does what for whom, how much, by when, where: what courts ask of clear content. */
export function obligationTable(obligations: readonly AgreementObligation[]): Block[] {
  if (obligations.length === 0) return [para('本协议各项内容于签订时当场履行完毕，无待履行事项。')];
  return [
    {
      kind: 'table',
      columns: [
        { title: '序号', share: 1.4, align: 'center' },
        { title: '履行人', share: 2.3 },
        { title: '权利人', share: 2.3 },
        { title: '履行内容', share: 3.4 },
        { title: '金额', share: 3.6 },
        { title: '期限', share: 2.9 },
        { title: '地点、方式', share: 2.9 },
      ],
      rows: obligations.map((item, index) => [
        String(index + 1),
        item.debtor,
        item.creditor,
        item.what,
        item.amountFen === undefined ? '—' : amountText(item.amountFen).replace('（', '\n（'),
        item.dueOn ? `${chineseDay(item.dueOn)}前` : (item.dueText ?? ''),
        item.placeAndManner,
      ]),
    },
  ];
}

export function landBlocks(record: LandAgreement): Block[] {
  return [
    heading('（一）争议土地'),
    {
      kind: 'table',
      columns: [
        { title: '土名', share: 2 },
        { title: '地类', share: 1.5, align: 'center' },
        { title: '面积（亩）', share: 1.8, align: 'right' },
        { title: '四至', share: 6 },
      ],
      rows: record.parcels.map((parcel) => [parcel.name, parcel.kind, parcel.areaMu, parcel.boundaries]),
    },
    heading('（二）已有的处理文书'),
    record.earlierInstruments.length === 0
      ? para('本争议此前未经行政机关、人民法院处理。')
      : {
          kind: 'table',
          columns: [
            { title: '文书', share: 2 },
            { title: '文号', share: 3 },
            { title: '日期', share: 2.2 },
            { title: '机关', share: 2.4 },
            { title: '结果', share: 3.4 },
          ],
          rows: record.earlierInstruments.map((item) => [
            item.kind,
            item.number,
            chineseDay(item.decidedOn),
            item.organ,
            item.result,
          ]),
        },
    ...record.resolutions.map((text) => para(text)),
  ];
}

export function landClosing(record: LandAgreement): Block[] {
  return [
    ...(record.hasBoundaryMap
      ? [para('附件：界线图及界址点表，与本协议具有同等效力，由各方当事人一并签名、盖章。')]
      : []),
    ...landBasis(record.landKind),
  ];
}

/** Each kind of land dispute rests on its own law; the others have none beyond the mediation law. */
function landBasis(kind: LandAgreement['landKind']): Block[] {
  if (kind === 'contract') return [para(`${cited(landAgreement)}。`)];
  return kind === 'ownership' ? [para(`${cited(landOwnership)}。`)] : [];
}

/** Totals of those who confirmed; the others stay outside the agreement. */
export function labourBlocks(record: LabourAgreement): Block[] {
  const confirmed = record.workers.filter((worker) => worker.isConfirmed);
  const total = confirmed.reduce((sum, worker) => sum + worker.amountFen, 0);
  const open = record.workers.length - confirmed.length;
  return [
    para(
      `经逐人确认，同意本协议的劳动者共${confirmed.length}人，金额合计${amountText(total)}，名单和金额见附件《劳动者名册》。`,
    ),
    ...(open > 0 ? [para(`另有${open}人未确认，不受本协议约束，可以依法另行主张权利。`)] : []),
  ];
}

export function workerAnnex(record: LabourAgreement): Block[] {
  const confirmed = record.workers.filter((worker) => worker.isConfirmed);
  const total = confirmed.reduce((sum, worker) => sum + worker.amountFen, 0);
  return [
    { kind: 'pageBreak' },
    { kind: 'section', title: '附件　劳动者名册' },
    { kind: 'para', content: [{ text: '附件　劳动者名册', role: 'head' }], align: 'center', keepNext: true },
    {
      kind: 'table',
      minRowHeight: 28,
      columns: [
        { title: '序号', share: 1.4, align: 'center' },
        { title: '姓名', share: 1.9, align: 'center' },
        { title: '证件号码', share: 4.6, align: 'center' },
        { title: '工种', share: 2, align: 'center' },
        { title: '欠付期间', share: 3.4, align: 'center' },
        { title: '金额（元）', share: 2.4, align: 'right' },
        { title: '确认', share: 1.7, align: 'center' },
        { title: '签名、按指印', share: 2.6 },
      ],
      rows: record.workers.map((worker, index) => [
        String(index + 1),
        worker.name,
        worker.idNumber ?? '',
        worker.job,
        worker.period,
        formatYuan(worker.amountFen),
        worker.isConfirmed ? '同意' : '未确认',
        '',
      ]),
    },
    para(`确认人数${confirmed.length}人，确认金额合计${amountText(total)}。（以下空白）`),
  ];
}

export function leaseBlocks(record: LeaseAgreement): Block[] {
  const deducted = record.deductions.reduce((sum, item) => sum + item.amountFen, 0);
  return [
    {
      kind: 'kv',
      rows: [
        [{ label: '租赁物', value: record.premises }],
        [{ label: '租赁期限', value: record.term }],
        [{ label: '月租金', value: amountText(record.monthlyRentFen) }],
        [{ label: '押金', value: amountText(record.depositFen) }],
      ],
    },
    heading('（一）押金结算'),
    {
      kind: 'table',
      columns: [
        { title: '项目', share: 3 },
        { title: '理由', share: 5 },
        { title: '金额（元）', share: 2.2, align: 'right' },
      ],
      rows: [
        ['收取押金', '承租人签约时交付', formatYuan(record.depositFen)],
        ...record.deductions.map((item) => [`扣除：${item.item}`, item.reason, formatYuan(item.amountFen)]),
        ['应退押金', '收取减去扣除', formatYuan(Math.max(record.depositFen - deducted, 0))],
      ],
    },
    heading('（二）交接清单'),
    {
      kind: 'table',
      columns: [
        { title: '物品、读数', share: 3 },
        { title: '状况', share: 4 },
        { title: '备注', share: 3 },
      ],
      rows: record.handover.map((item) => [item.item, item.state, item.remark ?? '']),
    },
  ];
}

import type { SampleRecord } from './sample.ts';
import { base, longqiu, maigang, mediators } from './sample-base.ts';

const number = '（2020）客路人调字第7号';
const dispute = '坡仔园土地权属纠纷';
const facts =
  '迈港村与龙秋村相邻，两村之间有一处土名“坡仔园”的坡地，面积12.5500亩。自2009年以来，两村村民因该地的归属和耕种多次发生争执，先后经行政处理、行政复议和人民法院判决，仍未平息。2020年2月18日，双方村民因春耕再次发生对峙，未造成人员受伤。';

const applicationRecord = {
  ...base(number, '2020-02-18'),
  applicants: [maigang],
  respondents: [longqiu],
  dispute: facts,
  requests: [
    '请求确认双方对坡仔园土地的使用范围，并设立界桩；',
    '请求双方停止在争议土地上抢种、毁坏作物；',
    '请求就今后两村的往来作出共同约定。',
  ],
  appliedOn: '2020-02-18',
  recordedBy: '林小梅',
};

const acceptanceRecord = {
  ...base(number, '2020-02-18'),
  parties: [maigang, longqiu],
  disputeType: '山林土地纠纷（土地权属）',
  source: 'proactive',
  method: 'oral',
  summary: facts,
  receivedOn: '2020-02-18',
  registrar: '林小梅',
  peopleInvolved: 320,
  risk: '红色',
  proposedMediators: mediators,
  remark: '涉及两个村集体，已报镇党委，拟成立工作专班。',
};

const noticeRecord = {
  ...base(number, '2020-02-21'),
  parties: [maigang, longqiu],
  dispute,
  mediators,
  hearing: 'closed',
};

const resolutionRecord = {
  ...base(`${number}-1`, '2020-02-24'),
  collective: '客路镇迈港村村民小组',
  meeting: 'group',
  heldOn: '2020-02-24',
  place: '迈港村文化楼',
  chairedBy: '陈𬱖',
  recordedBy: '陈堃',
  entitled: 96,
  present: 71,
  inFavour: 66,
  against: 3,
  abstained: 2,
  matter: '是否同意与龙秋村就坡仔园土地达成调解协议，并推选签署代表',
  resolution:
    '会议审议了客路镇人民调解委员会提出的调解方案，同意以石灰界北侧旧田埂为界划分坡仔园土地，同意授权代表签署《土地调解协议》和《和谐共建平安村协议》。',
  representatives: ['陈𬱖', '陈堃', '黄玉兰'],
};

const sessionRecord = {
  ...base(number, '2020-02-23'),
  heldOn: '2020-02-23',
  from: '09:30',
  to: '11:45',
  place: '客路镇综治中心调解室',
  cause: dispute,
  session: 2,
  isOpen: false,
  parties: [maigang, longqiu],
  helpers: ['符老伯（两村共同的长辈）'],
  mediators,
  recorder: '林小梅',
  statements: [
    { speaker: '陈𬱖', says: '坡仔园历来由我村耕种，四固定时期的登记可以证明；但我们愿意以旧田埂为界。' },
    { speaker: '䶮志强', says: '我村在1983年以后一直在东侧种植，判决没有写清界线。只要界线清楚，我们接受。' },
  ],
  exchanges: [
    { question: '双方是否同意到现场以卷尺复量？', answer: '陈𬱖：同意。䶮志强：同意，请镇里派人见证。' },
    { question: '复量结果以什么为准？', answer: '双方均表示以石灰界和旧田埂的位置为准。' },
  ],
  verified: '2020年2月22日，调解员会同双方代表到现场勘验，找到旧石灰界两处、界石一块，双方无异议。',
  riskExplained: '调解员说明了争议未决前不得改变土地利用现状，以及聚众斗殴、毁坏作物的法律责任。',
  outcome: 'agreed',
  outcomeText: '双方同意以旧田埂为界，于2020年2月26日签署协议；两村另行签订和谐共建平安村协议。',
  readTo: true,
};

export const landAgreementRecord = {
  ...base(number, '2020-02-26'),
  variant: 'land',
  heading: '土地调解协议',
  isSignatureAsked: false,
  landKind: 'ownership',
  parties: [
    { ...maigang, role: '甲方' },
    { ...longqiu, role: '乙方' },
  ],
  facts,
  issues: '坡仔园土地的界线以及各自的使用范围；2019年毁坏作物的损失由谁承担。',
  responsibilities: [
    '甲方在2019年清除乙方种植的作物0.5500亩，应当补偿乙方的损失；',
    '乙方在原有诉讼后越过旧田埂耕种，应当退回越界部分。',
  ],
  terms: [
    '甲乙双方同意以旧石灰界至界石之间的旧田埂为界，田埂以西由甲方使用，田埂以东由乙方使用。',
    '双方于协议生效后七日内，在镇人民政府工作人员见证下共同埋设界桩五根，并在界线图上签名盖章。',
    '甲方向乙方补偿作物损失¥6,000.00元；乙方越界种植的作物由乙方收割后退回土地。',
    '双方今后不得以本协议签订前的事由再行争执，不得阻挠对方在各自范围内耕种。',
  ],
  obligations: [
    {
      debtor: '客路镇迈港村',
      creditor: '客路镇龙秋村',
      what: '支付作物损失补偿款',
      amountFen: 600_000,
      dueOn: '2020-03-10',
      placeAndManner: '转账至乙方集体账户',
    },
    {
      debtor: '客路镇龙秋村',
      creditor: '客路镇迈港村',
      what: '收割作物并退回越界土地',
      dueOn: '2020-04-30',
      placeAndManner: '坡仔园现场交接',
    },
    {
      debtor: '甲乙双方',
      creditor: '甲乙双方',
      what: '共同埋设界桩五根',
      dueText: '协议生效后七日内',
      placeAndManner: '现场，镇政府见证',
    },
  ],
  breach:
    '任何一方不履行本协议的，对方可以请求人民调解委员会督促履行，也可以依法请求有权机关处理；造成损失的，应当赔偿。',
  disputeNotice:
    '因本协议的履行或者内容发生争议的，可以请求人民政府依法处理，或者依法向人民法院提起诉讼。本协议涉及土地权属，不适用司法确认。',
  copies: 4,
  mediators,
  recorder: '林小梅',
  jointCommittees: [],
  parcels: [
    {
      name: '坡仔园（西）',
      kind: '旱地',
      areaMu: '7.3000',
      boundaries: '东至旧田埂，南至水沟，西至迈港村道，北至界石',
    },
    {
      name: '坡仔园（东）',
      kind: '旱地',
      areaMu: '5.2500',
      boundaries: '东至龙秋村塘，南至水沟，西至旧田埂，北至界石',
    },
  ],
  earlierInstruments: [
    {
      kind: '行政处理决定',
      number: '雷府行决〔2011〕12号',
      decidedOn: '2011-06-20',
      organ: '雷州市人民政府',
      result: '按现状使用',
    },
    {
      kind: '行政复议决定',
      number: '湛府行复〔2011〕88号',
      decidedOn: '2011-11-03',
      organ: '湛江市人民政府',
      result: '维持',
    },
    {
      kind: '行政判决书',
      number: '（2012）湛中法行终字第31号',
      decidedOn: '2012-09-14',
      organ: '中级人民法院',
      result: '驳回上诉',
    },
  ],
  resolutions: [
    '甲方村民小组会议2020年2月24日决议、乙方村民小组会议2020年2月25日决议，均已授权代表签署本协议。',
  ],
  hasBoundaryMap: true,
};

const peaceRecord = {
  ...base('（2020）客路共建第1号', '2020-02-26'),
  parties: [
    { ...maigang, role: '甲方' },
    { ...longqiu, role: '乙方' },
  ],
  background:
    '为化解多年积怨，维护两村正常的生产生活秩序，双方在客路镇人民政府的主持下，自愿达成如下共建协议。',
  aims: ['化积怨为和睦，互敬互让；', '共守法律法规和村规民约；', '共同建设平安、整洁、互助的村庄。'],
  duties: [
    '遇有纠纷，先由两村联络员在二十四小时内沟通，不得聚集、不得使用器械。',
    '农忙、清明、春节期间，两村各派两人共同巡查坡仔园一带。',
    '两村共同维护界桩和水沟，费用各半，不向村民摊派。',
    '每年春耕前召开一次联席会议，商定用水、道路和红白事的安排。',
  ],
  organ: '设立两村联络组，成员为陈𬱖、黄玉兰、䶮志强、李㛃，每季度第一个星期会面一次，由客路镇综治中心召集。',
  breach: '违反约定的，由联络组提出批评并责成改正；造成损失的依法赔偿；涉嫌违法的，由有关机关依法处理。',
  relatedAgreement: `《土地调解协议》${number}`,
  effectiveOn: '2020-02-26',
  copies: 4,
  townGovernment: '客路镇人民政府',
  witnesses: ['符老伯'],
};

const invitationRecord = {
  ...base(number, '2020-02-20'),
  addressee: longqiu.name,
  opponent: maigang.name,
  dispute,
  meetOn: '2020-02-21',
  meetAt: '09:00',
  place: '客路镇综治中心调解室',
  mediators,
  bring: ['代表人的身份证件；', '土地证书、承包合同和历年处理文书；', '推选代表的会议记录。'],
  replyBy: '2020-02-21',
  contact: '林小梅，0759-8800000',
};

const referralRecord = {
  ...base('（2020）客路移字第2号', '2020-02-19'),
  kind: 'refer',
  sender: '客路镇综治中心',
  receiver: '雷州市自然资源局客路自然资源所',
  dispute,
  summary: facts,
  reason: '界址点坐标的测量和土地登记属于你单位的职责，请协助测量并提供1996年土地详查图件。',
  papers: ['纠纷登记表一份；', '行政处理决定、复议决定、判决书复印件各一份；', '现场照片六张。'],
  replyDueOn: '2020-02-24',
  contact: '林小梅，0759-8800000',
};

export const landRecords: readonly SampleRecord[] = [
  { name: 'land application', code: 'D02', record: applicationRecord },
  { name: 'land acceptance', code: 'D03', record: acceptanceRecord },
  { name: 'land notice', code: 'D04', record: noticeRecord },
  { name: 'village resolution', code: 'D06-C', record: resolutionRecord },
  { name: 'land session', code: 'D09', record: sessionRecord },
  { name: 'land agreement', code: 'D10', record: landAgreementRecord },
  { name: 'land invitation', code: 'D20', record: invitationRecord },
  { name: 'land referral', code: 'D23', record: referralRecord },
  { name: 'peace pact', code: 'D40', record: peaceRecord },
];

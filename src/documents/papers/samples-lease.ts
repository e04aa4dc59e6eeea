import type { SampleRecord } from './sample.ts';
import { base } from './sample-base.ts';

const number = '（2026）客路人调字第33号';
const tenant = {
  role: '甲方（承租人）',
  kind: 'person' as const,
  name: '蔡晓琳',
  gender: '女',
  ethnicity: '汉族',
  age: 31,
  occupation: '小学教师',
  phone: '13800000021',
  idType: '居民身份证',
  idNumber: '440882199503070028',
  address: '雷州市客路镇中心小学教师宿舍',
};
const landlord = {
  role: '乙方（出租人）',
  kind: 'person' as const,
  name: '欧阳𪚥',
  gender: '男',
  ethnicity: '汉族',
  age: 58,
  occupation: '个体经营',
  phone: '13800000022',
  idType: '居民身份证',
  idNumber: '440882196801150017',
  address: '雷州市客路镇新市街16号',
};
const facts =
  '双方于2025年1月签订房屋租赁合同，月租金4,100元，押金8,200元。2026年1月31日租期届满，承租人退房并签署交接清单，出租人以缺少床一张为由未退押金。';

export const leaseAgreementRecord = {
  ...base(number, '2026-03-06'),
  variant: 'lease',
  heading: '租赁纠纷人民调解协议书',
  isSignatureAsked: false,
  parties: [tenant, landlord],
  facts,
  issues: '缺少的床由谁负责，押金应退多少、何时退还。',
  responsibilities: [
    '交接清单载明床一张已经搬走，承租人承认由其处置，应当承担床的残值；',
    '出租人没有在退房时核算押金并退还余款，应当承担退还义务。',
  ],
  terms: ['出租人从押金中扣除床的残值600元，退还余款7,600元。', '双方就本次租赁不再有其他请求。'],
  obligations: [
    {
      debtor: '欧阳𪚥',
      creditor: '蔡晓琳',
      what: '退还押金第一期',
      amountFen: 400_000,
      dueOn: '2026-03-15',
      placeAndManner: '微信转账或者银行转账',
    },
    {
      debtor: '欧阳𪚥',
      creditor: '蔡晓琳',
      what: '退还押金第二期',
      amountFen: 360_000,
      dueOn: '2026-04-15',
      placeAndManner: '微信转账或者银行转账',
    },
  ],
  breach: '逾期退还的，自逾期之日起按照同期贷款市场报价利率支付利息。',
  disputeNotice:
    '因本协议的履行或者内容发生争议的，可以向人民法院提起诉讼。双方可以自协议生效之日起三十日内，共同向人民法院申请司法确认（《民事诉讼法》第二百零五条）。',
  copies: 3,
  mediators: ['邓海燕'],
  recorder: '林小梅',
  jointCommittees: [],
  premises: '雷州市客路镇新市街16号二楼两房一厅，建筑面积78平方米',
  term: '2025年2月1日至2026年1月31日',
  monthlyRentFen: 410_000,
  depositFen: 820_000,
  deductions: [{ item: '床一张', reason: '交接时缺少，按残值计算', amountFen: 60_000 }],
  handover: [
    { item: '钥匙三把', state: '已交回' },
    { item: '电表', state: '读数 4821 度', remark: '电费已结清' },
    { item: '水表', state: '读数 316 吨', remark: '水费已结清' },
    { item: '床一张', state: '缺少', remark: '承租人承担残值' },
  ],
};

const generalRecord = {
  ...base('（2026）客路人调字第40号', '2026-04-02'),
  variant: 'general',
  heading: '人民调解协议书',
  isSignatureAsked: false,
  parties: [
    { ...tenant, role: '甲方', name: '冯㛃' },
    { ...landlord, role: '乙方', name: '冯堃' },
  ],
  facts: '双方系邻居。2026年3月，乙方建围墙时占用了甲方出入的巷道约0.6米，双方发生争吵。',
  issues: '围墙是否应当后退，以及巷道的使用。',
  responsibilities: ['乙方未与邻居协商即占用巷道，应当后退围墙；', '甲方在争吵中推倒砖块，应当自行清理。'],
  terms: ['乙方将围墙后退0.6米，恢复巷道宽度至1.8米。', '甲方清理现场，双方相互道歉，今后和睦相处。'],
  obligations: [
    {
      debtor: '冯堃',
      creditor: '冯㛃',
      what: '围墙后退0.6米',
      dueOn: '2026-04-20',
      placeAndManner: '现场，由村委会见证',
    },
  ],
  breach: '逾期未拆的，甲方可以请求村民委员会督促，仍不履行的依法起诉。',
  disputeNotice:
    '因本协议的履行或者内容发生争议的，一方可以向人民法院提起诉讼；双方可以自协议生效之日起三十日内共同申请司法确认。',
  copies: 3,
  mediators: ['吴建国'],
  recorder: '林小梅',
  jointCommittees: [],
};

const oralRecord = {
  ...base('（2026）客路口调字第12号', '2026-04-08'),
  parties: [
    { ...tenant, role: '甲方', name: '冯㛃' },
    { ...landlord, role: '乙方', name: '符大海' },
  ],
  facts: '乙方的牛进入甲方菜地，踩坏青菜约三分地，双方争执赔偿数额。',
  terms: ['乙方当场赔偿甲方300元；', '乙方今后拴牛放养。'],
  performance: '赔偿款当场以现金付清。',
  isPerformed: true,
  place: '迈港村文化楼',
  amountFen: 30_000,
  mediatedOn: '2026-04-08',
  mediators: ['吴建国'],
};

const certificateRecord = {
  ...base(number, '2026-03-20'),
  variant: 'certificate',
  requestedBy: tenant.name,
  parties: [tenant, landlord],
  dispute: '房屋租赁押金纠纷',
  startedOn: '2026-02-10',
  endedOn: '2026-03-06',
  result: '双方达成调解协议',
  reason: '调解期间自2026年2月10日至2026年3月6日，共组织调解两次。',
};

const withdrawalRecord = {
  ...base(number, '2026-02-15'),
  variant: 'withdrawal',
  applicants: [{ ...tenant, role: '申请人' }],
  dispute: '房屋租赁押金纠纷',
  appliedOn: '2026-02-10',
  reason: '双方已自行协商一致，申请人自愿撤回。',
};

export const leaseRecords: readonly SampleRecord[] = [
  { name: 'lease agreement', code: 'D10', record: leaseAgreementRecord },
  { name: 'general agreement', code: 'D10', record: generalRecord },
  { name: 'oral agreement', code: 'D11', record: oralRecord },
  { name: 'certificate', code: 'D25', record: certificateRecord },
  { name: 'withdrawal', code: 'D25', record: withdrawalRecord },
];

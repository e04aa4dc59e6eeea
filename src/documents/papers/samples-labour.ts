import { labourAgreement } from './legal-basis.ts';
import type { SampleRecord } from './sample.ts';
import { base, mediators } from './sample-base.ts';

const number = '（2026）客路人调字第21号';
const jobs = ['木工', '钢筋工', '泥水工', '杂工'];

/** Twenty workers, 180,000 yuan together: 9,000 each. The last two did not confirm. */
const workers = Array.from({ length: 20 }, (_, index) => ({
  name: `工友${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'[index]}`,
  idNumber: `4408821990010110${String(index + 10)}`,
  job: jobs[index % jobs.length] ?? '杂工',
  period: '2025年9月至2026年1月',
  amountFen: 900_000,
  isConfirmed: index < 18,
}));

const group = {
  role: '申请人',
  kind: 'group' as const,
  name: '工友甲等20名劳动者',
  phone: '13800000011',
  address: '客路镇湛客路商住楼工地宿舍',
  representatives: ['工友甲', '工友乙', '工友丙'],
  memberCount: 20,
};
const contractor = {
  role: '被申请人一',
  kind: 'organisation' as const,
  name: '湛江市海晟建筑劳务有限公司',
  creditCode: '91440800MA00000001',
  head: '何海晟',
  headPost: '总经理',
  phone: '13800000012',
  address: '湛江市霞山区人民大道南一号',
};
const builder = {
  role: '被申请人二',
  kind: 'organisation' as const,
  name: '广东粤西第二建筑工程有限公司',
  creditCode: '91440800MA00000002',
  head: '梁振业',
  headPost: '董事长',
  phone: '13800000013',
  address: '湛江市赤坎区中山一路二号',
  agent: '周敏',
  agentAuthority: '特别授权：代为承认、放弃、变更请求，签署调解协议',
};
const facts =
  '20名劳动者自2025年9月起在客路镇商住楼工地从事劳务，由湛江市海晟建筑劳务有限公司招用，总承包单位为广东粤西第二建筑工程有限公司。至2026年1月工程停工，尚欠工资合计180,000元。';

const rollRecord = {
  ...base(number, '2026-02-03'),
  opponent: `${contractor.name}、${builder.name}`,
  commonClaim: '支付2025年9月至2026年1月的工资合计180,000元',
  electedOn: '2026-02-03',
  members: workers.map((worker, index) => ({
    name: worker.name,
    idNumber: worker.idNumber,
    phone: `138000001${String(index + 10)}`,
    claimFen: worker.amountFen,
  })),
  representatives: ['工友甲', '工友乙', '工友丙'],
  scope: '提出请求、参加调解、查阅和签收材料；不得未经本人确认放弃工资或者达成调解协议',
};

export const labourAgreementRecord = {
  ...base(number, '2026-02-12'),
  variant: 'labour',
  heading: '劳动争议人民调解协议书',
  law: `本协议依据${labourAgreement.cite}制作：${labourAgreement.says}。`,
  isSignatureAsked: true,
  parties: [group, contractor, builder],
  facts,
  issues: '欠付工资的数额，以及劳务公司与总承包单位各自应当支付的部分。',
  responsibilities: [
    '湛江市海晟建筑劳务有限公司是用工单位，对欠付的工资承担支付责任；',
    '广东粤西第二建筑工程有限公司是总承包单位，依照《保障农民工工资支付条例》第三十条先行清偿，清偿后可以依法追偿。',
  ],
  terms: [
    '湛江市海晟建筑劳务有限公司支付工资¥100,000.00元，广东粤西第二建筑工程有限公司支付工资¥80,000.00元。',
    '工资直接转入每名劳动者本人的银行账户，不得由班组长代领。',
    '劳动者收到全部款项后，双方就本次工资争议不再有其他请求。',
  ],
  obligations: [
    {
      debtor: contractor.name,
      creditor: '同意协议的劳动者',
      what: '支付工资',
      amountFen: 10_000_000,
      dueOn: '2026-02-28',
      placeAndManner: '转账至本人账户',
    },
    {
      debtor: builder.name,
      creditor: '同意协议的劳动者',
      what: '先行清偿工资',
      amountFen: 8_000_000,
      dueOn: '2026-03-15',
      placeAndManner: '由农民工工资专用账户转账',
    },
  ],
  breach: '任何一期逾期的，劳动者可以就全部未付款项主张权利，并可以依法申请支付令。',
  disputeNotice:
    '用人单位在约定期限内不履行的，劳动者可以依法申请仲裁，或者依照《劳动争议调解仲裁法》第十六条向人民法院申请支付令。各方可以自协议生效之日起三十日内共同向人民法院申请司法确认。',
  copies: 4,
  mediators,
  recorder: '林小梅',
  jointCommittees: ['雷州市劳动争议人民调解委员会'],
  workers,
};

const terminationRecord = {
  ...base('（2026）客路终字第5号', '2026-02-20'),
  parties: [group, contractor],
  dispute: '2名劳动者的工资争议',
  startedOn: '2026-02-03',
  endedOn: '2026-02-20',
  course:
    '本委员会先后于2月5日、2月12日、2月18日组织调解三次，并向银行核实了2025年11月、12月的工资发放记录。',
  reason: '双方对加班工资的计算基数分歧较大，2名劳动者明确表示不再接受调解。',
  routes: [
    {
      way: '劳动仲裁',
      body: '雷州市劳动人事争议仲裁委员会',
      limit:
        '自知道或者应当知道权利被侵害之日起一年内；劳动关系存续期间拖欠劳动报酬的，自劳动关系终止之日起一年内（《劳动争议调解仲裁法》第二十七条）',
    },
    {
      way: '劳动监察',
      body: '雷州市人力资源和社会保障局',
      limit: '违法行为发生之日起二年内（《劳动保障监察条例》第二十条）',
    },
    { way: '诉讼', body: '雷州市人民法院', limit: '持工资欠条且不涉及其他劳动争议的，可以直接起诉' },
  ],
  hasUndisputedFacts: true,
  mediators,
};

const nonAcceptanceRecord = {
  ...base('（2026）客路不受字第1号', '2026-02-25'),
  applicants: [{ ...contractor, role: '申请人' }],
  dispute: '行政处罚决定争议',
  appliedOn: '2026-02-24',
  reason: '该事项属于对行政机关处罚决定不服的争议，不是民间纠纷，不属于人民调解的范围。',
  basis: '《中华人民共和国人民调解法》第二条',
  properBodies: [
    {
      way: '行政复议',
      body: '雷州市人民政府',
      limit: '自知道处罚决定之日起六十日内（《行政复议法》第二十条）',
    },
    {
      way: '行政诉讼',
      body: '有管辖权的人民法院',
      limit: '自知道处罚决定之日起六个月内（《行政诉讼法》第四十六条）',
    },
  ],
};

export const labourRecords: readonly SampleRecord[] = [
  { name: 'roll of representatives', code: 'D06-B', record: rollRecord },
  { name: 'labour agreement', code: 'D10', record: labourAgreementRecord },
  { name: 'termination', code: 'D18', record: terminationRecord },
  { name: 'non-acceptance', code: 'D19', record: nonAcceptanceRecord },
];

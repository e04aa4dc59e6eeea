export type DemoStage =
  | 'triage'
  | 'accepted'
  | 'assigned'
  | 'preparing'
  | 'mediating'
  | 'drafting'
  | 'signing'
  | 'settled'
  | 'performed'
  | 'closed'
  | 'archived'
  | 'refused'
  | 'referredOut'
  | 'selfResolved'
  | 'terminated'
  | 'failed'
  | 'routed';

interface DemoParty {
  readonly kind: 'person' | 'organisation' | 'village' | 'group';
  readonly name: string;
  readonly telephone?: string;
}

export interface DemoCaseSpec {
  readonly type: 'labor' | 'land' | 'lease' | 'general';
  readonly stage: DemoStage;
  readonly daysAgo: number;
  readonly applicant: DemoParty;
  readonly respondent: DemoParty;
  readonly summary: string;
  readonly channel: string;
  readonly areaCode: string;
  readonly mediator: 'mediator' | 'mediator2';
  readonly risk?: 'blue' | 'yellow' | 'orange' | 'red';
  readonly details?: Readonly<Record<string, unknown>>;
}

const town = '440882102';
const village = '440882102204';
const person = (name: string, n: number): DemoParty => ({
  kind: 'person',
  name,
  telephone: `138000001${String(n).padStart(2, '0')}`,
});
const company = (name: string): DemoParty => ({ kind: 'organisation', name });
const house = {
  objectKind: 'house',
  address: '客路镇中山路18号',
  monthlyRentFen: 90_000,
  depositFen: 200_000,
};
const plot = {
  landKind: 'contract',
  parcels: [{ name: '村东水田', areaMu: 5500, boundaries: '东至路、西至塘' }],
};

type Row = readonly [
  type: DemoCaseSpec['type'],
  stage: DemoStage,
  daysAgo: number,
  applicant: DemoParty,
  respondent: DemoParty,
  summary: string,
  channel: string,
  areaCode: string,
  risk?: DemoCaseSpec['risk'],
];

/** Thirty invented disputes: every type, every common stage. */
const rows: readonly Row[] = [
  [
    'general',
    'triage',
    0,
    person('陈阿福', 1),
    person('陈阿贵', 2),
    '两家因屋檐滴水多次争吵，今早又起口角。',
    'windowVisit',
    village,
  ],
  [
    'land',
    'triage',
    1,
    person('林国明', 3),
    person('林国华', 4),
    '兄弟两户因承包地田埂被移动争执。',
    'gridScreening',
    village,
    'yellow',
  ],
  [
    'lease',
    'triage',
    1,
    person('周玉兰', 5),
    person('邓振强', 6),
    '退租后房东不退押金，双方各执一词。',
    'telephone',
    town,
  ],
  [
    'labor',
    'triage',
    2,
    person('黄志伟', 7),
    company('客路镇顺发砖厂'),
    '工人反映砖厂拖欠两个月工资。',
    'hotline12345',
    town,
    'orange',
  ],
  [
    'general',
    'accepted',
    3,
    person('吴秀英', 8),
    person('何桂芳', 9),
    '菜地边的排水沟被堵，雨天倒灌。',
    'windowVisit',
    village,
  ],
  [
    'labor',
    'accepted',
    4,
    person('梁振华', 10),
    company('雷州市永兴建材店'),
    '送货工被辞退，要求结清工资。',
    'windowVisit',
    town,
  ],
  [
    'land',
    'assigned',
    5,
    person('蔡文杰', 11),
    person('蔡文辉', 12),
    '两户对自留地的界线说法不一。',
    'homeVisit',
    village,
  ],
  [
    'lease',
    'assigned',
    6,
    person('符小燕', 13),
    person('郑大海', 14),
    '铺面漏雨，租户要求减租。',
    'windowVisit',
    town,
  ],
  [
    'general',
    'preparing',
    7,
    person('莫秀珍', 15),
    person('莫海燕', 16),
    '婆媳因赡养费数额争执。',
    'selfReport',
    village,
  ],
  [
    'labor',
    'preparing',
    8,
    person('许家豪', 17),
    company('客路镇宏业家具厂'),
    '学徒工伤医药费由谁负担有争议。',
    'windowVisit',
    town,
    'yellow',
  ],
  [
    'land',
    'mediating',
    12,
    person('冯建军', 18),
    person('冯建设', 19),
    '出租的水田被提前收回，青苗损失未谈拢。',
    'gridScreening',
    village,
  ],
  [
    'lease',
    'mediating',
    13,
    person('唐丽华', 20),
    person('麦志刚', 21),
    '房东要求提前收房，租户要求补偿。',
    'windowVisit',
    town,
  ],
  [
    'general',
    'mediating',
    40,
    person('邱永福', 22),
    person('邱永寿', 23),
    '祖屋修缮费用分摊久拖不决。',
    'homeVisit',
    village,
  ],
  [
    'labor',
    'mediating',
    16,
    person('陆家明', 24),
    company('雷州市海风餐饮店'),
    '厨师离职后加班费未结。',
    'hotline12348',
    town,
  ],
  [
    'general',
    'drafting',
    18,
    person('温国强', 25),
    person('温国栋', 26),
    '修路占了宅基地一角，双方谈妥补偿。',
    'windowVisit',
    village,
  ],
  [
    'lease',
    'drafting',
    19,
    person('罗美玲', 27),
    person('戴志勇', 28),
    '退房水电费结算有出入，已核对清楚。',
    'windowVisit',
    town,
  ],
  [
    'general',
    'signing',
    20,
    person('钟伟东', 29),
    person('钟伟西', 30),
    '两家共用水井的维修费用已谈妥。',
    'gridScreening',
    village,
  ],
  [
    'lease',
    'signing',
    22,
    person('洪丽萍', 31),
    person('洪志成', 32),
    '押金扣减数额达成一致，等待签署。',
    'windowVisit',
    town,
  ],
  [
    'general',
    'settled',
    24,
    person('江小波', 33),
    person('江大波', 34),
    '摩托车碰撞的修理费赔偿已达成协议。',
    'police110',
    town,
  ],
  [
    'lease',
    'settled',
    25,
    person('严淑芬', 35),
    person('严志豪', 36),
    '房东同意退还押金两千元。',
    'windowVisit',
    town,
  ],
  [
    'general',
    'performed',
    35,
    person('方国庆', 37),
    person('方国兴', 38),
    '砍伐果树的赔偿已经付清。',
    'massReport',
    village,
  ],
  [
    'lease',
    'performed',
    45,
    person('曾小娟', 39),
    person('曾志远', 40),
    '铺面退租的装修折旧已结清。',
    'windowVisit',
    town,
  ],
  [
    'general',
    'closed',
    60,
    person('古天来', 41),
    person('古天佑', 42),
    '狗咬伤的医药费已赔付。',
    'windowVisit',
    village,
  ],
  [
    'general',
    'archived',
    90,
    person('苏文静', 43),
    person('苏文强', 44),
    '借款纠纷，款项已还清。',
    'windowVisit',
    town,
  ],
  [
    'general',
    'selfResolved',
    9,
    person('田阿姨', 45),
    person('田大叔', 46),
    '晒谷占道，网格员当场劝和。',
    'gridScreening',
    village,
  ],
  [
    'general',
    'refused',
    10,
    person('车大明', 47),
    company('某行政机关'),
    '对行政处罚不服，要求调解。',
    'windowVisit',
    town,
  ],
  [
    'land',
    'referredOut',
    11,
    person('池水生', 48),
    person('池水旺', 49),
    '宅基地审批手续需要先行核实。',
    'windowVisit',
    village,
  ],
  [
    'general',
    'terminated',
    28,
    person('白玉梅', 50),
    person('白玉竹', 51),
    '调解期间双方自行和好。',
    'windowVisit',
    village,
  ],
  [
    'labor',
    'failed',
    30,
    person('毕志文', 52),
    company('客路镇金海冷冻厂'),
    '双方对解除合同的补偿数额差距较大。',
    'windowVisit',
    town,
  ],
  [
    'labor',
    'routed',
    50,
    person('岑小军', 53),
    company('雷州市腾飞物流部'),
    '加班费争议调解不成，已告知仲裁途径。',
    'departmentTransfer',
    town,
  ],
];

export const demoCaseSpecs: readonly DemoCaseSpec[] = rows.map(
  ([type, stage, daysAgo, applicant, respondent, summary, channel, areaCode, risk], index) => ({
    type,
    stage,
    daysAgo,
    applicant,
    respondent,
    summary,
    channel,
    areaCode,
    mediator: index % 2 === 0 ? 'mediator' : 'mediator2',
    ...(risk ? { risk } : {}),
    ...(type === 'lease' ? { details: house } : {}),
    ...(type === 'land' ? { details: plot } : {}),
  }),
);

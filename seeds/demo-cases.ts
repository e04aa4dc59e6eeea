import type { DemoMatter } from './demo-matter.ts';
import { type DemoType, demoMatters } from './demo-matters.ts';

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

export interface DemoParty {
  readonly kind: 'person' | 'organisation';
  readonly name: string;
  readonly telephone?: string;
  /** Who signs for an organisation. */
  readonly headName?: string;
}

export interface DemoCaseSpec {
  readonly type: DemoType;
  readonly stage: DemoStage;
  /** Registered about so many days ago; earlier where what was to happen since would not have fitted in. */
  readonly daysAgo: number;
  readonly applicant: DemoParty;
  readonly respondent: DemoParty;
  /** Null for what is refused or referred at once: the type says what it is. */
  readonly matter: DemoMatter | null;
  readonly channel: string;
  readonly areaCode: string;
  readonly mediator: 'mediator' | 'mediator2';
  readonly risk?: 'blue' | 'yellow' | 'orange' | 'red';
}

const town = '440882102';
const village = '440882102204';
const person = (name: string, n: number): DemoParty => ({
  kind: 'person',
  name,
  telephone: `138000001${String(n).padStart(2, '0')}`,
});
const company = (name: string, headName: string): DemoParty => ({ kind: 'organisation', name, headName });

type Row = readonly [
  type: DemoCaseSpec['type'],
  stage: DemoStage,
  daysAgo: number,
  applicant: DemoParty,
  respondent: DemoParty,
  matter: string | null,
  channel: string,
  areaCode: string,
  risk?: DemoCaseSpec['risk'],
];

/** Thirty invented disputes: every type, every common stage. */
const rows: readonly Row[] = [
  ['general', 'triage', 0, person('陈阿福', 1), person('陈阿贵', 2), 'eaves', 'windowVisit', village],
  [
    'land',
    'triage',
    1,
    person('林国明', 3),
    person('林国华', 4),
    'ridge',
    'gridScreening',
    village,
    'yellow',
  ],
  ['lease', 'triage', 1, person('周玉兰', 5), person('邓振强', 6), 'depositKept', 'telephone', town],
  [
    'labor',
    'triage',
    2,
    person('黄志伟', 7),
    company('客路镇顺发砖厂', '庄有财'),
    'unpaidWages',
    'hotline12345',
    town,
    'orange',
  ],
  ['general', 'accepted', 3, person('吴秀英', 8), person('何桂芳', 9), 'ditch', 'windowVisit', village],
  [
    'labor',
    'accepted',
    4,
    person('梁振华', 10),
    company('雷州市永兴建材店', '欧永兴'),
    'dismissed',
    'windowVisit',
    town,
  ],
  ['land', 'assigned', 5, person('蔡文杰', 11), person('蔡文辉', 12), 'privatePlot', 'homeVisit', village],
  ['lease', 'assigned', 6, person('符小燕', 13), person('郑大海', 14), 'leakingShop', 'windowVisit', town],
  ['general', 'preparing', 7, person('莫秀珍', 15), person('莫海燕', 16), 'support', 'selfReport', village],
  [
    'labor',
    'preparing',
    8,
    person('许家豪', 17),
    company('客路镇宏业家具厂', '戚大业'),
    'injury',
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
    'earlyReturn',
    'gridScreening',
    village,
  ],
  ['lease', 'mediating', 13, person('唐丽华', 20), person('麦志刚', 21), 'earlyEnd', 'windowVisit', town],
  [
    'general',
    'mediating',
    40,
    person('邱永福', 22),
    person('邱永寿', 23),
    'ancestralHouse',
    'homeVisit',
    village,
  ],
  [
    'labor',
    'mediating',
    16,
    person('陆家明', 24),
    company('雷州市海风餐饮店', '招海明'),
    'overtime',
    'hotline12348',
    town,
  ],
  [
    'general',
    'drafting',
    18,
    person('温国强', 25),
    person('温国栋', 26),
    'roadCorner',
    'windowVisit',
    village,
  ],
  ['lease', 'drafting', 19, person('罗美玲', 27), person('戴志勇', 28), 'utilities', 'windowVisit', town],
  [
    'general',
    'signing',
    20,
    person('钟伟东', 29),
    person('钟伟西', 30),
    'sharedWell',
    'gridScreening',
    village,
  ],
  ['lease', 'signing', 22, person('洪丽萍', 31), person('洪志成', 32), 'depositKept', 'windowVisit', town],
  ['general', 'settled', 24, person('江小波', 33), person('江大波', 34), 'motorcycle', 'police110', town],
  ['lease', 'settled', 25, person('严淑芬', 35), person('严志豪', 36), 'rentArrears', 'windowVisit', town],
  [
    'general',
    'performed',
    35,
    person('方国庆', 37),
    person('方国兴', 38),
    'fruitTrees',
    'massReport',
    village,
  ],
  ['lease', 'performed', 45, person('曾小娟', 39), person('曾志远', 40), 'fittings', 'windowVisit', town],
  ['general', 'closed', 60, person('古天来', 41), person('古天佑', 42), 'dogBite', 'windowVisit', village],
  ['general', 'archived', 90, person('苏文静', 43), person('苏文强', 44), 'loan', 'windowVisit', town],
  [
    'general',
    'selfResolved',
    9,
    person('田阿姨', 45),
    person('田大叔', 46),
    'dryingGrain',
    'gridScreening',
    village,
  ],
  ['general', 'refused', 10, person('车大明', 47), person('车大福', 54), null, 'windowVisit', town],
  ['land', 'referredOut', 11, person('池水生', 48), person('池水旺', 49), null, 'windowVisit', village],
  [
    'general',
    'terminated',
    28,
    person('白玉梅', 50),
    person('白玉竹', 51),
    'poultry',
    'windowVisit',
    village,
  ],
  [
    'labor',
    'failed',
    30,
    person('毕志文', 52),
    company('客路镇金海冷冻厂', '揭金海'),
    'dismissed',
    'windowVisit',
    town,
  ],
  [
    'labor',
    'routed',
    50,
    person('岑小军', 53),
    company('雷州市腾飞物流部', '劳云飞'),
    'overtime',
    'departmentTransfer',
    town,
  ],
];

export const demoCaseSpecs: readonly DemoCaseSpec[] = rows.map(
  ([type, stage, daysAgo, applicant, respondent, matter, channel, areaCode, risk], index) => ({
    type,
    stage,
    daysAgo,
    applicant,
    respondent,
    matter: matter === null ? null : matterOf(type, matter),
    channel,
    areaCode,
    mediator: index % 2 === 0 ? 'mediator' : 'mediator2',
    ...(risk ? { risk } : {}),
  }),
);

function matterOf(type: DemoType, name: string): DemoMatter {
  const found = demoMatters[type][name];
  if (found === undefined) throw new Error(`no ${type} matter ${name}`);
  return found;
}

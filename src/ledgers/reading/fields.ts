/** What a column of a ledger may mean. */
export const ledgerFields = [
  'seq',
  'caseNo',
  'foundOn',
  'channel',
  'town',
  'village',
  'grid',
  'address',
  'type',
  'party',
  'party.applicant',
  'party.respondent',
  'phone',
  'phone.applicant',
  'phone.respondent',
  'idNumber',
  'idNumber.applicant',
  'idNumber.respondent',
  'headCount',
  'amount',
  'agreedAmount',
  'summary',
  'riskLevel',
  'unit',
  'leader',
  'mediator',
  'measures',
  'outcome',
  'resolvedOn',
  'agreementNo',
  'agreementForm',
  'followUp',
  'remarks',
] as const;
export type LedgerField = (typeof ledgerFields)[number];

export function isLedgerField(text: string): text is LedgerField {
  return (ledgerFields as readonly string[]).includes(text);
}

export const partyFields: readonly LedgerField[] = ['party', 'party.applicant', 'party.respondent'];

/** A heading, with the heading it stands under and without spaces, `化解情况/日期`; the first rule that fits decides. */
const rules: readonly (readonly [LedgerField, RegExp])[] = [
  ['seq', /^(序号|序|No\.?|编?序|行号|#)$/i],
  ['agreementNo', /协议书?(编号|号|文号)|文书(编号|号)|调解书(编号|号)/],
  ['agreementForm', /协议(形式|方式|类型|种类)|达成协议情况|(书面|口头)\/?(书面|口头)?协议?$/],
  ['agreedAmount', /(达成|协议|调解|履行|兑现|化解|赔付)(涉及)?(金额|款额|标的)/],
  ['amount', /金额|标的|数额|款项|涉案(价值|资金)/],
  ['headCount', /人数|人次|(涉及|涉事|参与)人$/],
  [
    'phone.respondent',
    /(被申请人|被投诉人|被反映人|乙方|对方(当事人)?|第二当事人)\/?.*(电话|手机|联系方式|联系号码)/,
  ],
  [
    'phone.applicant',
    /(申请人|诉求人|投诉人|反映人|来访人|来电人|报案人|甲方|第一当事人)\/?.*(电话|手机|联系方式|联系号码)|^来电号码$/,
  ],
  ['phone', /电话|手机|联系方式|联系号码/],
  ['idNumber.respondent', /(被申请人|被投诉人|乙方|对方(当事人)?|第二当事人)\/?.*(身份证|证件号|公民身份)/],
  ['idNumber.applicant', /(申请人|诉求人|投诉人|甲方|第一当事人)\/?.*(身份证|证件号|公民身份)/],
  ['idNumber', /身份证|证件号|公民身份/],
  ['followUp', /回访|满意/],
  ['riskLevel', /风险|等级|预警|颜色/],
  [
    'resolvedOn',
    /(化解|调解|调处|办结|结案|结束|达成协议|协议签订|签订协议|完成|处置|处理|办理)(情况|结果)?\/?(的)?(日期|时间)|(结果|措施).*(日期|时间)/,
  ],
  [
    'foundOn',
    /(排查|发现|登记|诉求|受理|收件|来访|来电|上报|报案|接报|接访|立案|申请|收到|纠纷发生|发生|录入|投诉|反映)(的)?(日期|时间)|^(日期|时间|年月日|何时)$/,
  ],
  ['measures', /措施|调解方式|化解方式|调处方式|工作情况|调解过程/],
  [
    'outcome',
    /结果|办理情况|处理情况|化解情况|调处情况|调解情况|进展|状态|是否(化解|解决|办结)|化解与否|成功与否|结案情况/,
  ],
  ['channel', /来源|渠道|受理方式|途径/],
  [
    'type',
    /(纠纷|矛盾|案件|事项|诉求|问题)(纠纷)?(类型|类别|种类|性质|分类)|^(类型|类别|分类|种类|案由|性质)(\/.*)?$/,
  ],
  [
    'summary',
    /简要|简介|案情|概况|内容|基本情况|事由|经过|事实|主要(问题|矛盾|诉求)|情况说明|诉求$|^纠纷情况$|纠纷事项/,
  ],
  [
    'party.respondent',
    /^(被申请人|被诉求人|被投诉人|被反映人|被申请方|乙方|对方|第二当事人|当事人[乙二2B]|被告)/,
  ],
  [
    'party.applicant',
    /^(申请人|诉求人|投诉人|反映人|来访人|来电人|上访人|报案人|信访人|申请方|甲方|第一当事人|当事人[甲一1A]|原告)/,
  ],
  ['party', /当事人|纠纷双方|双方(姓名|名称)?$|涉事(人员|方)|^姓名$|^名称$/],
  ['mediator', /调解员|调解人|承办人|经办人|责任人|主持人|包保人/],
  ['leader', /领导/],
  ['unit', /单位|部门|组织$/],
  [
    'caseNo',
    /(工单|案件|台账|受理|登记|事项|卷宗|档案|纠纷|流水)(编号|编码|号|号码|单号)|^(编号|编码|案号|卷号|单号|文号)$/,
  ],
  ['grid', /网格/],
  ['address', /地址|地点|位置|住址|何地/],
  ['town', /^(所属|所在)?(镇街?|乡镇|街镇|镇[（(/]?街道[）)]?|乡镇街道?)(名称)?$/],
  ['village', /^(所属|所在)?(行政)?(村|村居|村社|村委会?|社区|村[（(/]?(社区|居|居委会)[）)]?|辖区)(名称)?$/],
  ['remarks', /备注|说明|附注|其他情况/],
];

/** Meaning of a heading; null when the words say nothing. `path` is the heading under what stands above it. */
export function fieldOfHeading(path: string): LedgerField | null {
  const plain = plainHeading(path);
  if (plain === '' || [...plain].length > 30) return null;
  const own = plain.slice(plain.lastIndexOf('/') + 1);
  const bare = withoutBrackets(plain);
  const isOf = (text: string): LedgerField | null => rules.find(([, words]) => words.test(text))?.[0] ?? null;
  // The heading's own words decide; what it stands under only where they say too little.
  const general = /^(日期|时间|姓名|名称|电话|结果|情况|金额|编号|联系电话|联系方式|身份证号?码?|证件号码?)$/;
  const nearest = bare.split('/').slice(-2).join('/');
  const candidates = general.test(own) ? [nearest, bare, own] : [own, withoutBrackets(own), bare];
  for (const candidate of candidates) {
    const field = isOf(candidate);
    if (field !== null) return field;
  }
  return null;
}

/** Without spaces, marks of a required column and line breaks. */
export function plainHeading(text: string): string {
  return text
    .replace(/[\s*＊:：]+/g, '')
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .replaceAll('／', '/');
}

function withoutBrackets(text: string): string {
  return text.replace(/\([^()]*\)/g, '');
}

/** 万元 in a heading counts bare numbers by it. */
export function unitOfHeading(path: string): 1 | 10_000 {
  return /万元|单位[:：]?万/.test(path) ? 10_000 : 1;
}

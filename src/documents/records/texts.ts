/** Words that stand in papers and come from no record. Papers are Chinese; a practitioner can correct every one of them here. */
export const paperWords = {
  /** In red on every page of a paper that is not issued. */
  draft: '草稿',
  demo: '演示',
  batch: {
    code: '清单',
    title: '批量文书清单',
    counts: '{{title}}，应制作{{all}}份，已制作{{made}}份。',
    covers: '卷宗封面 {{month}}',
    no: '序号',
    receiver: '受文人、案号',
    paper: '文书',
    code12: '核验码',
    signature: '签收',
    notMade: '未制作',
    notOffered: '目前不能出具',
  },
  sides: { applicant: '申请人', respondent: '被申请人', third: '第三人' },
  contractSides: { applicant: '甲方（申请人）', respondent: '乙方（被申请人）', third: '丙方（第三人）' },
  types: { labor: '劳动争议', land: '土地纠纷', lease: '租赁纠纷', general: '民间纠纷' },
  risks: { none: '未评定', blue: '蓝色', yellow: '黄色', orange: '橙色', red: '红色' },
  results: {
    settled: '达成调解协议',
    failed: '调解不成',
    terminated: '终止调解',
    withdrawn: '申请人撤回申请，终止调解',
    referred: '移送其他机关处理',
    void: '作废',
  },
  instrumentKinds: {
    mediation: '调解书',
    arbitration: '仲裁裁决书',
    administrativeDecision: '行政处理决定',
    administrativeRuling: '行政裁决',
    reconsideration: '行政复议决定',
    firstInstance: '一审判决书',
    secondInstance: '二审判决书',
    retrial: '再审裁判文书',
    enforcement: '执行裁定书',
  },
  meters: { water: '水表', electricity: '电表', gas: '燃气表', other: '其他表' },
  powers: { special: '特别授权', general: '一般授权' },
  materials: {
    identity: '身份证明材料',
    evidence: '证据材料',
    signed: '签署文书影印件',
    count: '共{{n}}件',
    kinds: { evidence: '证据', identity: '身份证明', photo: '照片', signed: '签署件', other: '其他' },
  },
  idType: '居民身份证',
  unfilled: '（待补正）',
  none: '无',
  notMeasured: '未测量',
  noNumber: '无文号',
  noResult: '见文书',
  separator: '、',
  openEnd: '长期',
  request: '请求人民调解委员会依法调解{{title}}。',
  requestAmount: '请求金额：{{yuan}}元。',
  undecided: '双方协商确定',
  disputedLand: '争议土地',
  seeTerms: '以协议约定和附图为准',
  noPeriod: '见协议内容',
  noJob: '未登记',
  obligationAt: '{{manner}}，{{place}}',
  allOthers: '其他各方当事人',
  resolutionText: '{{party}}{{meeting}}于{{day}}作出决议，授权{{names}}签署本协议。',
  meetings: { assembly: '村民会议', representatives: '村民代表会议', group: '村民小组会议' },
  leaseTerm: '{{from}}至{{to}}',
  leaseKinds: { house: '住房', shop: '铺面', factory: '厂房、仓库', equipment: '设备', other: '租赁物' },
  refund: '应退押金',
  arrears: '欠付',
  landDispute: {
    contract:
      '因本协议的履行或者内容发生争议的，可以向农村土地承包仲裁委员会申请仲裁，也可以依法向人民法院提起诉讼。双方可以自本协议生效之日起三十日内共同向有管辖权的人民法院申请司法确认（《人民调解法》第三十三条）。',
    ownership:
      '因本协议的履行或者内容发生争议的，可以请求人民政府依法处理，或者依法向人民法院提起诉讼。本协议涉及权属，人民法院不受理司法确认申请（《民诉法解释》第三百五十五条第一款第五项）。',
  },
  labourDispute:
    '一方不履行本协议的，另一方可以依法申请仲裁；因支付拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金达成的本协议，用人单位在约定期限内不履行的，劳动者可以持本协议依法向人民法院申请支付令（《劳动争议调解仲裁法》第十五条、第十六条）。仅就给付内容达成的协议，双方可以自生效之日起三十日内共同申请司法确认。',
  dispute:
    '因本协议的履行或者内容发生争议的，一方当事人可以依法向人民法院提起诉讼。双方认为有必要的，可以自本协议生效之日起三十日内共同向人民法院申请司法确认（《人民调解法》第三十二条、第三十三条）。',
  pact: {
    aims: ['化积怨为和睦，互敬互让；', '共守法律法规和村规民约；', '共同建设平安、整洁、互助的村庄。'],
    organ: '设立两村联络组，由双方代表组成，有事随时会商，由镇综治中心召集。',
    related: '《{{title}}》{{number}}',
    government: '{{town}}人民政府',
  },
  oralPerformance: '{{debtor}}于{{day}}前{{content}}{{amount}}（{{manner}}）',
  oralAmount: '，金额{{yuan}}元',
  course: '本委员会于{{day}}受理，{{sessions}}未能达成调解协议。',
  courseSessions: '组织调解{{n}}次，',
  noReason: '当事人未能达成协议。',
  certificateReason: '本委员会于{{from}}受理，共组织调解{{n}}次，于{{to}}结束。',
  requestedBy: '当事人',
  defaultBring: ['本人身份证件或者单位证明；', '与纠纷有关的证据材料；', '委托他人参加的，带授权委托书。'],
  referralPapers: ['纠纷登记材料一份；', '已收集的证据材料复印件。'],
  representativesScope: '参加调解、陈述意见、提交和核对材料、接收文书',
  commonClaim: '支付请求款项',
  recordedBody: '调解记录',
  refusalBody: '有管辖权的机关',
  refusalBasis: '《人民调解法》第二条、第十七条',
  refusalWay: '另行处理',
  refusalLimit: '依照该机关的规定',
  vouchers: {
    receipt: '收条',
    transfer: '转账凭证',
    handover: '交接单',
    photo: '现场照片',
    onSpot: '当场履行',
    statement: '权利人确认',
    other: '其他',
  },
  retentions: { tenYears: '十年', thirtyYears: '三十年', permanent: '永久' },
  undecidedRetention: '（待定）',
  year: '{{year}}年度',
  usualMatters: ['代为陈述意见、提交和核对材料', '代为参加调解、接收文书'],
  creditCode: '营业执照（统一社会信用代码）',
  collectiveProof: '村（组）主体资格证明',
  performedAll: '已履行',
  performedNone: '未履行或者未到期',
  noObligations: '无履行事项',
  noSummary: '见调解记录',
  volume: '人民调解卷宗',
  governanceOffice: '{{town}}综治中心',
  visitWays: { visit: '上门', phone: '电话', letter: '书面', online: '网络', other: '其他方式' },
  visitPerformances: { performed: '已履行', partial: '部分履行', notPerformed: '未履行', notDue: '未到期' },
  satisfactions: { satisfied: '满意', neutral: '基本满意', dissatisfied: '不满意' },
  recusalGrounds: {
    relative: '是当事人或者其代理人的近亲属',
    interest: '与纠纷有利害关系',
    otherRelation: '与当事人有其他关系，可能影响公正调解',
    misconduct: '有偏袒、侮辱、收受财物等行为',
  },
  recusalDecisions: {
    granted: '准许回避，另行分派人民调解员',
    refused: '不准许回避',
    stays: '经披露，各方当事人同意其继续调解',
  },
  recusalDecider: '人民调解委员会负责人',
  mediationLimit: '调解期限',
  moneyKinds: {
    wages: '劳动报酬',
    injuryCosts: '工伤医疗费',
    economicCompensation: '经济补偿',
    damages: '赔偿金',
  },
  moneyKind: '约定款项',
  court: '有管辖权的人民法院',
  commission: '有管辖权的劳动人事争议仲裁委员会',
  emergencyTime: '{{day}} {{time}}',
  areaText: '{{mu}}亩',
  obligationDone: '{{debtor}}{{content}}{{amount}}',
  settledFacts: '协议的主要内容：{{clauses}}',
  outcomeTexts: { agreed: '当事人达成一致意见', failed: '未能达成一致意见', pending: '有待继续调解' },
} as const;

/** Ways that stay open after mediation, with body and limit (L1 art. 26); data an office can correct. */
export const routeWords: Readonly<Record<string, { way: string; body: string; limit: string }>> = {
  court: {
    way: '诉讼',
    body: '有管辖权的人民法院',
    limit: '诉讼时效一般为三年（《民法典》第一百八十八条）；以人民法院认定为准',
  },
  arbitration: {
    way: '劳动争议仲裁',
    body: '劳动合同履行地或者用人单位所在地的劳动争议仲裁委员会',
    limit:
      '知道或者应当知道权利被侵害之日起一年，劳动关系终止的自终止之日起一年（《劳动争议调解仲裁法》第二十七条）；以仲裁机构认定为准',
  },
  ruralArbitration: {
    way: '农村土地承包仲裁',
    body: '农村土地承包仲裁委员会',
    limit:
      '知道或者应当知道权利被侵害之日起二年（《农村土地承包经营纠纷调解仲裁法》第十八条）；以仲裁机构认定为准',
  },
  government: {
    way: '行政处理',
    body: '乡镇或者县级人民政府',
    limit: '对处理决定不服的，自接到通知之日起三十日内向人民法院起诉（《土地管理法》第十四条）',
  },
  inspection: {
    way: '劳动保障监察投诉',
    body: '县级人力资源和社会保障行政部门',
    limit: '应当及时投诉；以该机关认定为准',
  },
  legalAid: { way: '法律援助', body: '县级法律援助机构', limit: '符合条件的随时可以申请（《法律援助法》）' },
};

/** Routes told when none was chosen, by type. */
export const usualRoutes: Readonly<Record<string, readonly string[]>> = {
  labor: ['arbitration', 'inspection', 'legalAid'],
  land: ['government', 'court'],
  lease: ['court'],
  general: ['court'],
};

/** Puts values into words with {{names}}. */
export function worded(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** 2020-02-26 as 2020年2月26日. */
export function dayInWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}

import type { Facts, PredicateSpec } from '../../src/workflow/definitions/definition.ts';

const number = (facts: Facts, name: string): number => Number(facts[name] ?? 0);
const isZero = (name: string) => (facts: Facts) => number(facts, name) === 0;
const isPositive = (name: string) => (facts: Facts) => number(facts, name) > 0;
const isTrue = (name: string) => (facts: Facts) => facts[name] === true;

/** Whether a dispute may end by word of mouth is said by its type (`oralAgreement` of its parts). */
const oralForm = {
  holds: (facts: Facts) => facts['oralForm'] === 'allowed',
  fails: { oralForm: 'barred' },
};

/** Pure rules over facts; each says in both languages why it does not hold. */
export const predicates: readonly PredicateSpec[] = [
  {
    name: 'landKindChosen',
    reason: { zh: '请先确定土地纠纷的种类', en: 'Choose the kind of land dispute first' },
    basis: '《土地管理法》第十四条；《农村土地承包经营纠纷调解仲裁法》第二条',
    holds: (facts) => typeof facts['landKind'] === 'string' && facts['landKind'] !== '',
    fails: { landKind: null },
  },
  {
    name: 'bothSidesKnown',
    reason: { zh: '请先登记申请人和被申请人', en: 'Register an applicant and a respondent first' },
    basis: '《人民调解法》第十七条',
    holds: (facts) => number(facts, 'applicantCount') > 0 && number(facts, 'respondentCount') > 0,
    fails: { respondentCount: 0 },
  },
  {
    name: 'leaseObjectKnown',
    reason: { zh: '请先登记租赁物和出租权利', en: 'Record the leased object and the right to let it first' },
    basis: '《民法典》第七百零四条',
    holds: isTrue('leaseObjectKnown'),
    fails: { leaseObjectKnown: false },
  },
  {
    name: 'nobodyRefuses',
    reason: { zh: '有当事人明确拒绝调解，不得调解', en: 'A party clearly refuses mediation' },
    basis: '《人民调解法》第十七条',
    holds: isZero('partiesRefusing'),
    fails: { partiesRefusing: 1 },
  },
  {
    name: 'everybodyConsents',
    reason: { zh: '尚有当事人未表示同意调解', en: 'Not every party has agreed to mediation yet' },
    basis: '《人民调解法》第三条、第十七条',
    holds: isZero('partiesWithoutConsent'),
    fails: { partiesWithoutConsent: 1 },
  },
  {
    name: 'rightsServed',
    reason: {
      zh: '尚未向每一方当事人告知权利义务',
      en: 'Not every party has been told rights and duties yet',
    },
    basis: '《人民调解法》第二十三条、第二十四条',
    holds: isZero('partiesWithoutRights'),
    fails: { partiesWithoutRights: 1 },
  },
  {
    name: 'representativesElected',
    reason: {
      zh: '劳动者十人以上，请先推选代表人',
      en: 'Ten or more workers: record their elected representatives first',
    },
    basis: '《劳动争议调解仲裁法》第七条',
    holds: (facts) => number(facts, 'workersTotal') < 10 || facts['hasRepresentatives'] === true,
    fails: { workersTotal: 20, hasRepresentatives: false },
  },
  {
    name: 'sessionHeld',
    reason: { zh: '请先登记一次调解', en: 'Record a mediation session first' },
    basis: '《人民调解法》第二十二条',
    holds: isPositive('sessionsHeld'),
    fails: { sessionsHeld: 0 },
  },
  {
    name: 'appointmentOpen',
    reason: { zh: '没有已约定的调解', en: 'No session is arranged' },
    holds: isTrue('hasAppointment'),
    fails: { hasAppointment: false },
  },
  {
    name: 'labourNeedsWriting',
    reason: {
      zh: '劳动争议应当制作书面调解协议，不能以口头协议结案',
      en: 'A labour dispute needs a written agreement; an oral one is not allowed',
    },
    basis: '《劳动争议调解仲裁法》第十四条',
    ...oralForm,
  },
  {
    name: 'landNeedsWriting',
    reason: {
      zh: '土地纠纷应当制作书面调解协议，不能以口头协议结案',
      en: 'A land dispute needs a written agreement; an oral one is not allowed',
    },
    basis: '《农村土地承包经营纠纷调解仲裁法》第十条',
    ...oralForm,
  },
  {
    name: 'leaseNeedsWriting',
    reason: {
      zh: '租赁纠纷约定分期或者日后履行的，应当制作书面协议',
      en: 'A lease settlement with later performance needs a written agreement',
    },
    basis: '《人民调解法》第二十八条；《宁波市人民调解条例》第二十四条（示范）',
    ...oralForm,
  },
  {
    name: 'draftExists',
    reason: { zh: '请先拟定调解协议', en: 'Draft the agreement first' },
    basis: '《人民调解法》第二十九条',
    holds: isPositive('settlingDrafts'),
    fails: { settlingDrafts: 0 },
  },
  {
    name: 'draftComplete',
    reason: { zh: '协议书检查尚有未通过的项目', en: 'The draft does not pass all checks yet' },
    basis: '《人民调解法》第二十九条',
    holds: isZero('draftProblems'),
    fails: { draftProblems: 2 },
  },
  {
    name: 'workersAnswered',
    reason: {
      zh: '尚有劳动者未对自己的一行作出确认或者拒绝',
      en: 'Some workers have neither confirmed nor refused their own line',
    },
    basis: '《劳动争议调解仲裁法》第七条；《民诉法解释》第七十八条（参照）',
    holds: isZero('workersPending'),
    fails: { workersPending: 3 },
  },
  {
    name: 'collectivesExist',
    reason: { zh: '当事人中没有村集体', en: 'No party is a village collective' },
    holds: isPositive('collectiveCount'),
    fails: { collectiveCount: 0 },
  },
  {
    name: 'collectivesResolved',
    reason: {
      zh: '村集体签署前须有会议决议，村负责人一人不能代表集体处分权利',
      en: 'A village collective needs a recorded resolution before signing; its head alone is not authorised',
    },
    basis: '《村民委员会组织法》第二十二条至第三十二条；《民法典》第二百六十一条、第二百六十二条',
    holds: isZero('collectivesWithoutResolution'),
    fails: { collectivesWithoutResolution: 1 },
  },
  {
    name: 'ledgerBalanced',
    reason: { zh: '押金清算尚未登记', en: 'The deposit ledger is not settled yet' },
    basis: '《民法典》第七百一十一条至第七百一十五条',
    holds: isPositive('ledgerLines'),
    fails: { ledgerLines: 0 },
  },
  {
    name: 'signaturesMissing',
    reason: { zh: '当事人都已签署', en: 'Every party has signed' },
    holds: isPositive('signaturesMissing'),
    fails: { signaturesMissing: 0 },
  },
  {
    name: 'mediatorSignatureMissing',
    reason: { zh: '调解员已签名', en: 'The mediator has signed' },
    holds: isPositive('mediatorSignaturesMissing'),
    fails: { mediatorSignaturesMissing: 0 },
  },
  {
    name: 'sealMissing',
    reason: { zh: '已加盖调委会印章', en: 'The seal has been affixed' },
    holds: isPositive('sealsMissing'),
    fails: { sealsMissing: 0 },
  },
  {
    name: 'settlingComplete',
    reason: {
      zh: '当事人、调解员签名和调委会印章尚未齐全',
      en: 'Signatures of the parties, the mediator and the seal are not complete',
    },
    basis: '《人民调解法》第二十九条',
    holds: isTrue('settlingComplete'),
    fails: { settlingComplete: false },
  },
  {
    name: 'notOwnershipDispute',
    reason: {
      zh: '协议涉及土地、林木林地权属，法院不受理司法确认申请',
      en: 'The agreement concerns ownership of land or forest; courts do not confirm it',
    },
    basis: '《民诉法解释》第三百五十五条第一款第五项',
    holds: (facts) => facts['landKind'] !== 'ownership' && facts['landKind'] !== 'forest',
    fails: { landKind: 'ownership' },
  },
  {
    name: 'paymentOnly',
    reason: {
      zh: '劳动争议协议不限于给付义务，不能申请司法确认',
      en: 'Only labour agreements on payment alone can be confirmed',
    },
    basis: '《最高人民法院关于审理劳动争议案件适用法律问题的解释（一）》第五十二条',
    holds: isTrue('isPaymentOnly'),
    fails: { isPaymentOnly: false },
  },
  {
    name: 'performedOnTheSpot',
    reason: { zh: '协议尚未当场履行', en: 'The agreement was not performed on the spot' },
    holds: (facts) => facts.choice === 'performed',
    fails: { choice: null },
    holdsUnder: { choice: 'performed' },
  },
  {
    name: 'peacePactOpen',
    reason: { zh: '没有待签署的和谐共建协议', en: 'No peace pact waits for signatures' },
    holds: isPositive('peacePactsOpen'),
    fails: { peacePactsOpen: 0 },
  },
  {
    name: 'obligationsOpen',
    reason: { zh: '没有待履行的义务', en: 'No obligation is open' },
    holds: isPositive('obligationsOpen'),
    fails: { obligationsOpen: 0 },
  },
  {
    name: 'everythingPerformed',
    reason: { zh: '尚有义务未履行完毕', en: 'Some obligations are not fully performed' },
    basis: '《人民调解法》第三十一条',
    holds: isZero('obligationsOpen'),
    fails: { obligationsOpen: 1 },
    holdsUnder: { obligationsOpen: 0 },
  },
  {
    name: 'referralDecided',
    reason: { zh: '接收单位尚未作出最终处理', en: 'The receiving body has not finally decided' },
    holds: isTrue('referralDecided'),
    fails: { referralDecided: false },
    holdsUnder: { referralDecided: true },
  },
  {
    name: 'mediationActive',
    reason: { zh: '调解尚未开始或者已经结束', en: 'Mediation has not begun or is over' },
    holds: (facts) => activePhases.includes(String(facts['phase'])),
    fails: { phase: 'triage' },
  },
  {
    name: 'caseOpen',
    reason: { zh: '案件已结案', en: 'The case is closed' },
    holds: (facts) => !['closed', 'archived', 'void', 'merged', 'refused'].includes(String(facts['phase'])),
    fails: { phase: 'closed' },
  },
  {
    name: 'seriousEnough',
    reason: {
      zh: '成立专班限于橙色以上风险或者涉及村集体的土地纠纷',
      en: 'A task force is for orange risk and above, or land disputes between collectives',
    },
    holds: (facts) =>
      facts['riskLevel'] === 'orange' || facts['riskLevel'] === 'red' || number(facts, 'collectiveCount') > 1,
    fails: { riskLevel: 'none', collectiveCount: 0 },
  },
  ...(['blue', 'yellow', 'orange', 'red', 'none'] as const).map(
    (level): PredicateSpec => ({
      name: `asksFor_${level}`,
      reason: { zh: '所选风险等级不同', en: 'Another level was chosen' },
      holds: (facts) => facts['choice'] === level,
      fails: { choice: null },
      holdsUnder: { choice: level },
    }),
  ),
];

/** Phases in which a proceeding is open. */
export const activePhases: readonly string[] = [
  'accepted',
  'assigned',
  'preparing',
  'mediating',
  'drafting',
  'signing',
];

import { expect, test } from 'vitest';
import { type AgreementContent, linesOf, nextOrdinal } from '../../../src/agreements/core/agreement.ts';
import type { CaseParty, WorkerLine } from '../../../src/agreements/core/agreement-read-model.ts';
import { illegalClauses } from '../../../src/agreements/core/illegal-clauses.ts';
import { type CheckInput, checkDraft } from '../../../src/agreements/drafting/agreement-checks.ts';

const party = (id: string, side: string, kind = 'person'): CaseParty => ({
  id,
  no: 1,
  side,
  kind,
  name: id,
  headName: null,
  headPost: null,
  birthOn: null,
});
const payment = (amountFen: number, dueOn = '2020-03-10') => ({
  debtorPartyId: 'boss',
  creditorPartyId: 'worker',
  manner: 'payInstalments',
  content: '支付工资',
  amountFen,
  dueOn,
});
const content: AgreementContent = {
  facts: '拖欠工资。',
  responsibility: '公司应当支付。',
  clauses: ['公司支付工资。'],
  obligations: [payment(100_000), payment(200_000)],
  totalFen: 300_000,
};
const good: CheckInput = {
  kind: 'agreement',
  content,
  parties: [party('worker', 'applicant'), party('boss', 'respondent')],
  workers: [],
  linesBasis: '《民诉法解释》第七十八条（参照）',
  resolutions: [],
};
const codes = (input: CheckInput): string[] => checkDraft(input).map((one) => one.code);
const with_ = (change: Partial<AgreementContent>): CheckInput => ({
  ...good,
  content: { ...content, ...change },
});
const worker = (id: string, confirmation: string, agreedFen: number | null): WorkerLine => ({
  id,
  partyId: 'worker',
  no: 1,
  name: id,
  job: null,
  claimFen: 100_000,
  agreedFen,
  confirmation,
  confirmedOn: null,
  confirmationWay: null,
  isRepresentative: false,
});

test('draft, complete, has no problem', () => {
  expect(checkDraft(good)).toEqual([]);
});

test('draft, without facts, responsibility, terms and obligations, names each of them with the article', () => {
  const problems = checkDraft({
    ...good,
    content: { clauses: [], obligations: [] },
  });

  expect(problems.map((one) => one.code)).toEqual([
    'factsMissing',
    'responsibilityMissing',
    'clausesMissing',
    'obligationsMissing',
  ]);
  expect(problems.every((one) => one.basis?.includes('第二十九条'))).toBe(true);
});

test('instalments, one fen short of the total, are refused with the difference', () => {
  const [problem] = checkDraft(with_({ totalFen: 300_001 }));

  expect(problem).toMatchObject({ code: 'sumDiffers', params: { sum: '3,000.00', difference: '0.01' } });
});

test('payments, without a total or without an amount or a creditor, are refused', () => {
  const { totalFen: _, ...noTotal } = content;
  expect(codes({ ...good, content: noTotal })).toEqual(['totalMissing']);
  const { amountFen: __, ...noAmount } = payment(1);
  expect(codes(with_({ obligations: [noAmount], totalFen: 0 }))).toEqual(['amountMissing']);
  const { creditorPartyId: ___, ...nobody } = payment(300_000);
  expect(codes(with_({ obligations: [nobody] }))).toEqual(['creditorMissing']);
});

test('obligation, of a party towards itself, is refused', () => {
  expect(codes(with_({ obligations: [{ ...payment(300_000), creditorPartyId: 'boss' }] }))).toEqual([
    'selfObligation',
  ]);
});

test.each([
  ['barsRemedies', '双方不得再向法院起诉，也不得信访。'],
  ['restrainsPerson', '违约的扣押身份证。'],
  ['exemptsInjury', '今后发生工伤概不负责。'],
  ['hushesCrime', '乙方不再追究甲方的刑事责任。'],
  ['fines', '违约一次罚款五百元。'],
  ['statusByMoney', '双方断绝父子关系。'],
  ['charges', '调解费由乙方承担。'],
])('term, with %s, is stopped by the block list with why in both languages', (code, clause) => {
  const [problem] = checkDraft(with_({ clauses: [clause] }));
  const rule = illegalClauses.find((one) => one.code === code);

  expect(problem).toMatchObject({ path: 'clauses', code: 'illegalClause', basis: rule?.basis });
  expect(problem?.message?.zh).toContain(rule?.why.zh);
  expect(problem?.message?.en).toContain(rule?.why.en);
});

test('terms, that only name courts and confirmation, are not stopped', () => {
  const clauses = [
    '一方不履行的，对方可以依法向人民法院起诉。',
    '双方可以共同申请司法确认。',
    '协商不能解决的可以起诉。',
  ];

  expect(codes(with_({ clauses }))).toEqual([]);
});

test('labour draft, with a worker who has not answered, waits for the answer', () => {
  const workers = [worker('a', 'confirmed', 300_000), worker('b', 'pending', null)];

  expect(codes({ ...good, workers })).toEqual(['workersPending']);
});

test('labour draft, of 48 workers who confirm and 2 who refuse, must total the 48 lines', () => {
  const workers = [
    ...Array.from({ length: 48 }, (_, n) => worker(`w${n}`, 'confirmed', 10_000)),
    worker('x', 'refused', null),
    worker('y', 'refused', null),
  ];
  const labour = (total: number): CheckInput => ({
    ...with_({ obligations: [payment(total)], totalFen: total }),
    workers,
  });

  expect(codes(labour(480_000))).toEqual([]);
  expect(codes(labour(500_000))).toEqual(['workersSumDiffers']);
});

test('collective, without a passed resolution, cannot agree', () => {
  const parties = [party('迈港村', 'applicant', 'village'), party('龙秋村', 'respondent', 'village')];
  const passed = {
    id: 'r',
    partyId: '迈港村',
    kind: 'group',
    isPassed: true,
    matter: '',
    heldOn: '2020-02-24',
  };

  const problems = checkDraft({ ...good, parties, resolutions: [passed as never] });

  expect(problems.map((one) => [one.code, one.params?.name])).toEqual([['resolutionMissing', '龙秋村']]);
});

test('peace pact, without obligations and facts, is complete; a fine in it is stopped', () => {
  const pact = (clauses: string[]): CheckInput => ({
    ...good,
    kind: 'peacePact',
    content: { clauses, obligations: [] },
  });

  expect(codes(pact(['互敬互让。']))).toEqual([]);
  expect(codes(pact(['打架的罚款一千元。']))).toEqual(['illegalClause']);
});

test('lines of a text area, typed with numbers and blanks, are read without them', () => {
  expect(linesOf(' 一、以旧田埂为界。\n\n2. 补偿损失。\r\n十一、其他')).toEqual([
    '以旧田埂为界。',
    '补偿损失。',
    '其他',
  ]);
  expect(linesOf('3.5亩归甲方。')).toEqual(['3.5亩归甲方。']);
});

test('ordinal, with one and three taken, is two', () => {
  expect(nextOrdinal([1, 3])).toBe(2);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proceedingNumber } from '../../../src/mediation/core/proceeding.ts';
import { balanceOf, type LedgerAmount, ledgerProblems } from '../../../src/mediation/property/ledger.ts';

const deposit: LedgerAmount = { kind: 'deposit', amountFen: 820_000 };

test('deposit of 8,200 yuan, 200 deducted, refund of 8,000, is balanced', () => {
  const lines: LedgerAmount[] = [
    deposit,
    { kind: 'deduction', amountFen: 20_000 },
    { kind: 'refund', amountFen: 800_000 },
  ];

  expect(ledgerProblems(lines)).toEqual([]);
  expect(balanceOf(lines)).toMatchObject({ computedFen: 800_000, differenceFen: 0 });
});

test('deposit of 8,200 yuan, refund of 7,000 where 8,000 remain, is refused and the difference told', () => {
  const [problem] = ledgerProblems([
    deposit,
    { kind: 'deduction', amountFen: 20_000 },
    { kind: 'refund', amountFen: 700_000 },
  ]);

  expect(problem).toMatchObject({ path: 'lines', code: 'ledgerDifference' });
  expect(problem?.message?.zh).toBe(
    '押金 8,200.00 − 扣除 200.00 − 欠付 0.00 = 8,000.00，与所填应退 7,000.00 相差 1,000.00 元',
  );
});

test('arrears above the deposit, without a refund line, leave a negative refund', () => {
  const lines: LedgerAmount[] = [deposit, { kind: 'arrears', amountFen: 1_000_000 }];

  expect(ledgerProblems(lines)).toEqual([]);
  expect(balanceOf(lines).computedFen).toBe(-180_000);
  expect(ledgerProblems([...lines, { kind: 'refund', amountFen: 0 }])[0]).toMatchObject({
    code: 'refundBelowZero',
  });
});

test('ledger without a deposit is refused', () => {
  expect(ledgerProblems([{ kind: 'arrears', amountFen: 1 }])[0]).toMatchObject({ code: 'noDepositLine' });
});

test('ledger, any amounts, balances when the refund is what remains', () => {
  const amount = fc.integer({ min: 0, max: 10_000_000_00 });
  fc.assert(
    fc.property(
      amount,
      fc.array(amount, { maxLength: 8 }),
      fc.array(amount, { maxLength: 8 }),
      (paid, cuts, due) => {
        const lines: LedgerAmount[] = [
          { kind: 'deposit', amountFen: paid },
          ...cuts.map((amountFen): LedgerAmount => ({ kind: 'deduction', amountFen })),
          ...due.map((amountFen): LedgerAmount => ({ kind: 'arrears', amountFen })),
        ];
        const rest = paid - [...cuts, ...due].reduce((sum, one) => sum + one, 0);
        const withRefund: LedgerAmount[] = [...lines, { kind: 'refund', amountFen: rest }];

        expect(balanceOf(lines).computedFen).toBe(rest);
        expect(ledgerProblems(withRefund)).toEqual([]);
      },
    ),
  );
});

test('proceeding numbers, second before the same committee, get -2; another committee starts with its own', () => {
  const first = { committeeId: 'a', number: '（2020）客路人调字第1号' };

  expect(proceedingNumber([], 'a', first.number)).toBe(first.number);
  expect(proceedingNumber([first], 'a', first.number)).toBe(`${first.number}-2`);
  expect(proceedingNumber([first], 'b', '（2020）附城人调字第7号')).toBe('（2020）附城人调字第7号');
  const second = { committeeId: 'a', number: `${first.number}-2` };
  expect(proceedingNumber([first, second], 'a', second.number)).toBe(`${first.number}-3`);
});

import type { Problem } from '../../platform/errors.ts';
import { formatYuan } from '../../platform/money.ts';
import { mediationBasis } from '../core/basis.ts';
import { problem } from '../core/problems.ts';

export type LedgerKind = 'deposit' | 'deduction' | 'arrears' | 'refund';

export interface LedgerAmount {
  readonly kind: LedgerKind;
  readonly amountFen: number;
}

export interface LedgerBalance {
  readonly depositFen: number;
  readonly deductionsFen: number;
  readonly arrearsFen: number;
  /** Deposit less deductions and arrears; negative when the tenant still owes. */
  readonly computedFen: number;
  /** What the refund lines say, or null when there is none. */
  readonly statedFen: number | null;
  readonly differenceFen: number;
}

/** A deposit is contract money, not earnest money: what is left after justified deductions goes back (Civil Code 711-715). */
export function balanceOf(lines: readonly LedgerAmount[]): LedgerBalance {
  const sum = (kind: LedgerKind): number =>
    lines.filter((line) => line.kind === kind).reduce((total, line) => total + line.amountFen, 0);
  const depositFen = sum('deposit');
  const deductionsFen = sum('deduction');
  const arrearsFen = sum('arrears');
  const computedFen = depositFen - deductionsFen - arrearsFen;
  const statedFen = lines.some((line) => line.kind === 'refund') ? sum('refund') : null;
  return {
    depositFen,
    deductionsFen,
    arrearsFen,
    computedFen,
    statedFen,
    differenceFen: statedFen === null ? 0 : computedFen - statedFen,
  };
}

/** Why a ledger is not balanced, with the numbers; nothing when it is. */
export function ledgerProblems(lines: readonly LedgerAmount[]): Problem[] {
  const basis = mediationBasis.deposit;
  if (!lines.some((line) => line.kind === 'deposit')) return [problem('lines', 'noDepositLine', { basis })];
  const balance = balanceOf(lines);
  if (balance.differenceFen === 0) return [];
  const params = {
    deposit: formatYuan(balance.depositFen),
    deductions: formatYuan(balance.deductionsFen),
    arrears: formatYuan(balance.arrearsFen),
    computed: formatYuan(balance.computedFen),
    stated: formatYuan(balance.statedFen ?? 0),
    difference: formatYuan(Math.abs(balance.differenceFen)),
  };
  const code = balance.computedFen < 0 ? 'refundBelowZero' : 'ledgerDifference';
  return [problem('lines', code, { params, basis })];
}

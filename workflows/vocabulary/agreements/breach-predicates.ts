import type { Facts, PredicateSpec } from '../../../src/workflow/definitions/definition.ts';

/** Confirmed by court, or made a letter of the arbitration commission. */
function isEnforceable(facts: Facts): boolean {
  return facts['confirmationState'] === 'confirmed' || facts['confirmationState'] === 'reviewed';
}

/** Rules of what may be done when a promise was not kept in time. */
export const breachPredicates: readonly PredicateSpec[] = [
  {
    name: 'obligationOverdue',
    reason: {
      zh: '没有新的逾期未履行的义务',
      en: 'No obligation is past its due day besides those recorded',
    },
    basis: '《人民调解法》第三十一条',
    holds: (facts) => Number(facts['obligationsOverdue'] ?? 0) > 0,
    fails: { obligationsOverdue: 0 },
  },
  {
    name: 'paymentOverdue',
    reason: { zh: '没有逾期未支付的款项', en: 'No payment is past its due day' },
    basis: '《劳动争议调解仲裁法》第十六条',
    holds: (facts) => Number(facts['paymentsOverdue'] ?? 0) > 0,
    fails: { paymentsOverdue: 0 },
  },
  {
    name: 'confirmedByCourt',
    reason: {
      zh: '协议未经司法确认，不能直接申请强制执行',
      en: 'The agreement was not confirmed by court and cannot be enforced as it stands',
    },
    basis: '《人民调解法》第三十三条第二款',
    holds: isEnforceable,
    fails: { confirmationState: 'expired' },
  },
  {
    name: 'notConfirmedByCourt',
    reason: {
      zh: '协议已经司法确认，应当申请强制执行，无须起诉',
      en: 'The agreement was confirmed by court: it is enforced, no suit is needed',
    },
    basis: '《人民调解法》第三十三条第二款',
    holds: (facts) => !isEnforceable(facts),
    fails: { confirmationState: 'confirmed' },
    holdsUnder: { confirmationState: 'expired' },
  },
];

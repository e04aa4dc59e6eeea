import type { PredicateSpec } from '../../../src/workflow/definitions/definition.ts';

/** Rules of what passes between units. */
export const unitPredicates: readonly PredicateSpec[] = [
  {
    name: 'referralNotReceived',
    reason: {
      zh: '接收单位已经签收，请等待反馈后登记处理结果',
      en: 'The receiving body has signed for it; wait for its reply and record that',
    },
    basis: '内部规定：移送件签收后由接收单位办理',
    holds: (facts) => facts['referralReceived'] !== true,
    fails: { referralReceived: true },
  },
];

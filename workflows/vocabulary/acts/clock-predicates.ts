import type { PredicateSpec } from '../../../src/workflow/definitions/definition.ts';

/** Rules of more time by consent. */
export const clockPredicates: readonly PredicateSpec[] = [
  {
    name: 'extensionSigned',
    reason: {
      zh: '还有 {{extensionUnsigned}} 方当事人没有签署延期同意书，不能延长',
      en: '{{extensionUnsigned}} party(ies) have not signed; without them there is no more time',
    },
    basis: '《最高人民法院关于人民法院特邀调解的规定》第二十七条（参照：经当事人同意可以延长）',
    holds: (facts) => Number(facts['extensionUnsigned'] ?? 0) === 0,
    fails: { extensionUnsigned: 1 },
  },
];

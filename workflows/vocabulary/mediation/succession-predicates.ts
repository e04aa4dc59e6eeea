import type { PredicateSpec } from '../../../src/workflow/definitions/definition.ts';

/** Rules of handing a case over. */
export const successionPredicates: readonly PredicateSpec[] = [
  {
    name: 'mediatorNamed',
    reason: { zh: '案件没有承办的调解员', en: 'No mediator has this case' },
    holds: (facts) => facts['hasTeam'] === true,
    fails: { hasTeam: false },
  },
  {
    name: 'successorFound',
    reason: {
      zh: '本调委会没有其他在任、无利害关系的调解员可以接手',
      en: 'The committee has no other mediator in office without an interest in the matter',
    },
    basis: '《人民调解法》第十三条',
    holds: (facts) => facts['hasSuccessor'] === true,
    fails: { hasSuccessor: false },
  },
];

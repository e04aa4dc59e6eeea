import type { PredicateSpec } from '../../../src/workflow/definitions/definition.ts';

const many = (value: unknown): boolean => Number(value ?? 0) > 1;

/** Rules of splitting a case. */
export const joiningPredicates: readonly PredicateSpec[] = [
  {
    name: 'separable',
    reason: {
      zh: '每一方只有一个当事人，没有可以分出的部分',
      en: 'Each side has one party; there is nothing to split off',
    },
    holds: (facts) =>
      many(facts['applicantCount']) || many(facts['respondentCount']) || many(facts['workersTotal']),
    fails: { applicantCount: 1, respondentCount: 1, workersTotal: 0 },
  },
];

import type { IndicatorSpec } from './indicator.ts';

export const resolutionRate: IndicatorSpec = {
  name: { zh: '化解率', en: 'Resolution rate' },
  definition: {
    cohort: {
      zh: '统计期内登记的纠纷中，截至统计时点已化解的件数 ÷ 统计期内登记的纠纷件数。已化解指：网格即时化解、调解协议已生效、已导入其他途径且收到最终处理结果、台账导入时台账已记载化解（另列件数）；仅移送、未有最终结果的不计。作废的不计。',
      en: 'Of the disputes registered in the period, those resolved by the cut-off ÷ disputes registered in the period. Resolved means: settled on the spot by the grid, an agreement in effect, handed to another body whose final result is recorded, or taken over from a ledger that says so (their number stands beside); merely handing over does not count. Void entries are left out.',
    },
    flow: {
      zh: '统计期内化解的纠纷件数 ÷ 统计期内登记的纠纷件数，可能超过100%。已化解的口径与按登记批次统计相同。作废的不计。',
      en: 'Disputes resolved in the period ÷ disputes registered in the period; may exceed 100 %. Resolved means the same as by cohort. Void entries are left out.',
    },
  },
  definitionVersion: 3,
  counts: {
    rows: 'cases',
    whole: { at: 'cases.registered_at' },
    part: { at: 'cases.resolved_at' },
    how: 'cases.resolved_how',
  },
  words: {
    whole: { zh: '登记', en: 'Registered' },
    part: { zh: '化解', en: 'Resolved' },
    clause: {
      zh: '登记纠纷{{whole}}件，化解{{part}}件，化解率{{rate}}',
      en: '{{whole}} disputes registered, {{part}} resolved, resolution rate {{rate}}',
    },
  },
};

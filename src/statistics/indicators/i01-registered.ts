import type { IndicatorSpec } from './indicator.ts';

const definition = {
  zh: '统计期内登记的纠纷件数。作废的不计。',
  en: 'Disputes registered in the period. Void entries are left out.',
};

export const registered: IndicatorSpec = {
  name: { zh: '登记纠纷数', en: 'Disputes registered' },
  definition: { cohort: definition, flow: definition },
  definitionVersion: 2,
  counts: { rows: 'cases', whole: { at: 'cases.registered_at' } },
  words: {
    whole: { zh: '登记', en: 'Registered' },
    clause: { zh: '登记纠纷{{whole}}件', en: '{{whole}} disputes registered' },
  },
};

import type { IndicatorSpec } from './indicator.ts';

export const successRate: IndicatorSpec = {
  name: { zh: '调解成功率', en: 'Mediation success rate' },
  definition: {
    cohort: {
      zh: '统计期内受理的调解程序中，截至统计时点已达成协议并生效的件数 ÷ 统计期内受理的调解程序件数。作废纠纷的程序不计。',
      en: 'Of the proceedings accepted in the period, those with an agreement in effect by the cut-off ÷ proceedings accepted in the period. Proceedings of void entries are left out.',
    },
    flow: {
      zh: '统计期内达成协议并生效的调解程序件数 ÷ 统计期内受理的调解程序件数，可能超过100%。作废纠纷的程序不计。',
      en: 'Proceedings with an agreement that took effect in the period ÷ proceedings accepted in the period; may exceed 100 %. Proceedings of void entries are left out.',
    },
  },
  definitionVersion: 2,
  counts: {
    rows: 'proceedings',
    whole: { at: 'proceedings.accepted_at', on: 'proceedings.accepted_on' },
    part: { at: 'proceedings.ended_at', where: { column: 'proceedings.result', values: ['settled'] } },
  },
  words: {
    whole: { zh: '受理程序', en: 'Proceedings accepted' },
    part: { zh: '达成协议', en: 'Settled' },
    clause: {
      zh: '受理调解程序{{whole}}件，达成协议{{part}}件，调解成功率{{rate}}',
      en: '{{whole}} proceedings accepted, {{part}} settled, success rate {{rate}}',
    },
  },
};

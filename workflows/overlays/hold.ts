import type { WorkflowDefinition } from '../../src/workflow/definition.ts';
import { by } from '../fragments/transition.ts';

/** Suspension: the lifecycle stays where it is, its clocks stop. */
export const hold: WorkflowDefinition = {
  id: 'hold',
  version: 2,
  kind: 'overlay',
  column: 'hold',
  label: { zh: '中止', en: 'Suspension' },
  initial: 'none',
  states: {
    none: {
      meta: { label: { zh: '未中止', en: 'Not suspended' } },
      on: {
        suspend: by(['mediator', 'villageMediator', 'chair'], {
          to: 'held',
          requires: ['mediationActive'],
          effects: [{ kind: 'pauseDeadlines' }],
          basis: ['《广东省林木林地权属争议调解处理条例》第四十六条（示范）'],
        }),
      },
    },
    held: {
      meta: { label: { zh: '已中止', en: 'Suspended' } },
      on: {
        resume: by(['mediator', 'villageMediator', 'chair'], {
          to: 'none',
          effects: [{ kind: 'resumeDeadlines' }],
        }),
      },
    },
  },
};

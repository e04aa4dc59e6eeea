import type { WorkflowDefinition } from '../../src/workflow/definitions/definition.ts';
import { by, notify } from '../fragments/transition.ts';

const forming = {
  formTaskForce: by(['leader', 'coordinator'], {
    to: 'taskForce',
    requires: ['caseOpen', 'seriousEnough'],
    effects: [notify('mediator', 'taskForceFormed'), notify('coordinator', 'taskForceFormed')],
  }),
};
const up = (to: string) => ({
  to,
  requires: ['caseOpen'],
  effects: [notify('coordinator', 'levelChanged')],
});

/** At which level the dispute is led: village, town, county or a task force. */
export const level: WorkflowDefinition = {
  id: 'level',
  version: 1,
  kind: 'overlay',
  column: 'level',
  label: { zh: '办理层级', en: 'Level' },
  initial: 'town',
  states: {
    village: {
      meta: { label: { zh: '村级', en: 'Village' } },
      on: { handUp: by(['villageMediator', 'clerk', 'coordinator'], up('town')), ...forming },
    },
    town: {
      meta: { label: { zh: '镇级', en: 'Town' } },
      on: {
        handUp: by(['clerk', 'coordinator'], up('county')),
        handDown: by(['clerk', 'coordinator'], up('village')),
        ...forming,
      },
    },
    county: {
      meta: { label: { zh: '县级', en: 'County' } },
      on: { handDown: by(['county', 'coordinator'], up('town')), ...forming },
    },
    taskForce: {
      meta: { label: { zh: '专班', en: 'Task force' } },
      on: { handDown: by(['leader', 'coordinator'], up('town')) },
    },
  },
};

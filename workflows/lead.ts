import type { WorkflowDefinition } from '../src/workflow/definitions/definition.ts';
import { by, notify, recorded } from './fragments/transition.ts';

const desk = ['clerk', 'coordinator'] as const;
const anyone = ['gridWorker', 'villageMediator', 'clerk', 'coordinator'] as const;

const decisions = {
  makeCase: by(desk, { to: 'becameCase', effects: [notify('reporter', 'leadBecameCase')] }),
  settleOnSpot: by(anyone, { to: 'settledOnSpot' }),
  merge: by(desk, { to: 'merged', effects: [notify('reporter', 'leadMerged')] }),
  dismiss: by(desk, { to: 'dismissed', effects: [notify('reporter', 'leadDismissed')] }),
};

/** Taken up and verified on the spot, each for the first time within its clock; later ones are only recorded. */
const onTheSpot = {
  coordinate: by(anyone, { effects: recorded }),
  verify: by(anyone, { effects: recorded }),
};
const reminded = { remind: by(['system'], { effects: [notify('coordinator', 'leadWaits')] }) };

/** A report from the field until it is settled, becomes a case, joins one or is put aside. */
export const lead: WorkflowDefinition = {
  id: 'lead',
  version: 1,
  kind: 'lead',
  label: { zh: '线索', en: 'Lead' },
  initial: 'reported',
  states: {
    reported: {
      meta: { label: { zh: '已上报', en: 'Reported' }, deadlines: ['C-4Y-TRIAGE'] },
      on: {
        triage: by(desk, { to: 'triaged' }),
        ...decisions,
        ...reminded,
      },
    },
    triaged: {
      meta: { label: { zh: '已分流', en: 'Triaged' }, deadlines: ['C-4Y-COORD', 'C-4Y-VERIFY'] },
      on: { ...decisions, ...onTheSpot, ...reminded },
    },
    settledOnSpot: { meta: { label: { zh: '当场化解', en: 'Settled on the spot' } } },
    becameCase: { meta: { label: { zh: '已转案件', en: 'Became a case' } } },
    merged: { meta: { label: { zh: '并入已有案件', en: 'Joined an existing case' } } },
    dismissed: { meta: { label: { zh: '不作纠纷处理', en: 'Put aside' } } },
  },
};

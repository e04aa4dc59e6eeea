import type { ActingRole, WorkflowDefinition } from '../../src/workflow/definitions/definition.ts';
import { by, notify, type StateEvents } from '../fragments/transition.ts';

const offices: readonly ActingRole[] = ['coordinator', 'leader', 'county'];
const told = (kind: string) => [notify('mediator', kind), notify('chair', kind)];

const reminding: StateEvents = {
  remindCase: by(offices, { to: 'reminded', requires: ['caseOpen'], effects: told('caseReminded') }),
};
const urging: StateEvents = {
  urgeCase: by(offices, {
    to: 'urged',
    requires: ['caseOpen'],
    documents: ['D27'],
    effects: told('caseUrged'),
  }),
};
const supervising: StateEvents = {
  superviseCase: by(offices, {
    to: 'supervised',
    requires: ['caseOpen'],
    documents: ['D27'],
    effects: told('caseSupervised'),
  }),
};
const answering: StateEvents = {
  answerSupervision: by(['mediator', 'villageMediator', 'chair', 'clerk'], {
    requires: ['supervisionAwaited'],
    effects: [notify('coordinator', 'supervisionAnswered')],
  }),
};
const clearing = (...requires: readonly string[]): StateEvents => ({
  clearSupervision: by(offices, { to: 'cleared', requires, effects: told('supervisionCleared') }),
});

/** What an office above asks for while the case goes its own way: it never moves the case and is never held up by it. */
export const supervision: WorkflowDefinition = {
  id: 'supervision',
  version: 1,
  kind: 'overlay',
  column: 'supervision',
  label: { zh: '督办', en: 'Supervision' },
  initial: 'none',
  states: {
    none: {
      meta: { label: { zh: '未督办', en: 'Not supervised' } },
      on: { ...reminding, ...urging, ...supervising },
    },
    reminded: {
      meta: { label: { zh: '已提醒', en: 'Reminded' } },
      on: { ...urging, ...supervising, ...clearing() },
    },
    urged: {
      meta: { label: { zh: '已催办', en: 'Urged' } },
      on: { ...supervising, ...answering, ...clearing('supervisionAnswered') },
    },
    supervised: {
      meta: { label: { zh: '督办中', en: 'Supervised' } },
      on: { ...answering, ...clearing('supervisionAnswered') },
    },
    cleared: {
      meta: { label: { zh: '已销号', en: 'Struck off' } },
      on: { ...reminding, ...urging, ...supervising },
    },
  },
};

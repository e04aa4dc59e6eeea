import type { WorkflowDefinition } from '../../src/workflow/definitions/definition.ts';
import { by, notify } from '../fragments/transition.ts';

/** Suspension: the lifecycle stays where it is, its clocks stop. */
export const hold: WorkflowDefinition = {
  id: 'hold',
  version: 1,
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
        requestAppraisal: by(['mediator', 'villageMediator'], {
          to: 'held',
          requires: ['mediationActive'],
          effects: [{ kind: 'pauseDeadlines' }],
          basis: ['《人民法院在线调解规则》第二十六条（参照）'],
        }),
        reportFalseMediation: by(['mediator', 'villageMediator', 'chair', 'justice', 'coordinator'], {
          to: 'held',
          requires: ['mediationActive'],
          effects: [
            { kind: 'pauseDeadlines' },
            notify('coordinator', 'shamSuspected'),
            notify('justice', 'shamSuspected'),
          ],
          basis: ['《最高人民法院关于人民法院特邀调解的规定》第二十条（参照）'],
        }),
      },
    },
    held: {
      meta: { label: { zh: '已中止', en: 'Suspended' } },
      on: {
        resume: by(['mediator', 'villageMediator', 'chair'], {
          to: 'none',
          requires: ['noShamSuspected'],
          effects: [{ kind: 'resumeDeadlines' }],
        }),
        receiveAppraisal: by(['mediator', 'villageMediator'], {
          to: 'none',
          requires: ['appraisalAwaited', 'noShamSuspected'],
          effects: [{ kind: 'resumeDeadlines' }],
        }),
        clearFalseMediation: by(['coordinator', 'justice'], {
          to: 'none',
          requires: ['shamSuspected'],
          effects: [{ kind: 'resumeDeadlines' }, notify('mediator', 'shamCleared')],
        }),
      },
    },
  },
};

import type { StateDef } from '../../src/workflow/definition.ts';
import { caseNotes } from './intake.ts';
import { by, notify, recorded } from './transition.ts';

const mediators = ['mediator', 'villageMediator'] as const;

/** What follows when mediation ended without an agreement, and the end of every case. */
export function closing(): Record<string, StateDef> {
  const telling = by([...mediators, 'clerk'], {
    to: 'routed',
    documents: ['D18'],
    basis: ['《人民调解法》第二十六条'],
  });
  const shut = by(['chair', 'coordinator'], { to: 'closed', effects: [{ kind: 'markClosed' }] });
  return {
    failed: {
      meta: { label: { zh: '调解不成', en: 'No agreement' } },
      on: { notifyRoutes: telling, ...caseNotes },
    },
    terminated: {
      meta: { label: { zh: '终止调解', en: 'Terminated' } },
      on: { notifyRoutes: telling, close: shut, ...caseNotes },
    },
    routed: {
      meta: { label: { zh: '已告知途径', en: 'Routes told' } },
      on: {
        recordDecision: by(['clerk', 'coordinator', ...mediators], { effects: recorded }),
        close: shut,
        ...caseNotes,
      },
    },
    closed: {
      meta: { label: { zh: '结案', en: 'Closed' }, deadlines: ['C-ARC'] },
      on: {
        archive: by(['clerk', 'chair'], { to: 'archived', basis: ['《人民调解法》第二十七条'] }),
        expire: by(['system'], { effects: [notify('clerk', 'archiveDue')] }),
      },
    },
    archived: { meta: { label: { zh: '归档', en: 'Archived' } } },
  };
}

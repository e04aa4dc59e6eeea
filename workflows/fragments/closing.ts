import type { StateDef } from '../../src/workflow/definitions/definition.ts';
import { anytime, reportingToCourt, suing } from './acts.ts';
import { caseNotes } from './intake.ts';
import { mediatingAgain, reopening, shutting } from './proposals.ts';
import { handingOver } from './succession.ts';
import { by, notify, recorded } from './transition.ts';
import type { TypeParts } from './type-parts.ts';

const mediators = ['mediator', 'villageMediator'] as const;

/** What follows when mediation ended without an agreement, and the end of every case. */
export function closing(parts: TypeParts): Record<string, StateDef> {
  const telling = by([...mediators, 'clerk'], {
    to: 'routed',
    documents: ['D18'],
    basis: ['《人民调解法》第二十六条'],
  });
  const afterwards = {
    ...parts.whileOver,
    ...parts.beside,
    ...anytime,
    ...suing,
    ...reportingToCourt,
  };
  return {
    failed: {
      meta: { label: { zh: '调解不成', en: 'No agreement' } },
      on: { notifyRoutes: telling, ...mediatingAgain(), ...afterwards, ...handingOver, ...caseNotes },
    },
    terminated: {
      meta: { label: { zh: '终止调解', en: 'Terminated' } },
      on: {
        notifyRoutes: telling,
        ...shutting(),
        ...mediatingAgain(),
        ...afterwards,
        ...handingOver,
        ...caseNotes,
      },
    },
    routed: {
      meta: { label: { zh: '已告知途径', en: 'Routes told' } },
      on: {
        recordDecision: by(['clerk', 'coordinator', ...mediators], { effects: recorded }),
        ...shutting(),
        ...mediatingAgain('acceptedBefore'),
        ...afterwards,
        ...handingOver,
        ...caseNotes,
      },
    },
    closed: {
      meta: { label: { zh: '结案', en: 'Closed' }, deadlines: ['C-ARC'] },
      on: {
        archive: by(['clerk', 'chair'], {
          to: 'archived',
          requires: ['noCorrectionWaits'],
          basis: ['《人民调解法》第二十七条'],
        }),
        expire: by(['system'], { effects: [notify('clerk', 'archiveDue')] }),
        ...reopening(parts),
        ...caseNotes,
      },
    },
    archived: {
      meta: { label: { zh: '归档', en: 'Archived' } },
      on: { ...reopening(parts), ...caseNotes },
    },
  };
}

import type { StateDef } from '../../src/workflow/definition.ts';
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
  return {
    failed: {
      meta: { label: { zh: '调解不成', en: 'No agreement' } },
      on: { notifyRoutes: telling, ...mediatingAgain(), ...handingOver, ...caseNotes },
    },
    terminated: {
      meta: { label: { zh: '终止调解', en: 'Terminated' } },
      on: { notifyRoutes: telling, ...shutting(), ...mediatingAgain(), ...handingOver, ...caseNotes },
    },
    routed: {
      meta: { label: { zh: '已告知途径', en: 'Routes told' } },
      on: {
        recordDecision: by(['clerk', 'coordinator', ...mediators], { effects: recorded }),
        ...shutting(),
        ...mediatingAgain('acceptedBefore'),
        ...handingOver,
        ...caseNotes,
      },
    },
    closed: {
      meta: { label: { zh: '结案', en: 'Closed' }, deadlines: ['C-ARC'] },
      on: {
        archive: by(['clerk', 'chair'], { to: 'archived', basis: ['《人民调解法》第二十七条'] }),
        expire: by(['system'], { effects: [notify('clerk', 'archiveDue')] }),
        ...reopening(parts.hasBarredConfirmation),
        ...caseNotes,
      },
    },
    archived: {
      meta: { label: { zh: '归档', en: 'Archived' } },
      on: { ...reopening(parts.hasBarredConfirmation), ...caseNotes },
    },
  };
}

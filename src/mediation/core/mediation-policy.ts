import { readsTalks } from '../../cases/core/reading-rule.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { Assignment, Proceeding } from './proceeding.ts';

/** Whether a person reads what was said in the sessions of a case with these proceedings. */
export function canReadSessions(
  viewer: Pick<Viewer, 'role' | 'personId' | 'committeeId'>,
  proceedings: readonly Pick<Proceeding, 'committeeId'>[],
  assignments: readonly Pick<Assignment, 'mediatorId' | 'coMediatorIds' | 'recorderId' | 'state'>[],
): boolean {
  return readsTalks(viewer, {
    committeeIds: proceedings.map(({ committeeId }) => committeeId),
    personIds: assignments.flatMap(({ state, mediatorId, coMediatorIds, recorderId }) =>
      state === 'declined'
        ? []
        : [mediatorId, ...coMediatorIds, ...(recorderId === null ? [] : [recorderId])],
    ),
  });
}

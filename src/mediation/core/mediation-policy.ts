import type { Viewer } from '../../identity/viewer.ts';
import type { Assignment, Proceeding } from './proceeding.ts';

/**
 * Who may read what was said: those who mediate or record the case, the village mediators of its committee, its
 * chair, and the judicial office that reviews files. The governance office and leaders may not: a concession made
 * to reach a settlement must not be held against a party later (Interpretation of the Civil Procedure Law art. 107).
 */
export function canReadSessions(
  viewer: Pick<Viewer, 'role' | 'personId' | 'committeeId'>,
  proceedings: readonly Pick<Proceeding, 'committeeId'>[],
  assignments: readonly Pick<Assignment, 'mediatorId' | 'coMediatorIds' | 'recorderId' | 'state'>[],
): boolean {
  const isOfCommittee = proceedings.some((proceeding) => proceeding.committeeId === viewer.committeeId);
  if (viewer.role === 'justice') return true;
  if (viewer.role === 'chair') return isOfCommittee;
  if (viewer.role === 'villageMediator' && isOfCommittee) return true;
  if (viewer.role !== 'mediator' && viewer.role !== 'villageMediator') return false;
  const { personId } = viewer;
  return (
    personId !== null &&
    assignments.some(
      (row) =>
        row.state !== 'declined' &&
        (row.mediatorId === personId || row.coMediatorIds.includes(personId) || row.recorderId === personId),
    )
  );
}

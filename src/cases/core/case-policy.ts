import type { Viewer } from '../../identity/viewer.ts';
import { isPathWithin } from '../../offices/area.ts';
import type { ActingRole } from '../../workflow/definitions/definition.ts';
import type { Actor } from '../../workflow/definitions/ports.ts';
import type { Case } from './case.ts';

const seriousRisks: readonly string[] = ['orange', 'red'];

/** Roles that see every case of their town. */
const townRoles: readonly string[] = ['clerk', 'coordinator', 'justice'];

/** Whether a person may see a case at all; a case outside looks like one that does not exist. */
export function seesCase(viewer: Viewer, subject: Case): boolean {
  return isOwnToSee(viewer, subject) || isReader(viewer, subject) || isPartner(viewer, subject);
}

function isOwnToSee(viewer: Viewer, subject: Case): boolean {
  const isInArea = isPathWithin(subject.areaPath, viewer.areaPath);
  if (townRoles.includes(viewer.role)) return isInArea;
  switch (viewer.role) {
    case 'mediator':
    case 'villageMediator':
      return isOwnCase(viewer, subject);
    case 'chair':
      return subject.committeeId === null ? isInArea : subject.committeeId === viewer.committeeId;
    case 'leader':
      return isInArea && isLed(viewer, subject);
    case 'gridWorker':
      return isInArea;
    case 'county':
      return isInArea && subject.overlays.supervision !== 'none';
    default:
      return false;
  }
}

function isOwnCase(viewer: Viewer, subject: Case): boolean {
  if (isMediatorOf(viewer, subject)) return true;
  return (
    viewer.role === 'villageMediator' &&
    viewer.committeeId !== null &&
    subject.committeeId === viewer.committeeId
  );
}

/** Who may get a copy of a case: those who handle disputes, never the administrators. */
export const copyRoles: readonly string[] = [...townRoles, 'leader', 'chair', 'county', 'mediator'];

/** Who got a copy. */
function isReader(viewer: Viewer, subject: Case): boolean {
  return copyRoles.includes(viewer.role) && subject.readerIds.includes(viewer.accountId);
}

/** Chair and desk of a committee that was invited or mediates together with the one that leads. */
function isPartner(viewer: Viewer, { jointCommittees }: Case): boolean {
  if (viewer.role === 'chair') return jointCommittees.some(({ id }) => id === viewer.committeeId);
  if (!townRoles.includes(viewer.role)) return false;
  return jointCommittees.some(({ areaPath }) => isPathWithin(areaPath, viewer.areaPath));
}

/** The lead mediator and those who mediate with him. */
function isMediatorOf(viewer: Viewer, subject: Case): boolean {
  const { personId } = viewer;
  return personId !== null && (subject.mediatorId === personId || subject.coMediatorIds.includes(personId));
}

/** A leader sees what he leads, and in his town what is serious enough for a task force. */
function isLed(viewer: Viewer, subject: Case): boolean {
  return (
    subject.leaderAccountId === viewer.accountId ||
    seriousRisks.includes(subject.overlays.risk) ||
    subject.overlays.level === 'taskForce' ||
    subject.type === 'land'
  );
}

/** The roles in which a person may act on this case; none when it is not his to see. */
export function actingRolesOn(viewer: Viewer, subject: Case): readonly ActingRole[] {
  return [
    ...(isOwnToSee(viewer, subject) ? ownRoles(viewer, subject) : []),
    ...(isPartner(viewer, subject) ? (['partner'] as const) : []),
    ...(isReader(viewer, subject) ? (['reader'] as const) : []),
  ];
}

function ownRoles(viewer: Viewer, subject: Case): readonly ActingRole[] {
  switch (viewer.role) {
    case 'mediator':
      return ['mediator'];
    case 'chair':
      return isMediatorOf(viewer, subject) ? ['chair', 'mediator'] : ['chair'];
    case 'villageMediator':
      return isMediatorOf(viewer, subject) ? ['villageMediator', 'mediator'] : ['villageMediator'];
    case 'sysadmin':
    case 'secadmin':
    case 'auditor':
      return [];
    default:
      return [viewer.role];
  }
}

/** The person behind a command. */
export function actorOf(viewer: Viewer, roles: readonly ActingRole[]): Actor {
  return { accountId: viewer.accountId, name: viewer.displayName, roles };
}

/** A grid worker reports and sees what becomes of it; the file of an accepted case is not a neighbour's to read. */
export function seesStatusOnly(viewer: Viewer, subject: Case): boolean {
  return viewer.role === 'gridWorker' && subject.committeeId !== null;
}

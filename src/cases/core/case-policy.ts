import type { Viewer } from '../../identity/viewer.ts';
import type { ActingRole } from '../../workflow/definitions/definition.ts';
import type { Actor } from '../../workflow/definitions/ports.ts';
import { accessRules, isMet, type SeenCase } from './access-rule.ts';

/** Whether a person may see a case at all; a case outside looks like one that does not exist. */
export function seesCase(viewer: Viewer, subject: SeenCase): boolean {
  return accessRules(viewer).some(({ when }) => isMet(when, subject));
}

/** The roles in which a person may act on this case; none when it is not his to see. */
export function actingRolesOn(viewer: Viewer, subject: SeenCase): readonly ActingRole[] {
  const met = accessRules(viewer).filter(({ when }) => isMet(when, subject));
  const as = new Set(met.map((rule) => rule.as));
  return [
    ...(as.has('own') ? ownRoles(viewer, subject) : []),
    ...(as.has('partner') ? (['partner'] as const) : []),
    ...(as.has('reader') ? (['reader'] as const) : []),
  ];
}

function ownRoles(viewer: Viewer, subject: SeenCase): readonly ActingRole[] {
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

/** The lead mediator and those who mediate with him. */
function isMediatorOf({ personId }: Viewer, { mediatorId, coMediatorIds }: SeenCase): boolean {
  return personId !== null && (mediatorId === personId || coMediatorIds.includes(personId));
}

/** The person behind a command. */
export function actorOf(viewer: Viewer, roles: readonly ActingRole[]): Actor {
  return { accountId: viewer.accountId, name: viewer.displayName, roles };
}

import type { Viewer } from '../identity/viewer.ts';
import { isPathWithin } from '../offices/area.ts';
import type { ActingRole } from '../workflow/definitions/definition.ts';
import type { Lead } from './lead.ts';

/** Whether a person sees every report of his area and not only his own. */
export function seesLeadsOfArea({ role }: Viewer): boolean {
  return ['clerk', 'coordinator', 'chair', 'villageMediator'].includes(role);
}

/** Whether a person may see a report; one outside looks like one that does not exist. */
export function seesLead(viewer: Viewer, lead: Lead): boolean {
  if (lead.reporterId === viewer.accountId) return true;
  return (
    seesLeadsOfArea(viewer) &&
    [viewer.areaPath, ...(viewer.formerPlaces ?? []).map(({ path }) => path)].some((path) =>
      isPathWithin(lead.areaPath, path),
    )
  );
}

/** The roles in which a person may act on a report; none when it is not his to see. */
export function actingRolesOnLead(viewer: Viewer, lead: Lead): readonly ActingRole[] {
  if (!seesLead(viewer, lead)) return [];
  const acting: readonly string[] = ['gridWorker', 'villageMediator', 'clerk', 'coordinator'];
  return acting.includes(viewer.role) ? [viewer.role as ActingRole] : [];
}

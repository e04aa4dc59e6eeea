import { permissions } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { AreaTree } from '../offices/area-tree.ts';
import { ForbiddenError, NotFoundError } from '../platform/errors.ts';

/** Whose figures a viewer may see. */
export interface StatisticsScope {
  /** Everything in this area and below it; null when the next two decide alone. */
  readonly areaPath: string | null;
  readonly committeeId: string | null;
  readonly mediatorId: string | null;
  /** Numbers from 1 to 4 are hidden: this office does not handle the cases. */
  readonly hidesSmallCells: boolean;
  /** Lists behind the figures show the dispute itself, not only its code, type and days. */
  readonly showsCases: boolean;
}

/** Numbers below this are hidden from an office that does not handle the cases. */
export const smallCell = 5;

/**
 * Grid workers see their grid, mediators what they handled, village mediators and chairs their committee,
 * offices of the town their town. The county sees the whole county, with small numbers hidden and no disputes.
 * Throws ForbiddenError for other roles.
 */
export function statisticsScope(viewer: Viewer): StatisticsScope {
  const own = {
    areaPath: null,
    committeeId: null,
    mediatorId: null,
    hidesSmallCells: false,
    showsCases: true,
  };
  const nobody = '';
  switch (viewer.role) {
    case 'mediator':
      return { ...own, mediatorId: viewer.personId ?? nobody };
    case 'villageMediator':
    case 'chair':
      return { ...own, committeeId: viewer.committeeId ?? nobody };
    case 'gridWorker':
    case 'clerk':
    case 'coordinator':
    case 'justice':
      return { ...own, areaPath: viewer.areaPath };
    case 'leader':
      return { ...own, areaPath: viewer.areaPath, showsCases: false };
    case 'county':
      return { ...own, areaPath: viewer.areaPath, hidesSmallCells: true, showsCases: false };
    default:
      throw new ForbiddenError('forbidden', { roles: permissions.viewStatistics.join(',') });
  }
}

export interface Unit {
  /** Null: everything the scope allows, wherever it lies. */
  readonly areaCode: string | null;
  readonly areaPath: string | null;
  readonly level: string | null;
}

/** The area that is counted. One outside the viewer's own looks as if it did not exist: NotFoundError. */
export function unitOf(
  areaCode: string | undefined,
  viewer: Viewer,
  scope: StatisticsScope,
  areas: AreaTree,
): Unit {
  if (areaCode === undefined && scope.areaPath === null)
    return { areaCode: null, areaPath: null, level: null };
  const area = areas.find(areaCode ?? viewer.areaCode);
  // A committee or mediator is not bound to an area, but asks about the tree it can see: its own county.
  const own = [scope.areaPath ?? '', ...(viewer.formerPlaces ?? []).map(({ path }) => path)];
  const isVisible = area !== undefined && own.some((path) => area.path.startsWith(path));
  if (!isVisible) throw new NotFoundError('areaNotFound', { code: areaCode ?? viewer.areaCode });
  return { areaCode: area.code, areaPath: area.path, level: area.level };
}

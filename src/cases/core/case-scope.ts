import type { Viewer } from '../../identity/viewer.ts';
import { pathRange } from '../../offices/area.ts';

/** One condition on `cases`; the read model turns it into SQL. The same rules as `seesCase`, for lists. */
export type ScopeCondition =
  | { readonly kind: 'none' }
  | { readonly kind: 'town'; readonly townCode: string }
  | {
      readonly kind: 'path';
      readonly from: string;
      readonly to: string;
      readonly and?: 'led' | 'supervised';
      readonly accountId?: string;
    }
  | { readonly kind: 'mediator'; readonly personId: string; readonly committeeId: string | null }
  | { readonly kind: 'committee'; readonly committeeId: string; readonly from: string; readonly to: string };

/** What of all cases a person's lists may hold. */
export function scopeOf(viewer: Viewer): ScopeCondition {
  const [from, to] = pathRange(viewer.areaPath);
  switch (viewer.role) {
    case 'clerk':
    case 'coordinator':
    case 'justice':
      return { kind: 'town', townCode: viewer.areaCode };
    case 'gridWorker':
      return { kind: 'path', from, to };
    case 'leader':
      return { kind: 'path', from, to, and: 'led', accountId: viewer.accountId };
    case 'county':
      return { kind: 'path', from, to, and: 'supervised' };
    case 'mediator':
      return viewer.personId === null
        ? { kind: 'none' }
        : { kind: 'mediator', personId: viewer.personId, committeeId: null };
    case 'villageMediator':
      return viewer.personId === null
        ? { kind: 'none' }
        : { kind: 'mediator', personId: viewer.personId, committeeId: viewer.committeeId };
    case 'chair':
      return viewer.committeeId === null
        ? { kind: 'none' }
        : { kind: 'committee', committeeId: viewer.committeeId, from, to };
    default:
      return { kind: 'none' };
  }
}

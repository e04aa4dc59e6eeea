import { permissions } from '../../identity/permissions.ts';
import type { RoleName, Viewer } from '../../identity/viewer.ts';

/** A step that may be taken with many cases of a list at once; the lifecycle of each decides whether it can be. */
export interface BulkStep {
  readonly event: 'assign' | 'urgeCase' | 'superviseCase';
  readonly access: readonly RoleName[];
}

export const bulkSteps: readonly BulkStep[] = [
  { event: 'assign', access: permissions.handOverCases },
  { event: 'urgeCase', access: permissions.superviseCases },
  { event: 'superviseCase', access: permissions.superviseCases },
];

/** Whether the step is offered to this person's role. */
export function mayTake({ role }: Pick<Viewer, 'role'>, { access }: BulkStep): boolean {
  return access.includes(role);
}

/** So many at once: the page is answered within seconds, and what became of each can still be read. */
export const mostInBulk = 50;
/** A page of a list holds no more. */
export const mostExported = 100;

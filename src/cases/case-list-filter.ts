import type { Viewer } from '../identity/viewer.ts';
import type { Day } from '../platform/clock.ts';
import type { DisputeType } from './case.ts';

export const listTabs = ['todo', 'dueSoon', 'overdue', 'mine', 'all'] as const;
export type ListTab = (typeof listTabs)[number];

/** What a list is narrowed to; the address of a list page holds all of it. */
export interface CaseListFilter {
  readonly tab: ListTab;
  readonly q?: string | undefined;
  readonly type?: DisputeType | undefined;
  readonly phase?: string | undefined;
  /** Path of an area; its whole subtree counts. */
  readonly areaPath?: string | undefined;
  readonly due?: 'soon' | 'overdue' | undefined;
  readonly mediatorId?: string | undefined;
  readonly registeredFrom?: Day | undefined;
  readonly registeredTo?: Day | undefined;
  readonly risk?: string | undefined;
  readonly isResolved?: boolean | undefined;
}

/** Days before its end in which a deadline counts as near. */
export const soonDays = 5;

const mediatorPhases = ['assigned', 'preparing', 'mediating', 'drafting', 'signing', 'settled', 'failed', 'terminated'];

/** Phases in which the next step is up to a role: what its to-do list shows. */
const todoPhases: Readonly<Partial<Record<Viewer['role'], readonly string[]>>> = {
  gridWorker: ['triage'],
  villageMediator: ['triage', ...mediatorPhases],
  clerk: ['triage', 'referredOut', 'failed', 'terminated', 'routed', 'closed'],
  mediator: mediatorPhases,
  chair: ['triage', 'accepted', 'signing', 'selfResolved', 'terminated', 'routed'],
  coordinator: ['triage', 'accepted', 'referredOut', 'selfResolved', 'terminated', 'routed'],
  justice: ['closed'],
  leader: ['triage', 'accepted', ...mediatorPhases],
  county: ['triage', 'accepted', ...mediatorPhases],
};

export function todoPhasesOf(viewer: Pick<Viewer, 'role'>): readonly string[] {
  return todoPhases[viewer.role] ?? [];
}

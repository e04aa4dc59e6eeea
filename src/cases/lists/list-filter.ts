import type { Viewer } from '../../identity/viewer.ts';
import type { Day } from '../../platform/clock.ts';
import type { DisputeType } from '../core/case.ts';

export const listTabs = ['todo', 'dueSoon', 'overdue', 'mine', 'all'] as const;
export type ListTab = (typeof listTabs)[number];

/** An area of which the whole subtree counts; its codes narrow the search index as well. */
export interface ListArea {
  readonly path: string;
  readonly townCode?: string | undefined;
  readonly villageCode?: string | undefined;
}

/** What a list is narrowed to; the address of a list page holds all of it. */
export interface CaseListFilter {
  readonly tab: ListTab;
  readonly q?: string | undefined;
  readonly type?: DisputeType | undefined;
  readonly phase?: string | undefined;
  readonly area?: ListArea | undefined;
  readonly due?: 'soon' | 'overdue' | undefined;
  readonly mediatorId?: string | undefined;
  readonly registeredFrom?: Day | undefined;
  readonly registeredTo?: Day | undefined;
  readonly risk?: string | undefined;
  readonly isResolved?: boolean | undefined;
}

/** Days before its end in which a deadline counts as near. */
export const soonDays = 7;

/** What waits for a person: open cases, only the own ones, or cases in these phases. */
export interface TodoRule {
  readonly isOwn?: true;
  readonly phases?: readonly string[];
  /** Also cases referred elsewhere whose answer is due. */
  readonly hasDueReferrals?: true;
}

const todoRules: Readonly<Partial<Record<Viewer['role'], TodoRule>>> = {
  clerk: { phases: ['triage', 'closed'], hasDueReferrals: true },
  coordinator: {
    phases: ['triage', 'accepted', 'selfResolved', 'terminated', 'routed'],
    hasDueReferrals: true,
  },
  chair: { phases: ['accepted', 'signing', 'selfResolved', 'terminated', 'routed'] },
  mediator: { isOwn: true },
  villageMediator: { isOwn: true },
};

/** The to-do list of a role; without a rule of its own it holds every open case of the scope. */
export function todoRuleOf(viewer: Pick<Viewer, 'role'>): TodoRule {
  return todoRules[viewer.role] ?? {};
}

/** Tabs ordered by their due day; the others show the newest first. */
export function isByDueDay(filter: CaseListFilter): boolean {
  return filter.tab === 'dueSoon' || filter.tab === 'overdue' || filter.due !== undefined;
}

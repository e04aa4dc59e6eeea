import type { Viewer } from '../../identity/viewer.ts';

export const listTabs = ['todo', 'dueSoon', 'overdue', 'mine', 'all'] as const;
export type ListTab = (typeof listTabs)[number];

/** Every stage a case can be in, in the order of its course. */
export const casePhases = [
  'triage',
  'accepted',
  'assigned',
  'preparing',
  'mediating',
  'drafting',
  'signing',
  'settled',
  'failed',
  'terminated',
  'routed',
  'selfResolved',
  'imported',
  'referredOut',
  'refused',
  'closed',
  'archived',
  'void',
  'merged',
] as const;
/** Colours of risk, the gravest last. */
export const riskLevels = ['none', 'blue', 'yellow', 'orange', 'red'] as const;

/** An area of which the whole subtree counts; its codes narrow the search index as well. */
export interface ListArea {
  readonly path: string;
  readonly townCode?: string | undefined;
  readonly villageCode?: string | undefined;
}

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

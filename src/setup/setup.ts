import type { Account } from '../identity/account.ts';
import type { RoleName } from '../identity/viewer.ts';
import { isInForce } from '../offices/area.ts';
import type { Book } from '../offices/book/book.ts';

/** What an office does, in the order in which it comes to it. */
export const setupTasks = [
  'oversee',
  'register',
  'accept',
  'assign',
  'sign',
  'seal',
  'confirm',
  'deadlines',
  'statistics',
] as const;
export type SetupTask = (typeof setupTasks)[number];

export const setupSteps = [
  'administrators',
  'areas',
  'organisations',
  'committees',
  'numbers',
  'people',
  'seals',
  'courts',
  'desk',
  'mediators',
  'chairs',
  'governance',
  'approvals',
  'calendar',
] as const;
export type SetupStep = (typeof setupSteps)[number];

export interface StepState {
  readonly step: SetupStep;
  readonly isDone: boolean;
  /** What there is of it, or what lacks it by name. */
  readonly count: number;
  readonly lacking: readonly string[];
}

export interface SetupFacts {
  readonly book: Book;
  readonly accounts: readonly Pick<
    Account,
    'role' | 'disabledAt' | 'passwordHash' | 'personId' | 'committeeId'
  >[];
  readonly waitingAssignments: number;
  readonly calendarYears: readonly number[];
}

/** Which steps a task waits for, and who takes them. */
export const stepsOf: Readonly<Record<SetupTask, readonly SetupStep[]>> = {
  oversee: ['administrators'],
  register: ['areas', 'desk'],
  accept: ['areas', 'committees', 'numbers', 'desk'],
  assign: ['committees', 'people', 'governance'],
  sign: ['people', 'mediators'],
  seal: ['seals', 'chairs'],
  confirm: ['courts'],
  deadlines: ['calendar'],
  statistics: ['areas', 'organisations', 'committees', 'governance'],
};

export const suppliers: Readonly<Record<SetupStep, { readonly role: RoleName; readonly path: string }>> = {
  administrators: { role: 'sysadmin', path: '/admin/accounts' },
  areas: { role: 'sysadmin', path: '/admin/areas' },
  organisations: { role: 'sysadmin', path: '/admin/organisations' },
  committees: { role: 'sysadmin', path: '/admin/committees' },
  numbers: { role: 'sysadmin', path: '/admin/committees' },
  people: { role: 'sysadmin', path: '/admin/people' },
  seals: { role: 'sysadmin', path: '/admin/seals' },
  courts: { role: 'sysadmin', path: '/admin/committees' },
  desk: { role: 'sysadmin', path: '/admin/accounts' },
  mediators: { role: 'sysadmin', path: '/admin/accounts' },
  chairs: { role: 'sysadmin', path: '/admin/accounts' },
  governance: { role: 'sysadmin', path: '/admin/accounts' },
  approvals: { role: 'secadmin', path: '/admin/accounts' },
  calendar: { role: 'sysadmin', path: '/admin/calendar' },
};

/** How far an office is from working, step by step. */
export function setupStates(facts: SetupFacts): StepState[] {
  return setupSteps.map((step) => stateOf(step, facts));
}

export function isTaskReady(task: SetupTask, states: readonly StepState[]): boolean {
  return missingOf(task, states).length === 0;
}

export function missingOf(task: SetupTask, states: readonly StepState[]): StepState[] {
  return states.filter(({ step, isDone }) => stepsOf[task].includes(step) && !isDone);
}

function stateOf(step: SetupStep, facts: SetupFacts): StepState {
  const { book, accounts } = facts;
  const { today } = book;
  const committees = book.all('committees').filter((one) => isInForce(one, today));
  const people = book.all('people').filter((one) => isInForce(one, today));
  const usable = accounts.filter(
    ({ disabledAt, passwordHash }) => disabledAt === null && passwordHash !== null,
  );
  const has = (...roles: RoleName[]) => usable.filter(({ role }) => roles.includes(role)).length;
  const atLeastOne = (count: number): StepState => ({ step, isDone: count > 0, count, lacking: [] });
  const each = (lacking: readonly { readonly name: string }[], of: readonly unknown[]): StepState => ({
    step,
    isDone: of.length > 0 && lacking.length === 0,
    count: of.length - lacking.length,
    lacking: lacking.map(({ name }) => name),
  });
  switch (step) {
    case 'administrators': {
      const roles = ['sysadmin', 'secadmin', 'auditor'] as const;
      const there = roles.filter((role) => has(role) > 0);
      return { step, isDone: there.length === roles.length, count: there.length, lacking: [] };
    }
    case 'areas':
      return atLeastOne(book.tree.search({ level: 'town', onDay: today, limit: 1000 }).length);
    case 'organisations':
      return atLeastOne(book.all('organisations').filter((one) => isInForce(one, today)).length);
    case 'committees':
      return atLeastOne(committees.length);
    case 'numbers':
      return each(
        committees.filter((one) => one.numberWord === '' || !one.numberPattern.includes('{n}')),
        committees,
      );
    case 'people':
      return each(
        committees.filter(
          (one) => !people.some((person) => person.committeeId === one.id && person.isMediator),
        ),
        committees,
      );
    case 'seals': {
      const seals = book.all('seals').filter((one) => isInForce(one, today));
      return each(
        committees.filter((one) => !seals.some(({ committeeId }) => committeeId === one.id)),
        committees,
      );
    }
    case 'courts':
      return each(
        committees.filter(({ court }) => court === null),
        committees,
      );
    case 'desk':
      return atLeastOne(has('clerk', 'coordinator', 'villageMediator'));
    case 'mediators':
      return atLeastOne(has('mediator', 'villageMediator'));
    case 'chairs':
      return atLeastOne(has('chair'));
    case 'governance':
      return atLeastOne(has('coordinator', 'chair'));
    case 'approvals': {
      const waiting = accounts.filter((one) => one.disabledAt !== null && one.passwordHash === null).length;
      const count = waiting + facts.waitingAssignments;
      return { step, isDone: count === 0, count, lacking: [] };
    }
    case 'calendar': {
      const year = Number(today.slice(0, 4));
      const lacking = [year, year + 1].filter((one) => !facts.calendarYears.includes(one));
      return { step, isDone: lacking.length === 0, count: 2 - lacking.length, lacking: lacking.map(String) };
    }
  }
}

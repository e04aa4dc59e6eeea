import type { AccountsService } from '../identity/accounts-service.ts';
import type { AssignmentsService } from '../identity/assignments/assignments-service.ts';
import type { BookService } from '../offices/book/book-service.ts';
import type { CalendarService } from '../offices/calendar/calendar-service.ts';
import { isTaskReady, type StepState, setupStates, setupTasks } from './setup.ts';

export interface SetupDeps {
  readonly accounts: Pick<AccountsService, 'list'>;
  readonly assignments: Pick<AssignmentsService, 'listWaiting'>;
  readonly book: Pick<BookService, 'open'>;
  readonly calendar: Pick<CalendarService, 'listYears'>;
}

/** From an empty database to a working office: what is there, what is missing, and for which task. */
export class SetupService {
  readonly #deps: SetupDeps;

  constructor(deps: SetupDeps) {
    this.#deps = deps;
  }

  async states(): Promise<StepState[]> {
    const { accounts, assignments, book, calendar } = this.#deps;
    return setupStates({
      book: await book.open(),
      accounts: await accounts.list(),
      waitingAssignments: (await assignments.listWaiting()).length,
      calendarYears: await calendar.listYears(),
    });
  }

  /** How many tasks of an office cannot be done yet. */
  async countMissing(): Promise<number> {
    const states = await this.states();
    return setupTasks.filter((task) => !isTaskReady(task, states)).length;
  }

  /** Names of those who keep the books of the office, to ask for what is missing. */
  async administrators(): Promise<string[]> {
    const all = await this.#deps.accounts.list();
    return all
      .filter(({ role, disabledAt }) => role === 'sysadmin' && disabledAt === null)
      .map(({ displayName }) => displayName);
  }
}

import type { AuditEntry } from '../audit/audit-entry.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { CalendarDay } from '../platform/calendar.ts';
import type { Clock, Day } from '../platform/clock.ts';
import type { Database } from '../platform/database/connect.ts';
import type { Tx, UnitOfWork } from '../platform/database/unit-of-work.ts';
import { NotFoundError } from '../platform/errors.ts';
import * as repository from './areas-repository.ts';
import type { AreasService } from './areas-service.ts';

export interface CalendarYearView {
  readonly year: number;
  readonly source: string | null;
  readonly days: readonly CalendarDay[];
}

/** The table of rest days and make-up working days that an office keeps from the yearly notice of the State Council. */
export class CalendarService {
  readonly #database: Database;
  readonly #unitOfWork: UnitOfWork;
  readonly #areas: AreasService;
  readonly #audit: AuditLog;
  readonly #clock: Clock;

  constructor(deps: {
    database: Database;
    unitOfWork: UnitOfWork;
    areas: AreasService;
    audit: AuditLog;
    clock: Clock;
  }) {
    this.#database = deps.database;
    this.#unitOfWork = deps.unitOfWork;
    this.#areas = deps.areas;
    this.#audit = deps.audit;
    this.#clock = deps.clock;
  }

  async listYears(): Promise<readonly number[]> {
    const years = await repository.listCalendarYears(this.#database.read);
    return years.map(({ year }) => year);
  }

  async getYear(year: number): Promise<CalendarYearView> {
    const years = await repository.listCalendarYears(this.#database.read);
    const days = await repository.listCalendarDays(this.#database.read);
    return {
      year,
      source: years.find((one) => one.year === year)?.source ?? null,
      days: days.filter(({ day }) => yearOf(day) === year),
    };
  }

  /** Adds the day or changes what stood there, marks its year as known, and has the new calendar used at once. */
  async saveDay(actorId: string, entry: CalendarDay, source: string): Promise<void> {
    await this.#change(async (tx) => {
      const now = this.#clock.now();
      await repository.saveCalendarDay(tx, entry, now);
      if (!this.#areas.calendar.knows(yearOf(entry.day))) {
        await repository.saveCalendarYear(tx, yearOf(entry.day), source, now);
      }
      const detail = { kind: entry.kind, name: entry.name };
      await this.#audit.append(tx, this.#entry(actorId, 'calendarDaySaved', entry.day, detail));
    });
  }

  /** Throws NotFoundError when the day is not in the table. */
  async removeDay(actorId: string, day: Day): Promise<void> {
    await this.#change(async (tx) => {
      if (!(await repository.deleteCalendarDay(tx, day)))
        throw new NotFoundError('calendarDayNotFound', { day });
      await this.#audit.append(tx, this.#entry(actorId, 'calendarDayRemoved', day, {}));
    });
  }

  #entry(actorId: string, action: string, day: Day, detail: Record<string, string>): AuditEntry {
    const at = this.#clock.now();
    return { actorId, action, objectKind: 'calendarDay', objectId: day, detail, requestId: null, at };
  }

  async #change(work: (tx: Tx) => Promise<void>): Promise<void> {
    await this.#unitOfWork.run(async (tx) => {
      await work(tx);
      tx.afterCommit(() => this.#areas.load());
    });
  }
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

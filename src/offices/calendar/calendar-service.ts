import type { AuditEntry } from '../../audit/audit-entry.ts';
import type { AuditLog } from '../../audit/audit-log.ts';
import type { CalendarDay } from '../../platform/calendar.ts';
import { asDay, type Clock, type Day, legalDay } from '../../platform/clock.ts';
import type { Database, Db } from '../../platform/database/connect.ts';
import { lockUntilCommit } from '../../platform/database/dialect-of.ts';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { NotFoundError, StaleVersionError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import * as repository from '../areas-repository.ts';
import type { AreasService } from '../areas-service.ts';
import type { RuleChange } from '../rule-change.ts';
import { countRuleChanges, insertRuleChange, listRuleChanges } from '../rule-changes-repository.ts';
import { countOpenDueIn } from './due-read-model.ts';

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

  /** What was done to the calendar of a year, the first first. */
  history(year: number): Promise<RuleChange[]> {
    return listRuleChanges(this.#database.read, 'calendar', String(year));
  }

  /** How many running limits that the calendar has a say in end in a year. */
  countOpenDueIn(year: number): Promise<number> {
    return countOpenDueIn(this.#database.read, year);
  }

  /** The year whose notice is missing in the month in which every office has it; null when none is. */
  missingYear(): number | null {
    const today = legalDay(this.#clock.now());
    const next = yearOf(today) + 1;
    return today.slice(5, 7) === '12' && !this.#areas.calendar.knows(next) ? next : null;
  }

  /** Adds the day or changes what stood there, marks its year as known, and has the new calendar used at once. */
  async saveDay(
    actorId: string,
    entry: CalendarDay,
    { source, reason }: { readonly source: string; readonly reason: string },
  ): Promise<void> {
    const year = yearOf(entry.day);
    await this.#change(async (tx) => {
      const now = this.#clock.now();
      const before = await daysOfYear(tx.knex, year);
      await repository.saveCalendarDay(tx, entry, now);
      if (!this.#areas.calendar.knows(year)) await repository.saveCalendarYear(tx, year, source, now);
      await this.#keep(tx, {
        actorId,
        year,
        act: 'corrected',
        onDay: entry.day,
        reason,
        basis: null,
        before,
      });
      const detail = { kind: entry.kind, name: entry.name };
      await this.#audit.append(tx, this.#entry(actorId, 'calendarDaySaved', entry.day, detail));
    });
  }

  /** Throws NotFoundError when the day is not in the table. */
  async removeDay(actorId: string, day: Day, reason: string): Promise<void> {
    const year = yearOf(day);
    await this.#change(async (tx) => {
      const before = await daysOfYear(tx.knex, year);
      if (!(await repository.deleteCalendarDay(tx, day)))
        throw new NotFoundError('calendarDayNotFound', { day });
      await this.#keep(tx, { actorId, year, act: 'corrected', onDay: day, reason, basis: null, before });
      await this.#audit.append(tx, this.#entry(actorId, 'calendarDayRemoved', day, {}));
    });
  }

  /**
   * The yearly notice as a whole: what was kept for its year gives way, and stays in the history.
   * @throws StaleVersionError when the year was changed meanwhile
   */
  async saveNotice(
    actorId: string,
    notice: {
      readonly year: number;
      readonly days: readonly CalendarDay[];
      readonly source: string;
      readonly reason: string;
      /** How often the year had been changed when the form was opened. */
      readonly revision: number;
    },
  ): Promise<void> {
    const { year, days, source, reason, revision } = notice;
    await this.#change(async (tx) => {
      const now = this.#clock.now();
      const before = await daysOfYear(tx.knex, year);
      if ((await countRuleChanges(tx.knex, 'calendar', String(year))) !== revision)
        throw new StaleVersionError();
      const isKnown = (await repository.listCalendarYears(tx.knex)).some((one) => one.year === year);
      for (const { day } of before) await repository.deleteCalendarDay(tx, day);
      for (const entry of days) await repository.saveCalendarDay(tx, entry, now);
      await repository.saveCalendarYear(tx, year, source, now);
      await this.#keep(tx, {
        ...{ actorId, year, act: isKnown ? 'changed' : 'added', onDay: asDay(`${year}-01-01`) },
        ...{ reason, basis: source, before },
      });
      const entry = this.#entry(actorId, 'calendarYearSaved', asDay(`${year}-01-01`), { source });
      await this.#audit.append(tx, { ...entry, objectKind: 'calendarYear', objectId: String(year) });
    });
  }

  /** Keeps what the year was before, with who changed it and why. */
  async #keep(
    tx: Tx,
    change: Pick<RuleChange, 'actorId' | 'act' | 'onDay' | 'reason' | 'basis'> & {
      readonly year: number;
      readonly before: readonly CalendarDay[];
    },
  ): Promise<void> {
    const { year, before, ...told } = change;
    await insertRuleChange(tx, {
      ...{ ...told, id: newId(), kind: 'calendar', objectId: String(year) },
      former: {
        validFrom: asDay(`${year}-01-01`),
        validTo: null,
        values: Object.fromEntries(before.map(({ day, kind, name }) => [day, `${kind} ${name}`])),
      },
      recordedAt: this.#clock.now(),
    });
  }

  #entry(actorId: string, action: string, day: Day, detail: Record<string, string>): AuditEntry {
    const at = this.#clock.now();
    return { actorId, action, objectKind: 'calendarDay', objectId: day, detail, requestId: null, at };
  }

  async #change(work: (tx: Tx) => Promise<void>): Promise<void> {
    await this.#unitOfWork.run(async (tx) => {
      await lockUntilCommit(tx.knex, 'office rules');
      await work(tx);
      tx.afterCommit(() => this.#areas.load());
    });
  }
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

async function daysOfYear(db: Db, year: number): Promise<readonly CalendarDay[]> {
  return (await repository.listCalendarDays(db)).filter(({ day }) => yearOf(day) === year);
}

import type { LegalCalendar } from '../../platform/calendar.ts';
import { type Clock, systemMs } from '../../platform/clock.ts';
import type { Database, Db } from '../../platform/database/connect.ts';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.ts';
import {
  type CalendarFollowing,
  holdFollowing,
  insertDeadlineChange,
  lastFollowing,
  saveFollowing,
  startFollowing,
} from '../deadlines/deadline-changes-repository.ts';
import { nearestOf, recounted } from '../deadlines/deadlines.ts';
import {
  type Deadline,
  listCountedDeadlines,
  listOpenDeadlines,
  updateDeadline,
} from '../deadlines/deadlines-repository.ts';
import type { SubjectStore } from '../definitions/ports.ts';
import { tellOfDeadline } from './deadline-warning-sender.ts';
import type { WorkflowEngine } from './engine.ts';

const batch = 50;
const whileMs = 1_000;

export interface FollowerDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly engine: WorkflowEngine;
  readonly stores: readonly SubjectStore[];
  /** The calendar as it stands in the database, with a mark of its content. */
  readonly readCalendar: (
    db: Db,
  ) => Promise<{ readonly fingerprint: string; readonly calendar: LegalCalendar }>;
  /** Called when this process has not seen the calendar as it is now. */
  readonly onChange: () => Promise<void>;
}

/**
 * Counts open deadlines anew once the calendar changed, e.g. when the notice of the next year is entered. What moved is
 * noted beside the deadline and told to those concerned. Deadlines of an agreed day stay.
 */
export class CalendarFollower {
  readonly #deps: FollowerDeps;
  #seen: string | null = null;

  constructor(deps: FollowerDeps) {
    this.#deps = deps;
  }

  /** Follows for about a second; true when something is left. */
  async followForAWhile(): Promise<boolean> {
    const { db, uow, clock, readCalendar, onChange } = this.#deps;
    const { fingerprint, calendar } = await readCalendar(db.read);
    if (fingerprint !== this.#seen) await onChange();
    this.#seen = fingerprint;
    const last = await lastFollowing(db.read);
    const isKnown = last?.fingerprint === fingerprint;
    if (isKnown && last.finishedAt !== null) return false;
    const id = isKnown ? last.id : await uow.run((tx) => startFollowing(tx, fingerprint, clock.now()));
    const until = systemMs() + whileMs;
    while (systemMs() < until) {
      const hasMore = await uow.run(async (tx) => {
        const following = await holdFollowing(tx, id);
        return following?.finishedAt === null && this.#batch(tx, following, calendar);
      });
      if (!hasMore) return false;
    }
    return true;
  }

  /** True when there is more. */
  async #batch(tx: Tx, following: CalendarFollowing, calendar: LegalCalendar): Promise<boolean> {
    const deadlines = await listCountedDeadlines(tx.knex, following.cursor, batch);
    let { changed } = following;
    for (const one of deadlines) if (await this.#follow(tx, one, calendar)) changed += 1;
    const hasMore = deadlines.length === batch;
    const cursor = deadlines.at(-1)?.id ?? following.cursor;
    const finishedAt = hasMore ? null : this.#deps.clock.now();
    await saveFollowing(tx, { ...following, cursor, changed, finishedAt });
    return hasMore;
  }

  async #follow(tx: Tx, deadline: Deadline, calendar: LegalCalendar): Promise<boolean> {
    const now = this.#deps.clock.now();
    const { pausedDays, extensionDays, subjectId } = deadline;
    const next = recounted(deadline, { pausedDays, extensionDays }, calendar, now);
    const isMoved = next.dueOn !== deadline.dueOn;
    if (!isMoved && next.isYearUnknown === deadline.isYearUnknown) return false;
    await updateDeadline(tx, deadline.id, next);
    if (!isMoved) return true;
    const { dueOn: oldDueOn } = deadline;
    const change = { deadlineId: deadline.id, subjectId, oldDueOn, newDueOn: next.dueOn, changedAt: now };
    await insertDeadlineChange(tx, { ...change, reason: 'calendar' });
    const due = nearestOf(await listOpenDeadlines(tx.knex, subjectId));
    await this.#deps.stores.find(({ kind }) => kind === deadline.subjectKind)?.saveDue(tx, subjectId, due);
    await tellOfDeadline(tx, this.#deps.engine, { ...deadline, ...next }, 'deadlineMoved', now);
    return true;
  }
}

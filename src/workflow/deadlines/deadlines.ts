import { daysBetween, dueDay, type LegalCalendar, type LimitExtras } from '../../platform/calendar.ts';
import { addMs, asDay, type Day, type Instant, legalDay, startOfLegalDay } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { newId } from '../../platform/ids.ts';
import type { Facts, Vocabulary } from '../definitions/definition.ts';
import type { Subject } from '../definitions/ports.ts';
import { insertDeadlineChange } from './deadline-changes-repository.ts';
import { nextWarning } from './deadline-warnings.ts';
import {
  type Deadline,
  findDeadlineRule,
  findOccurredAt,
  insertDeadline,
  listDeadlines,
  listOpenDeadlines,
  updateDeadline,
} from './deadlines-repository.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** Time to type in a file that was kept on paper before anything in it counts as overdue. */
const backEntryGraceMs = 7 * dayMs;

export interface DeadlineStep {
  readonly opened: readonly { rule: string; key: string; startOn?: string; dueOn?: string }[];
  readonly closed: readonly { key: string; outcome: 'met' | 'cancelled' }[];
  /** The case ends: what still runs and is not opened by this very step is cancelled. */
  readonly cancelRest?: boolean;
  readonly pause: boolean;
  readonly resume: boolean;
  /** Days granted in addition to what still runs, by key. */
  readonly extended?: readonly { readonly key: string; readonly days: number }[];
}

export interface DeadlineMoment {
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly seq: number;
  readonly facts: Facts;
}

/** What counts from another day, another rule, or both. */
export interface CorrectedStart {
  readonly recordedAt: Instant;
  readonly before: Facts;
  readonly after: Facts;
  readonly registered: { readonly before: Day; readonly after: Day };
  /** The type or the place is another one, for which other rules may hold. */
  readonly isOtherRule: boolean;
}
interface Span {
  readonly startOn: Day;
  readonly dueOn: Day;
}
export interface MovedDeadline {
  readonly id: string;
  readonly rule: string;
  readonly from: Span;
  readonly to: Span;
}
export interface Restarted {
  readonly moved: readonly MovedDeadline[];
  readonly due: ReturnType<typeof nearestOf>;
}

/** Opens, closes, pauses and resumes the deadlines of a subject in the transaction of its command. */
export class Deadlines {
  readonly #calendar: () => LegalCalendar;
  readonly #vocabulary: Vocabulary;

  constructor(deps: { calendar: () => LegalCalendar; vocabulary: Vocabulary }) {
    this.#calendar = deps.calendar;
    this.#vocabulary = deps.vocabulary;
  }

  /** Applies the changes and gives the nearest open legal deadline that can be called due; null without changes. */
  async apply(
    tx: Tx,
    subject: Subject,
    changes: DeadlineStep,
    moment: DeadlineMoment,
  ): Promise<{ dueOn: Day | null; dueRule: string | null } | null> {
    const hasChanges =
      changes.opened.length > 0 ||
      changes.closed.length > 0 ||
      changes.pause ||
      changes.resume ||
      changes.cancelRest ||
      (changes.extended ?? []).length > 0;
    if (!hasChanges) return null;
    let open = await listOpenDeadlines(tx.knex, subject.id);
    for (const { key, outcome } of changes.closed) {
      for (const deadline of open.filter((one) => one.key === key)) {
        await this.#close(tx, deadline, outcome, moment);
      }
    }
    if (changes.cancelRest) {
      const handled = new Set([...changes.closed, ...changes.opened].map((one) => one.key));
      for (const one of open.filter(({ key }) => !handled.has(key)))
        await this.#close(tx, one, 'cancelled', moment);
    }
    for (const one of changes.opened) {
      const stays = open.some((other) => other.key === one.key);
      const isClosed = changes.closed.some((other) => other.key === one.key);
      if (!stays || isClosed) await this.#open(tx, subject, one, moment);
    }
    open = await listOpenDeadlines(tx.knex, subject.id);
    if (changes.pause) for (const one of open) await this.#pause(tx, one, moment);
    if (changes.resume) for (const one of open) await this.#resume(tx, one, moment);
    for (const { key, days } of changes.extended ?? []) {
      for (const one of open.filter((other) => other.key === key)) await this.#extend(tx, one, days, moment);
    }
    open = await listOpenDeadlines(tx.knex, subject.id);
    return nearestOf(open);
  }

  /**
   * Counts anew what began on a day that was taken down wrongly, or by the rule of another type or place. What ended is
   * called late or in time by its new last day. Gives what moved and the nearest open legal deadline.
   */
  async restart(tx: Tx, subject: Subject, corrected: CorrectedStart): Promise<Restarted> {
    const moved: MovedDeadline[] = [];
    for (const one of await listDeadlines(tx.knex, subject.id)) {
      if (one.isFixed || one.state === 'cancelled') continue;
      const startOn = this.#startOf(one, corrected);
      if (startOn === one.startOn && !corrected.isOtherRule) continue;
      const rule = await findDeadlineRule(tx.knex, one.rule, subject, startOn);
      const { kind, length, unit, roll, basis, warnDays } = rule ?? one;
      const counted = { ...one, startOn, kind, length, unit, roll, basis, warnDays };
      const next = recounted(counted, one, this.#calendar(), corrected.recordedAt);
      const state = await this.#stateAfter(tx, one, next.dueOn);
      await updateDeadline(tx, one.id, {
        ...{ startOn, kind, length, unit, roll, basis, warnDays, state },
        ...(one.state === 'open' ? next : { dueOn: next.dueOn, dueAt: next.dueAt }),
      });
      if (next.dueOn === one.dueOn && startOn === one.startOn) continue;
      moved.push({ id: one.id, rule: one.rule, from: one, to: { startOn, dueOn: next.dueOn } });
      const change = { deadlineId: one.id, subjectId: subject.id, changedAt: corrected.recordedAt };
      const days = { oldDueOn: one.dueOn, newDueOn: next.dueOn };
      await insertDeadlineChange(tx, { ...change, ...days, reason: 'correction' });
    }
    return { moved, due: nearestOf(await listOpenDeadlines(tx.knex, subject.id)) };
  }

  /** The first day of a deadline: the corrected one where it had begun on the wrong one. */
  #startOf({ rule, startOn, openedSeq }: Deadline, { before, after, registered }: CorrectedStart): Day {
    const name = this.#vocabulary.deadlineEvents.get(rule)?.startFact;
    if (name === undefined)
      return openedSeq === 1 && startOn === registered.before ? registered.after : startOn;
    const day = after[name];
    return startOn === before[name] && typeof day === 'string' ? asDay(day) : startOn;
  }

  /** In time or late, of one that ended, is a matter of the day it ended on. */
  async #stateAfter(tx: Tx, one: Deadline, dueOn: Day): Promise<Deadline['state']> {
    if (one.state === 'open' || one.closedSeq === null || one.unit === 'hour') return one.state;
    const ended = await findOccurredAt(tx.knex, one.subjectId, one.closedSeq);
    return ended !== null && legalDay(ended) > dueOn ? 'late' : 'met';
  }

  /** Takes back what one step did to the deadlines: what it opened is cancelled, what it closed runs again. */
  async undo(
    tx: Tx,
    subjectId: string,
    seqs: { readonly undone: number; readonly by: number },
  ): Promise<{ dueOn: Day | null; dueRule: string | null }> {
    for (const one of await listDeadlines(tx.knex, subjectId)) {
      if (one.openedSeq === seqs.undone && one.state === 'open') {
        await updateDeadline(tx, one.id, { state: 'cancelled', closedSeq: seqs.by });
      }
      if (one.closedSeq === seqs.undone) await updateDeadline(tx, one.id, { state: 'open', closedSeq: null });
    }
    return nearestOf(await listOpenDeadlines(tx.knex, subjectId));
  }

  async #open(
    tx: Tx,
    subject: Subject,
    { rule: code, key, startOn: given, dueOn: fixed }: DeadlineStep['opened'][number],
    moment: DeadlineMoment,
  ): Promise<void> {
    const timer = this.#vocabulary.deadlineEvents.get(code);
    const fromFact = timer?.startFact ? moment.facts[timer.startFact] : null;
    const startOn = asDay(given ?? (typeof fromFact === 'string' ? fromFact : legalDay(moment.occurredAt)));
    const isUrgent = moment.facts['isUrgent'] === true;
    const counted = isUrgent ? (timer?.urgentRule ?? code) : code;
    const rule = await findDeadlineRule(tx.knex, counted, subject, startOn);
    if (!timer || !rule) return;
    const hours = rule.unit === 'hour' ? inHours(rule.length, moment) : null;
    const { dueOn, unknownYear } = fixed
      ? { dueOn: asDay(fixed), unknownYear: false }
      : (hours ?? dueDay(startOn, rule, this.#calendar()));
    const dueAt = hours?.dueAt ?? endOfDay(dueOn);
    const isPast = dueAt <= moment.recordedAt;
    await insertDeadline(tx, {
      id: newId(),
      subjectId: subject.id,
      subjectKind: subject.kind,
      rule: code,
      key,
      kind: rule.kind,
      event: timer.event ?? '',
      startOn,
      length: rule.length,
      unit: rule.unit,
      roll: rule.roll,
      dueOn,
      dueAt,
      pausedOn: null,
      pausedDays: 0,
      extensionDays: 0,
      isYearUnknown: unknownYear,
      basis: rule.basis,
      state: 'open',
      openedSeq: moment.seq,
      closedSeq: null,
      graceUntil: isPast ? addMs(moment.recordedAt, backEntryGraceMs) : null,
      firedAt: null,
      warnDays: rule.warnDays,
      warnAt: nextWarning(dueOn, rule.warnDays, moment.recordedAt),
      isFixed: fixed !== undefined || hours !== null,
    });
  }

  async #close(
    tx: Tx,
    deadline: Deadline,
    outcome: 'met' | 'cancelled',
    moment: DeadlineMoment,
  ): Promise<void> {
    const isOver =
      deadline.unit === 'hour'
        ? moment.occurredAt > deadline.dueAt
        : legalDay(moment.occurredAt) > deadline.dueOn;
    const isLate = outcome === 'met' && isOver;
    await updateDeadline(tx, deadline.id, {
      state: isLate ? 'late' : outcome,
      closedSeq: moment.seq,
    });
  }

  async #pause(tx: Tx, deadline: Deadline, moment: DeadlineMoment): Promise<void> {
    const spec = this.#vocabulary.deadlineEvents.get(deadline.rule);
    if (deadline.pausedOn !== null || spec?.isNeverPaused) return;
    await updateDeadline(tx, deadline.id, { pausedOn: legalDay(moment.occurredAt) });
  }

  async #resume(tx: Tx, deadline: Deadline, moment: DeadlineMoment): Promise<void> {
    if (deadline.pausedOn === null) return;
    const pausedDays = deadline.pausedDays + daysBetween(deadline.pausedOn, legalDay(moment.occurredAt));
    await updateDeadline(tx, deadline.id, { pausedOn: null });
    await this.#count(tx, deadline, { pausedDays, extensionDays: deadline.extensionDays }, moment.recordedAt);
  }

  async #extend(tx: Tx, deadline: Deadline, days: number, moment: DeadlineMoment): Promise<void> {
    const { pausedDays } = deadline;
    const extensionDays = deadline.extensionDays + days;
    await this.#count(tx, deadline, { pausedDays, extensionDays }, moment.recordedAt);
  }

  /** Counts the last day anew; a deadline that has time again warns and rings again. */
  async #count(tx: Tx, deadline: Deadline, extras: Required<LimitExtras>, now: Instant): Promise<void> {
    await updateDeadline(tx, deadline.id, {
      ...extras,
      ...recounted(deadline, extras, this.#calendar(), now),
    });
  }
}

/** What the columns of a deadline are once it is counted with these pauses and extensions by this calendar. */
export function recounted(
  deadline: Deadline,
  extras: Required<LimitExtras>,
  calendar: LegalCalendar,
  now: Instant,
): Pick<Deadline, 'dueOn' | 'dueAt' | 'isYearUnknown' | 'warnAt'> &
  Partial<Pick<Deadline, 'firedAt' | 'graceUntil'>> {
  const { dueOn, unknownYear } = dueDay(deadline.startOn, deadline, calendar, extras);
  const dueAt = endOfDay(dueOn);
  const hasTime = dueAt > now;
  return {
    dueOn,
    dueAt,
    isYearUnknown: unknownYear,
    warnAt: nextWarning(dueOn, deadline.warnDays, now),
    ...(hasTime && { firedAt: null, graceUntil: null }),
  };
}

/** The nearest open legal deadline that can be called due. */
export function nearestOf(open: readonly Deadline[]): { dueOn: Day | null; dueRule: string | null } {
  const nearest = open.find(
    (one) => one.kind === 'legal' && one.pausedOn === null && one.graceUntil === null,
  );
  return { dueOn: nearest?.dueOn ?? null, dueRule: nearest?.rule ?? null };
}

/** Hours run by the clock; what arrives is counted from its arrival, whenever it happened. */
function inHours(length: number, { seq, occurredAt, recordedAt }: DeadlineMoment) {
  const dueAt = addMs(seq === 1 ? recordedAt : occurredAt, length * hourMs);
  return { dueAt, dueOn: legalDay(dueAt), unknownYear: false };
}

/** A limit runs until the end of its last day (《民法典》第二百零三条). */
function endOfDay(day: Day): Instant {
  return addMs(startOfLegalDay(day), dayMs);
}

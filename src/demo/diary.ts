import type { LegalCalendar } from '../platform/calendar.ts';
import { type Day, type Instant, legalDay } from '../platform/clock.ts';
import { firstSlot, type Slot } from './office-hours.ts';

/** Who is busy when: nobody does two things at once. */
export class Diary {
  readonly #calendar: LegalCalendar;
  readonly #days = new Map<string, Slot[]>();

  constructor(calendar: LegalCalendar) {
    this.#calendar = calendar;
  }

  /** The first free time of this person; it is not taken yet. `also` counts as taken. */
  find(who: string, notBefore: Instant, minutes: number, also: readonly Slot[]): Slot {
    for (let from = notBefore; ; ) {
      const slot = firstSlot(this.#calendar, from, minutes, also);
      const other = this.#on(who, legalDay(slot.from)).find(
        (one) => one.from < slot.to && slot.from < one.to,
      );
      if (other === undefined) return slot;
      from = other.to;
    }
  }

  take(who: string, slot: Slot): void {
    this.#on(who, legalDay(slot.from)).push(slot);
  }

  #on(who: string, day: Day): Slot[] {
    const key = `${who} ${day}`;
    const known = this.#days.get(key);
    if (known !== undefined) return known;
    const made: Slot[] = [];
    this.#days.set(key, made);
    return made;
  }
}

import type { PlacedTransition } from '../../src/workflow/definitions/compile.ts';
import type { TestOffice } from '../support/office.ts';
import type { Journey } from './journey.ts';
import type { Place } from './place.ts';

/** Moves the clock past the due day that fires this event and lets the worker ring; false when none is open. */
export async function ringDeadline(
  office: TestOffice,
  journey: Journey,
  place: Place,
  branch: PlacedTransition,
): Promise<boolean> {
  const { states } = place.set.main;
  const rules = branch.event === 'breach' ? ['C-OBL'] : (states.get(branch.path)?.meta.deadlines ?? []);
  const due = (await office.engine.deadlinesOf(office.db.read, journey.id)).find(
    (one) =>
      one.event === branch.event &&
      one.state === 'open' &&
      one.firedAt === null &&
      one.pausedOn === null &&
      rules.includes(one.rule),
  );
  if (!due) {
    for (const rule of rules) journey.rung.add(rule);
    return false;
  }
  const at = due.graceUntil !== null && due.graceUntil > due.dueAt ? due.graceUntil : due.dueAt;
  if (at > office.clock.now()) office.testClock.set(at);
  office.testClock.advance(60_000);
  await office.worker.runOnce();
  journey.rung.add(due.rule);
  return true;
}

import type { PlacedTransition } from '../../src/workflow/compile.ts';
import type { Actor } from '../../src/workflow/ports.ts';
import type { TestOffice } from '../support/office.ts';
import type { Journey } from './journey.ts';
import type { Place } from './place.ts';

const system: Actor = { accountId: null, name: 'system', roles: ['system'] };

/** Moves the clock past the due day that fires this event and lets the worker ring; false when none is open. */
export async function ringDeadline(
  office: TestOffice,
  journey: Journey,
  place: Place,
  branch: PlacedTransition,
): Promise<boolean> {
  if (branch.event === 'breach' && branch.path === 'settled.performance.performed')
    return ringLate(office, journey);
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

/** The worker had read an obligation as due when its performance was recorded: its ring must do no harm. */
async function ringLate(office: TestOffice, { kind, id }: Journey): Promise<boolean> {
  const row = await office.db
    .read('obligations')
    .join('agreements', 'agreements.id', 'obligations.agreement_id')
    .where({ 'obligations.case_id': id, 'obligations.state': 'performed', 'agreements.state': 'effective' })
    .first('obligations.id');
  if (!row) return false;
  const data = { obligationId: row.id, note: '' };
  await office.engine.command({ kind, subjectId: id, event: 'breach', data, actor: system });
  return true;
}

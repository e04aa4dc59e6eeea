import { expect, test } from 'vitest';
import { addMs, asInstant } from '../../src/platform/clock.ts';
import { anyDatabase, type OpenTestDatabase } from '../support/database.ts';
import { openOffice, type TestOffice } from '../support/office.ts';

const hourMs = 3_600_000;
const told = { note: '已打电话给双方' };

async function inOffice(
  open: OpenTestDatabase,
  work: (
    office: TestOffice,
    lead: { fire(as: string, event: string, data?: object): Promise<void>; id: string },
  ) => Promise<void>,
  urgency: 'normal' | 'urgent',
): Promise<void> {
  const office = await openOffice(open, asInstant('2026-03-02T09:00:00+08:00'));
  try {
    const occurredAt = addMs(office.clock.now(), -3 * hourMs);
    const report = { type: 'land', what: '两家为田埂争吵', urgency, occurredAt };
    const { id } = await office.leads.service.report(await office.as('grid'), report);
    const fire = async (as: string, event: string, data: object = {}): Promise<void> => {
      const viewer = await office.as(as);
      await office.leads.service.fire(viewer, await office.leads.service.getLead(viewer, id), {
        event,
        data,
      });
    };
    await work(office, { id, fire });
  } finally {
    await office.close();
  }
}

const clocksOf = (office: TestOffice, id: string) =>
  office.db
    .read('deadlines')
    .where({ subject_id: id })
    .orderBy('rule')
    .select('rule', 'state', 'due_on', 'due_at', 'unit');

anyDatabase((_name, open) => {
  test('lead, triaged, taken up and verified in working days, has met each of its first times', async () => {
    await inOffice(
      open,
      async (office, { id, fire }) => {
        await fire('clerk', 'triage', { note: '交村调解员' });
        await fire('village', 'coordinate', told);
        expect(await clocksOf(office, id)).toMatchObject([
          { rule: 'C-4Y-COORD', state: 'met', due_on: '2026-03-05' },
          { rule: 'C-4Y-TRIAGE', state: 'met', due_on: '2026-03-03' },
          { rule: 'C-4Y-VERIFY', state: 'open', due_on: '2026-03-09' },
        ]);
        office.testClock.advance(9 * 24 * hourMs);
        await fire('grid', 'verify', { finding: 'true', note: '田埂确被挖开' });

        expect(await clocksOf(office, id)).toMatchObject([{}, {}, { rule: 'C-4Y-VERIFY', state: 'late' }]);
      },
      'normal',
    );
  });

  test('urgent lead, reported three hours after it happened, has four hours from its arrival, then twenty-four', async () => {
    await inOffice(
      open,
      async (office, { id, fire }) => {
        const [triage] = await clocksOf(office, id);
        expect(triage).toMatchObject({ unit: 'hour', due_at: asInstant('2026-03-02T13:00:00+08:00') });
        office.testClock.advance(5 * hourMs);
        // One round rings the clock, the next delivers what it says.
        await office.worker.runOnce();
        await office.worker.runOnce();
        const reminded = await office.db.read('inbox_items').where({ kind: 'leadWaits' });
        expect(reminded.length).toBeGreaterThan(0);
        await fire('clerk', 'triage');
        office.testClock.advance(23 * hourMs);
        await fire('village', 'coordinate', told);

        expect(await clocksOf(office, id)).toMatchObject([
          { rule: 'C-4Y-COORD', state: 'met', unit: 'hour' },
          { rule: 'C-4Y-TRIAGE', state: 'late' },
          { rule: 'C-4Y-VERIFY', state: 'open', unit: 'hour' },
        ]);
      },
      'urgent',
    );
  });
});

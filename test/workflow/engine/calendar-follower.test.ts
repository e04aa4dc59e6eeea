import { expect, test } from 'vitest';
import { asDay } from '../../../src/platform/clock.ts';
import { onRoad, type Road } from '../../mediation/proceedings-world.ts';
import { eachDatabase } from '../../support/database.ts';

const source = '国务院办公厅通知';

async function enter(road: Road, kind: 'holiday' | 'workday', day: string): Promise<void> {
  await road.office.calendar.saveDay(
    'demo-account-sysadmin',
    { day: asDay(day), kind, name: '放假' },
    { source, reason: '年度通知' },
  );
}

async function follow({ office }: Road): Promise<void> {
  while (await office.calendarFollower.followForAWhile());
  await office.worker.runOnce();
}

const due = async (road: Road) => (await road.deadlines('C-MED')).at(-1)?.['due_on'];

eachDatabase((_name, open) => {
  test('holiday entered on the last day, followed, moves the day of the case, notes it and tells the mediator', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await follow(road);
      expect(await due(road)).toBe('2026-04-01');
      await enter(road, 'holiday', '2026-04-01');

      await follow(road);

      expect(await due(road)).toBe('2026-04-02');
      expect(await road.case()).toMatchObject({ dueOn: '2026-04-02' });
      const changes = await road.office.db.read('deadline_changes').where({ subject_id: road.caseId });
      expect(changes).toMatchObject([
        { reason: 'calendar', old_due_on: '2026-04-01', new_due_on: '2026-04-02' },
      ]);
      const told = await road.office.db.read('inbox_items').where({ kind: 'deadlineMoved' });
      expect(told.map(({ account_id }) => account_id)).toContain('demo-account-mediator');
      expect(JSON.parse(told[0]?.params).dueOn).toBe('2026-04-02');
    });
  });

  test('holiday taken back, followed again, brings the former day back', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await follow(road);
      await enter(road, 'holiday', '2026-04-01');
      await follow(road);
      await road.office.calendar.removeDay('demo-account-sysadmin', asDay('2026-04-01'), '误登');
      await follow(road);

      expect(await due(road)).toBe('2026-04-01');
      expect(await road.office.db.read('deadline_changes')).toHaveLength(2);
    });
  });

  test('year without a notice, whose notice comes, is no longer called unknown', async () => {
    await onRoad(open, async (road) => {
      road.office.testClock.advance(290 * 86_400_000);
      await road.mediating();
      const before = (await road.deadlines('C-MED')).at(-1);
      expect(before).toMatchObject({ is_year_unknown: 1 });
      await follow(road);
      await enter(road, 'holiday', '2027-01-01');
      await follow(road);

      expect((await road.deadlines('C-MED')).at(-1)).toMatchObject({
        is_year_unknown: 0,
        due_on: before?.['due_on'],
      });
    });
  });

  test('agreed day of an obligation, made a holiday, stays the agreed day', async () => {
    await onRoad(open, async (road) => {
      await road.settled(10);
      await follow(road);
      const [before] = await road.office.db.read('deadlines').where({ rule: 'C-OBL' });
      await enter(road, 'holiday', String(before.due_on));
      await follow(road);

      const [after] = await road.office.db.read('deadlines').where({ rule: 'C-OBL' });
      expect(after.due_on).toBe(before.due_on);
    });
  });
});

import { expect, test } from 'vitest';
import { asDay, asInstant } from '../../../src/platform/clock.ts';
import { nextWarning } from '../../../src/workflow/deadlines/deadline-warnings.ts';
import { onRoad, type Road } from '../../mediation/proceedings-world.ts';
import { eachDatabase } from '../../support/database.ts';

const near = async ({ office, caseId }: Road) =>
  (
    await office.db.read('inbox_items').where({ kind: 'deadlineNear', case_id: caseId }).orderBy('created_at')
  ).map((row) => [row.account_id, JSON.parse(row.params)['dueOn'], JSON.parse(row.params)['deadline.zh-CN']]);

test.each([
  ['2026-03-01T00:00:00.000Z', '2026-03-24T16:00:00.000Z'],
  ['2026-03-25T00:00:00.000Z', '2026-03-28T16:00:00.000Z'],
  ['2026-03-29T00:00:00.000Z', null],
])('warning 7 and 3 days before 1 April, asked at %s, goes out at %s', (after, at) => {
  expect(nextWarning(asDay('2026-04-01'), [7, 3], asInstant(after))).toBe(at);
});

eachDatabase((_name, open) => {
  test('time to mediate, drawing near, is told to mediator and chair seven and three days before, once each', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.days(22);
      expect(await near(road)).toEqual([]);
      await road.days(1);
      await road.office.worker.runOnce();
      const first = await near(road);
      expect(first.map(([account]) => account).sort()).toEqual([
        'demo-account-chair',
        'demo-account-mediator',
      ]);
      expect(first[0]?.slice(1)).toEqual(['2026-04-01', '调解期限']);
      await road.days(1);
      expect(await near(road)).toHaveLength(2);
      await road.days(3);
      expect(await near(road)).toHaveLength(4);
    });
  });

  test('suspended case is not warned of a clock that stands still', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.fire('mediator', 'suspend', { reasonCode: 'appraisal', note: '委托鉴定' });
      await road.days(28);
      expect(await near(road)).toEqual([]);
    });
  });

  test('limitation that is over moves nothing and is told once', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.fire('mediator', 'recordLimitation', { ground: 'knew', countedFrom: '2023-03-10' });
      await road.days(9);
      await road.office.worker.runOnce();

      const told = await road.office.db.read('inbox_items').where({ kind: 'deadlineReached' });
      expect(told.map(({ account_id }) => account_id)).toContain('demo-account-mediator');
      const again = told.length;
      await road.days(1);
      expect(await road.office.db.read('inbox_items').where({ kind: 'deadlineReached' })).toHaveLength(again);
      expect((await road.case()).phase).toBe('mediating');
    });
  });
});

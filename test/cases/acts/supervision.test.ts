import { expect, test } from 'vitest';
import { issued } from '../../documents/issuing.ts';
import { onRoad, type Road } from '../../mediation/proceedings-world.ts';
import { anyDatabase } from '../../support/database.ts';

const order = (road: Road, more: object = {}) => ({
  happenedOn: road.today(),
  problem: '受理十日未组织调解',
  demand: '三日内到场调解',
  ...more,
});
const said = (road: Road) => ({ happenedOn: road.today(), content: '已核实' });
const standing = async (road: Road): Promise<string> => (await road.case()).overlays.supervision;

anyDatabase((_name, open) => {
  test('case supervised, until it is answered, is not struck off; the answer meets its clock', async () => {
    await onRoad(open, async (road) => {
      await road.preparing();
      await road.fire('coordinator', 'superviseCase', { ...order(road), isListed: true });
      expect(await standing(road)).toBe('supervised');
      expect(await road.deadlines('C-SUP')).toMatchObject([{ due_on: '2026-03-09', state: 'open' }]);
      expect(await road.blocked('coordinator', 'clearSupervision')).toEqual(['supervisionAnswered']);
      await road.fire('mediator', 'answerSupervision', { repliedOn: road.today(), content: '定于周五调解' });
      expect(await road.deadlines('C-SUP')).toMatchObject([{ state: 'met' }]);
      expect(await road.blocked('mediator', 'answerSupervision')).toEqual(['supervisionAwaited']);
      await road.fire('coordinator', 'clearSupervision', said(road));

      expect(await standing(road)).toBe('cleared');
    });
  });

  test('case reminded, urged, then supervised, is answered once for all that was asked', async () => {
    await onRoad(open, async (road) => {
      await road.preparing();
      await road.fire('coordinator', 'remindCase', said(road));
      await road.fire('coordinator', 'urgeCase', order(road, { dueOn: road.today(2) }));
      await road.fire('coordinator', 'superviseCase', { ...order(road), isListed: false });
      await road.fire('mediator', 'answerSupervision', { repliedOn: road.today(), content: '已约双方' });

      const clocks = await road.deadlines('C-SUP');
      expect(clocks.length).toBeGreaterThan(1);
      expect(clocks.every(({ state }) => state === 'met')).toBe(true);
    });
  });

  test('order wanting an answer before it was given is refused beside the day', async () => {
    await onRoad(open, async (road) => {
      await road.preparing();

      expect(await road.refused('coordinator', 'urgeCase', order(road, { dueOn: road.today(-1) }))).toEqual([
        'replyBeforeAct',
      ]);
    });
  });

  test('county sees a case from the moment it is supervised, and the mediator is told', async () => {
    await onRoad(open, async (road) => {
      await road.preparing();
      await expect(road.case('county')).rejects.toMatchObject({ status: 404 });
      await road.fire('coordinator', 'superviseCase', { ...order(road), isListed: true });
      await road.office.worker.runOnce();

      expect((await road.case('county')).overlays.supervision).toBe('supervised');
      const inbox = await road.office.db.read('inbox_items').where({ kind: 'caseSupervised' });
      expect(inbox.map(({ account_id }) => account_id)).toContain('demo-account-mediator');
    });
  });

  test('supervised case goes its own way meanwhile, and the order is printed for the file', async () => {
    await onRoad(open, async (road) => {
      await road.preparing();
      await road.fire('coordinator', 'superviseCase', { ...order(road), isListed: true });
      await road.fire('mediator', 'terminate', { reasonCode: 'settledThemselves', note: '自行和解' });

      expect((await road.case()).phase).toBe('terminated');
      expect(await issued(road, 'D27', 'coordinator')).toMatchObject({
        kind: 'supervise',
        problem: '受理十日未组织调解',
        dueOn: '2026-03-09',
      });
    });
  });
});

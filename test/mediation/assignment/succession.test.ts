import { expect, test } from 'vitest';
import { anyDatabase } from '../../support/database.ts';
import { onRoad } from '../proceedings-world.ts';

const handover = {
  fromId: 'demo-person-mediator',
  toId: 'demo-person-mediator2',
  reason: '调离本镇',
};

anyDatabase((_name, open) => {
  test('case under mediation, handed over, stays where it stands with its clock and is the successor’s alone', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      const before = await road.case();
      const clock = await road.deadlines('C-MED');
      await road.fire('coordinator', 'handover', handover);

      expect(await road.case()).toMatchObject({ state: before.state, mediatorId: 'demo-person-mediator2' });
      expect(await road.deadlines('C-MED')).toEqual(clock);
      await expect(road.case('mediator')).rejects.toThrow();
      expect((await road.record()).assignments.map(({ mediatorId, state }) => [mediatorId, state])).toEqual([
        ['demo-person-mediator', 'ended'],
        ['demo-person-mediator2', 'acknowledged'],
      ]);
      await road.fire('mediator2', 'fail', { summary: '分歧较大。', reason: '双方差距过大' });
      expect((await road.case()).phase).toBe('failed');
    });
  });

  test('text being signed, handed over, goes back to drafting so that the successor is named in it', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.signing();
      await road.fire('chair', 'handover', handover);

      expect((await road.case()).phase).toBe('drafting');
      expect((await road.agreements()).agreements.map(({ state }) => state)).toEqual(['void', 'draft']);
      await road.fire('mediator2', 'toSigning');
      expect((await road.case()).phase).toBe('signing');
    });
  });

  test('agreement in force, handed over, gives the successor what follows and keeps who mediated', async () => {
    await onRoad(open, async (road) => {
      await road.settled();
      await road.fire('chair', 'handover', handover);

      expect((await road.case()).mediatorId).toBe('demo-person-mediator2');
      expect((await road.record()).assignments.map(({ mediatorId }) => mediatorId)).toEqual([
        'demo-person-mediator',
      ]);
    });
  });

  test('handover from somebody not on the case, or to a stranger, is refused at its field', async () => {
    await onRoad(open, async (road) => {
      await road.preparing();

      expect(
        await road.refused('chair', 'handover', { ...handover, fromId: 'demo-person-mediator2' }),
      ).toEqual(['notOnTheCase']);
      expect(await road.refused('chair', 'handover', { ...handover, toId: 'nobody' })).toEqual([
        'notASuccessor',
      ]);
    });
  });

  test('committee without anybody else in office, shows the handover with its reason', async () => {
    await onRoad(open, async (road) => {
      await road.preparing();
      await road.office.db
        .write('people')
        .whereNot({ id: 'demo-person-mediator' })
        .update({ valid_to: '2020-01-01' });

      expect(await road.blocked('chair', 'handover')).toEqual(['successorFound']);
    });
  });
});

import { expect, test } from 'vitest';
import { eachDatabase } from '../../support/database.ts';
import { inWorld, tenantAndLandlord, twoVillages, workersAndEmployer } from '../world.ts';

eachDatabase((_name, open) => {
  test('assignment of a mediator in office of the committee, acknowledged, is noted with its true times', async () => {
    await inWorld(open, { parties: twoVillages }, async (world) => {
      expect((await world.facts())['assignmentState']).toBeNull();
      await world.fire(
        'assign',
        { mediatorId: 'chen', coMediatorIds: ['huang'], recorderId: 'li' },
        '2020-02-20T10:00:00+08:00',
      );
      expect(await world.facts()).toMatchObject({ assignmentState: 'assigned' });
      expect(world.changes).toMatchObject({ mediatorId: 'chen' });
      await world.fire('acknowledge', { noInterestDeclared: true }, '2020-02-20T10:30:00+08:00');

      const record = await world.record();
      expect(await world.facts()).toMatchObject({ assignmentState: 'acknowledged' });
      expect(record.leadMediator?.name).toBe('陈调解');
      expect(record.coMediators.map(({ name }) => name)).toEqual(['黄调解']);
      expect(record.recorder?.name).toBe('李记录');
      expect(record.assignments[0]).toMatchObject({
        assignedAt: '2020-02-20T02:00:00.000Z',
        answeredAt: '2020-02-20T02:30:00.000Z',
      });
    });
  });

  test.each([
    ['somebody who is no mediator', 'li', 'notAMediator'],
    ['nobody known', 'nobody', 'notAMediator'],
    ['a mediator of another committee', 'other', 'otherCommittee'],
    ['a mediator who left office', 'old', 'notInOffice'],
    ['a mediator with the telephone of a party', 'zhou', 'conflictOfInterest'],
  ])('assignment of %s is refused with the legal basis', async (_what, mediatorId, code) => {
    await inWorld(open, { parties: tenantAndLandlord }, async (world) => {
      const problem = await world.refusal('assign', { mediatorId });

      expect(problem).toMatchObject({ path: 'mediatorId', code });
      expect(problem.basis).toMatch(/《/);
      expect((await world.record()).assignments).toEqual([]);
    });
  });

  test('assignment with the lead as co-mediator, or with a stranger as recorder, is refused', async () => {
    await inWorld(open, { parties: twoVillages }, async (world) => {
      const twice = await world.refusal('assign', { mediatorId: 'chen', coMediatorIds: ['chen'] });
      const stranger = await world.refusal('assign', { mediatorId: 'chen', recorderId: 'other' });

      expect(twice).toMatchObject({ path: 'coMediatorIds', code: 'sameMediatorTwice' });
      expect(stranger).toMatchObject({ path: 'recorderId', code: 'otherCommittee' });
    });
  });

  test('acknowledgement without the declaration of no interest is refused', async () => {
    await inWorld(open, { parties: twoVillages }, async (world) => {
      await world.fire('assign', { mediatorId: 'chen' });
      const problem = await world.refusal('acknowledge', {});

      expect(problem).toMatchObject({ path: 'noInterestDeclared', code: 'noInterestNotDeclared' });
      expect(problem.basis).toContain('特邀调解');
    });
  });

  test('declined assignment, ended by the definition, frees the case and leaves the reason', async () => {
    await inWorld(open, { parties: twoVillages }, async (world) => {
      await world.fire('assign', { mediatorId: 'chen' });
      await world.fire('decline', { reason: '与申请人是亲属' });
      await world.effect('endAssignment', {}, { event: 'decline', at: '2020-02-20T11:00:00+08:00' });

      expect(world.changes).toEqual({ mediatorId: null, coMediatorIds: [] });
      expect(await world.facts()).toMatchObject({ assignmentState: 'declined' });
      const { assignments, leadMediator } = await world.record();
      expect(assignments[0]).toMatchObject({ state: 'declined', declineReason: '与申请人是亲属' });
      expect(leadMediator).toBeNull();
      expect(await world.refusal('acknowledge', { noInterestDeclared: true })).toMatchObject({
        code: 'nothingToAnswer',
      });
    });
  });

  test('assignment made anew replaces the one before', async () => {
    await inWorld(open, { parties: twoVillages }, async (world) => {
      await world.assigned();
      await world.fire('assign', { mediatorId: 'huang' }, '2020-02-21T09:00:00+08:00');

      const { assignments } = await world.record();
      expect(assignments.map(({ state }) => state)).toEqual(['ended', 'assigned']);
      expect(assignments[0]?.endedAt).toBe('2020-02-21T01:00:00.000Z');
    });
  });

  test('assignment before acceptance is refused', async () => {
    await inWorld(open, { parties: twoVillages, isAccepted: false }, async (world) => {
      expect(await world.refusal('assign', { mediatorId: 'chen' })).toMatchObject({ code: 'noProceeding' });
    });
  });

  test('lists of mediators and recorders show people in office of the committee only', async () => {
    await inWorld(open, { parties: twoVillages }, async (world) => {
      const { mediators, recorders } = world.module.workflow.options ?? {};
      const ids = async (provider: typeof mediators) =>
        (await provider?.(world.db, world.subject))?.map(({ value }) => value);

      expect(await ids(mediators)).toEqual(['chen', 'huang', 'zhou']);
      expect(await ids(recorders)).toEqual(['chen', 'huang', 'li', 'zhou']);
    });
  });

  test('form of assignment starts with the least busy mediator, and with two when twenty workers claim', async () => {
    await inWorld(open, { type: 'labor', parties: workersAndEmployer }, async (world) => {
      const start = async () => world.module.workflow.defaults?.['assign']?.(world.db, world.subject);

      expect(await start()).toEqual({ mediatorId: 'chen', coMediatorIds: ['huang'] });
      await world.fire('assign', { mediatorId: 'chen' });
      expect(await start()).toEqual({ mediatorId: 'huang', coMediatorIds: ['zhou'] });
    });
  });
});

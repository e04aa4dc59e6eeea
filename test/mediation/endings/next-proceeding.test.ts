import { expect, test } from 'vitest';
import { replayAll } from '../../../src/workflow/versions/replay.ts';
import { eachDatabase } from '../../support/database.ts';
import { onRoad } from '../proceedings-world.ts';

eachDatabase((_name, open) => {
  test('failed mediation, both sides agree again, goes on in proceeding 2 with its number, consent and clock', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.fire('mediator', 'fail', { summary: '两次调解', reason: '差距大' });
      await road.days(5);
      await road.again();

      expect(await road.case()).toMatchObject({ state: 'preparing', mediatorId: 'demo-person-mediator' });
      const record = await road.record();
      expect(record.proceedings.map(({ no, number, result }) => [no, number, result])).toEqual([
        [1, '（2026）客路人调字第1号', 'failed'],
        [2, '（2026）客路人调字第1号-2', null],
      ]);
      expect(await road.facts()).toMatchObject({
        partiesWithoutConsent: 0,
        partiesWithoutRights: 2,
        sessionsHeld: 0,
        acceptedOn: '2026-03-07',
        assignmentState: 'acknowledged',
      });
      const clocks = await road.deadlines('C-MED');
      expect(clocks.map(({ start_on, due_on, state }) => [start_on, due_on, state])).toEqual([
        ['2026-03-02', '2026-04-01', 'met'],
        ['2026-03-07', expect.stringMatching(/^2026-04/), 'open'],
      ]);
      expect(record.rightsNotices).toHaveLength(2);
      expect(record.sessions).toHaveLength(1);
    });
  });

  test('one side that does not agree keeps the mediation from beginning again, and is named', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.fire('mediator', 'fail', { summary: '两次调解', reason: '差距大' });
      const [applicant] = await road.parties();

      const data = { agreedPartyIds: [applicant], way: 'oral', agreedOn: road.today(), keepsMediator: true };
      expect(await road.refused('mediator', 'reMediate', data)).toEqual(['notAllAgreed']);
      const early = { ...data, agreedPartyIds: await road.parties(), agreedOn: '2026-03-01' };
      expect(await road.refused('mediator', 'reMediate', early)).toEqual(['agreedBeforeEnd']);
      expect((await road.record()).proceedings).toHaveLength(1);
    });
  });

  test('agreement to mediate again without the former mediator waits for a new assignment', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.fire('mediator', 'terminate', { reasonCode: 'wideDisagreement', note: '差距大' });
      await road.fire('mediator', 'notifyRoutes', { routes: ['court'] });
      await road.again({ keepsMediator: false });

      expect(await road.case()).toMatchObject({ state: 'accepted', mediatorId: null });
      await road.fire('chair', 'assign', { mediatorId: 'demo-person-mediator2' });
      await road.fire('mediator2', 'acknowledge', { noInterestDeclared: true });
      expect((await road.record()).proceedings[1]?.leadMediator?.id).toBe('demo-person-mediator2');
    });
  });

  test('former mediator who left the office cannot be kept, and the form starts without him', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.fire('mediator', 'fail', { summary: '两次调解', reason: '差距大' });
      await road.office.uow.run(async ({ knex }) => {
        await knex('people').where({ id: 'demo-person-mediator' }).update({ valid_to: '2026-03-02' });
      });
      await road.days(2);

      const form = await road.office.engine.form('case', road.caseId, 'reMediate');
      expect(form.defaults).toMatchObject({ keepsMediator: false });
      const data = {
        agreedPartyIds: await road.parties(),
        way: 'oral',
        agreedOn: road.today(),
        keepsMediator: true,
      };
      expect(await road.refused('clerk', 'reMediate', data)).toEqual(['formerMediatorGone']);
    });
  });

  test('labour dispute mediated again has its fifteen days from the day of agreement', async () => {
    await onRoad(
      open,
      async (road) => {
        await road.preparing();
        await road.fire('mediator', 'terminate', { reasonCode: 'other', note: '材料不齐' });
        await road.days(20);
        await road.again({ agreedOn: road.today(-1) });

        const clocks = await road.deadlines('C-LAB');
        expect(clocks.map(({ start_on, state }) => [start_on, state])).toEqual([
          ['2026-03-02', 'met'],
          ['2026-03-21', 'open'],
        ]);
      },
      'labor',
    );
  });

  test('breached agreement, mediated again, gives way to the new one with its own obligations and thirty days', async () => {
    await onRoad(open, async (road) => {
      await road.settled(3);
      expect(await road.blocked('mediator', 'reMediate')).toEqual(['agreementUnkept']);
      await road.days(5);
      expect((await road.case()).state).toMatchObject({ settled: { performance: 'breached' } });
      expect((await road.case()).resolvedHow).toBe('settled');

      await road.again();
      expect(await road.case()).toMatchObject({ state: 'preparing', resolvedAt: null, resolvedHow: null });
      await road.serveRights();
      await road.session();
      await road.signing(20);
      await road.sign();

      const { agreements } = await road.agreements();
      expect(agreements.map(({ state, number }) => [state, number])).toEqual([
        ['replaced', '（2026）客路人调字第1号'],
        ['effective', '（2026）客路人调字第1号-2'],
      ]);
      expect(await road.facts()).toMatchObject({ obligationsTotal: 1, obligationsOpen: 1 });
      const confirmation = await road.deadlines('C-JC');
      expect(confirmation.map(({ state }) => state)).toEqual(['met', 'open']);
      expect(confirmation[1]?.['start_on']).toBe(agreements[1]?.effectiveOn);
      const { options } = await road.office.engine.form('case', road.caseId, 'recordPerformance');
      expect(options['obligations']).toHaveLength(1);
      await road.perform();
      expect((await road.case()).state).toMatchObject({ settled: { performance: 'performed' } });
      const replay = await replayAll(road.office.db.read, road.office.registry, road.office.stores);
      expect(replay.findings).toEqual([]);
    });
  });

  test('case 10: confirmation refused for unclear content opens a new proceeding, a new text and new thirty days', async () => {
    await onRoad(open, async (road) => {
      await road.settled(30);
      await road.fire('clerk', 'applyConfirm', { court: '雷州市人民法院', appliedOn: road.today() });
      await road.days(6);
      const ruling = { number: '（2026）粤0882调确1号', decidedOn: road.today(), reason: '内容不明确' };
      await road.fire('clerk', 'rejected', ruling);
      await road.again();
      await road.serveRights();
      await road.session();
      await road.signing(30);
      await road.sign();

      const { agreements } = await road.agreements();
      const [former, amended] = agreements;
      expect(former?.state).toBe('replaced');
      expect(String(amended?.effectiveOn) > String(former?.effectiveOn)).toBe(true);
      expect((await road.deadlines('C-JC')).at(-1)).toMatchObject({
        state: 'open',
        start_on: amended?.effectiveOn,
      });
      expect(await road.blocked('clerk', 'applyConfirm')).toEqual([]);
    });
  });

  test('case 11: joint application withdrawn, the routes can be told once the debt is not paid', async () => {
    await onRoad(open, async (road) => {
      await road.settled(3);
      await road.fire('clerk', 'applyConfirm', { court: '雷州市人民法院', appliedOn: road.today() });
      await road.fire('clerk', 'withdrawn', { note: '一方不到场' });
      expect(await road.blocked('mediator', 'reMediate')).toEqual([]);
      await road.days(5);
      await road.fire('mediator', 'notifyRoutes', { routes: ['court'] });

      expect((await road.case()).phase).toBe('routed');
    });
  });

  test('dispute that comes back to another committee, gets a number of that committee and returns to its own', async () => {
    await onRoad(open, async (road) => {
      await road.accepted();
      const leave = async (): Promise<void> => {
        await road.fire('clerk', 'refer', {
          receiver: '客路镇自然资源所',
          reason: '须先核实',
          replyDueOn: road.today(10),
        });
        await road.fire('clerk', 'referReturn', { result: '退回调解', finallyDecided: false });
      };
      const accept = (committeeId: string) =>
        road.fire('clerk', 'accept', {
          committeeId,
          applicationForm: 'oral',
          applicationReceivedOn: road.today(),
        });
      const village = road.office.areas.offices
        .committeesWithin('440882')
        .find((one) => one.id !== 'demo-committee-town');
      await leave();
      await accept(String(village?.id));
      await leave();
      await accept('demo-committee-town');

      const numbers = (await road.record()).proceedings.map(({ number }) => number);
      expect(numbers[0]).toBe('（2026）客路人调字第1号');
      expect(numbers[1]).toMatch(/^（2026）.+人调字第1号$/);
      expect(numbers[1]).not.toBe(numbers[0]);
      expect(numbers[2]).toBe('（2026）客路人调字第1号-2');
      expect((await road.case()).number).toBe(numbers[0]);
    });
  });
});

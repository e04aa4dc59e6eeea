import { expect, test } from 'vitest';
import { onRoad, type Road } from '../../mediation/proceedings-world.ts';
import { anyDatabase } from '../../support/database.ts';

async function closedOnAgreement(road: Road): Promise<void> {
  await road.settled(60);
  await road.papers();
  await road.followUp();
  await road.close('mediator', { isAgreementOnly: true });
}

async function closedPerformed(road: Road): Promise<void> {
  await road.settled();
  await road.perform();
  await road.followUp();
  await road.papers();
  await road.close();
}

anyDatabase((_name, open) => {
  test('breach of an agreement closed with time left for confirmation, brings back agreement, clocks and court', async () => {
    await onRoad(open, async (road) => {
      await closedOnAgreement(road);
      await road.days(3);
      await road.reopen('breach');

      expect((await road.case()).state).toEqual({
        settled: { performance: 'breached', confirmation: 'open' },
      });
      expect(await road.case()).toMatchObject({ closedAt: null, resolvedHow: 'settled', isOpen: true });
      expect((await road.deadlines('C-JC')).map(({ state }) => state)).toEqual(['met', 'open']);
      expect((await road.deadlines('C-OBL')).map(({ state }) => state)).toEqual(['cancelled', 'open']);
      expect((await road.record()).proceedings).toHaveLength(1);
      await road.perform();
      expect((await road.case()).state).toMatchObject({ settled: { performance: 'performed' } });
    });
  });

  test('breach after the time for confirmation, comes back without that way', async () => {
    await onRoad(open, async (road) => {
      await closedOnAgreement(road);
      await road.days(70);
      await road.reopen('breach');

      expect((await road.case()).state).toEqual({
        settled: { performance: 'breached', confirmation: 'expired' },
      });
      const obligations = await road.rows('obligations');
      expect(obligations.map(({ state }) => state)).toEqual(['breached']);
    });
  });

  test('archived case, reopened for new facts, goes on in the next proceeding and leaves the old file sealed', async () => {
    await onRoad(open, async (road) => {
      await closedPerformed(road);
      await road.fire('clerk', 'archive', { pages: 18, retention: 'thirtyYears' });
      const sealed = await road.office.engine.history(road.office.db.read, road.caseId);
      expect(await road.blocked('chair', 'reopen')).toEqual(['proposedReopen']);
      await road.reopen('newFacts');

      expect(await road.case()).toMatchObject({ state: 'preparing', resolvedAt: null, closedAt: null });
      expect((await road.record()).proceedings.map(({ number }) => number)).toEqual([
        '（2026）客路人调字第1号',
        '（2026）客路人调字第1号-2',
      ]);
      expect(await road.facts()).toMatchObject({ partiesWithoutConsent: 2, obligationsTotal: 0 });
      const history = await road.office.engine.history(road.office.db.read, road.caseId);
      expect(history.slice(0, sealed.length)).toEqual(sealed);
      const proposal = (await road.rows('proposals')).find(({ kind }) => kind === 'reopen');
      expect(proposal).toMatchObject({ ground: 'newFacts', state: 'approved', supplement_no: 1 });
    });
  });

  test('case that was never accepted, reopened, is back in triage', async () => {
    await onRoad(open, async (road) => {
      await road.register();
      await road.fire('clerk', 'resolveOnSpot', { result: '当场和解', contactPhone: '13800000031' });
      await road.close('clerk');
      const breach = { ground: 'breach', reason: '没有兑现' };
      expect(await road.refused('coordinator', 'proposeReopen', breach)).toEqual(['neverSettled']);
      await road.reopen('newFacts');

      expect(await road.case()).toMatchObject({ state: 'triage', resolvedHow: null });
    });
  });

  test('reopened without the former mediator, the case waits for a new assignment', async () => {
    await onRoad(open, async (road) => {
      await closedPerformed(road);
      await road.reopen('complaintUpheld', { keepsMediator: false });

      expect(await road.case()).toMatchObject({ state: 'accepted', mediatorId: null });
    });
  });

  test('archived case takes a note, a copy, a link and a proposal to reopen, and nothing else of its lifecycle', async () => {
    await onRoad(open, async (road) => {
      await closedPerformed(road);
      await road.fire('clerk', 'archive', { pages: 18, retention: 'thirtyYears' });
      await road.fire('clerk', 'addNote', { text: '归档后补记：当事人来电' });

      const offers = await road.office.cases.service.offers(
        await road.office.as('clerk'),
        await road.case('clerk'),
      );
      const possible = offers.filter((one) => one.enabled).map((one) => one.event);
      expect(possible.toSorted()).toEqual(['addNote', 'copyCase', 'linkCase', 'proposeReopen']);
    });
  });

  test('proposal and reopening stand on the case page with who, when and why', async () => {
    await onRoad(open, async (road) => {
      await closedPerformed(road);
      await road.reopen('courtReturned');
      const panel = road.office.cases.panels.find(({ key }) => key === 'proposals');
      const { db } = road.office;
      const t = (key: string, params: Record<string, unknown> = {}) =>
        [key.split('.').at(-1), ...Object.values(params)].join(' ');
      const viewer = await road.office.as('clerk');
      const data = await panel?.load({ db: db.read, caseId: road.caseId, viewer, locale: 'zh-CN', t });

      expect(data).toMatchObject({
        lead: 'reopened 1',
        lines: [
          { kind: 'reopen', state: { text: 'approved' }, reason: 'courtReturned 当事人来访反映' },
          { kind: 'close', state: { text: 'approved' } },
        ],
      });
    });
  });
});

import { expect, test } from 'vitest';
import { addMs } from '../../../src/platform/clock.ts';
import { onRoad, type Road } from '../../mediation/proceedings-world.ts';
import { anyDatabase } from '../../support/database.ts';

const dayMs = 86_400_000;
const court = { court: '雷州市人民法院' };
const performance = async (road: Road): Promise<unknown> =>
  ((await road.case()).state as { settled?: { performance: string } }).settled?.performance;

/** Lets days pass before the worker looks at anything. */
function wait(road: Road, days: number): void {
  road.office.testClock.set(addMs(road.office.clock.now(), days * dayMs));
}

async function owed(road: Road): Promise<string> {
  const { agreements } = await road.agreements();
  return String(agreements.at(-1)?.obligations[0]?.id);
}

async function urged(road: Road): Promise<void> {
  await road.settled(3);
  await road.days(5);
  await road.fire('mediator', 'urge', { way: 'visit', answer: '月底前付清' });
}

anyDatabase((_name, open) => {
  test('breach, before anything is due, is explained; once the day is over the mediator may record it', async () => {
    await onRoad(open, async (road) => {
      await road.settled(3);
      expect(await road.blocked('mediator', 'breach')).toEqual(['obligationOverdue']);
      wait(road, 5);

      expect(await road.blocked('mediator', 'breach')).toEqual([]);
      await road.fire('mediator', 'breach', { obligationId: await owed(road), note: '没有收到' });
      expect(await performance(road)).toBe('breached');
      expect(await road.blocked('mediator', 'breach')).toEqual(['obligationOverdue']);
    });
  });

  test('debtor, urged and then paying late, has performed', async () => {
    await onRoad(open, async (road) => {
      await urged(road);
      expect(await performance(road)).toBe('urged');
      await road.perform(100_000);
      expect(await performance(road)).toBe('urged');
      await road.perform();

      expect(await performance(road)).toBe('performed');
    });
  });

  test('agreement without confirmation, not kept, is sued upon and not enforced; it closes as taken to court', async () => {
    await onRoad(open, async (road) => {
      await urged(road);
      expect(await road.blocked('mediator', 'applyEnforcement')).toEqual(['confirmedByCourt']);
      await road.fire('mediator', 'sueOnAgreement', court);

      expect(await performance(road)).toBe('rerouted');
      await road.followUp();
      await road.papers();
      await road.close();
      expect((await road.case()).phase).toBe('closed');
    });
  });

  test('agreement confirmed by court, not kept, is enforced and needs no suit', async () => {
    await onRoad(open, async (road) => {
      await road.settled(8);
      await road.fire('clerk', 'applyConfirm', { ...court, appliedOn: road.today() });
      const ruling = { number: '（2026）粤0882民特1号', decidedOn: road.today() };
      await road.fire('clerk', 'confirmed', ruling);
      await road.days(10);
      expect(await road.blocked('mediator', 'sueOnAgreement')).toEqual(['notConfirmedByCourt']);
      await road.fire('mediator', 'applyEnforcement', court);
      await road.fire('clerk', 'recordEnforced', { result: 'partial', number: '（2026）粤0882执1号' });

      expect(await performance(road)).toBe('enforced');
    });
  });

  test('wages promised and not paid, by the due day, go to court by payment order; other debts do not', async () => {
    await onRoad(open, async (road) => {
      await urged(road);
      expect(await road.blocked('mediator', 'applyPaymentOrder').catch(String)).toContain('not offered');
    });
    await onRoad(
      open,
      async (road) => {
        await urged(road);
        await road.fire('mediator', 'applyPaymentOrder', { ...court, moneyKind: 'wages' });

        expect(await performance(road)).toBe('rerouted');
      },
      'labor',
    );
  });

  test('court that refused to confirm, with the agreement not yet due, leaves suit and mediation; the routes are told', async () => {
    await onRoad(open, async (road) => {
      await road.settled(20);
      expect(await road.blocked('mediator', 'notifyRoutes')).toEqual(['agreementUnkept']);
      await road.fire('clerk', 'applyConfirm', { ...court, appliedOn: road.today() });
      const ruling = { number: '（2026）粤0882民特2号', decidedOn: road.today(), reason: '内容不明确' };
      await road.fire('clerk', 'rejected', ruling);
      await road.fire('mediator', 'notifyRoutes', { routes: ['court'] });

      expect((await road.case()).phase).toBe('routed');
    });
  });
});

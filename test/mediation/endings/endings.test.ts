import { expect, test } from 'vitest';
import { anyDatabase } from '../../support/database.ts';
import { inWorld, tenantAndLandlord } from '../world.ts';

const lease = { type: 'lease', parties: tenantAndLandlord };
const lines = [
  { kind: 'deposit', label: '押金', amountFen: 820_000 },
  { kind: 'deduction', label: '床架折旧', amountFen: 20_000, evidence: '交接清单' },
];

anyDatabase((_name, open) => {
  test('deposit of 8,200 yuan, settled without a refund line, gets the refund computed', async () => {
    await inWorld(open, lease, async (world) => {
      expect(await world.facts()).toMatchObject({ ledgerLines: 0, ledgerDifferenceFen: 0 });
      await world.fire('balanceLedger', { lines });

      expect(await world.facts()).toMatchObject({ ledgerLines: 3, ledgerDifferenceFen: 0 });
      const { ledger } = await world.record();
      expect(ledger.lines[2]).toMatchObject({ kind: 'refund', amountFen: 800_000 });
      expect(world.notes).toMatchObject({ refundFen: 800_000 });
    });
  });

  test('deposit settled anew supersedes the lines before and keeps them', async () => {
    await inWorld(open, lease, async (world) => {
      await world.fire('balanceLedger', { lines });
      await world.fire('balanceLedger', {
        lines: [...lines, { kind: 'arrears', label: '水电费', amountFen: 900_000 }],
      });

      const { ledger } = await world.record();
      expect(ledger.lines.map((line) => line.amountFen)).toEqual([820_000, 20_000, 900_000, -100_000]);
      expect(await world.db('ledger_lines')).toHaveLength(7);
    });
  });

  test('deposit with a wrong refund is refused and nothing written', async () => {
    await inWorld(open, lease, async (world) => {
      const wrong = [...lines, { kind: 'refund', label: '应退', amountFen: 820_000 }];

      expect(await world.refusal('balanceLedger', { lines: wrong })).toMatchObject({
        code: 'ledgerDifference',
      });
      expect(await world.facts()).toMatchObject({ ledgerLines: 0 });
    });
  });

  test('form of the ledger starts with the deposit known from the lease', async () => {
    await inWorld(open, lease, async (world) => {
      const start = await world.module.workflow.defaults?.['balanceLedger']?.(world.db, world.subject);

      expect(start).toMatchObject({ lines: [{ kind: 'deposit', amountFen: 820_000 }] });
    });
  });

  test('hand-over with items and meters is recorded with its own day', async () => {
    await inWorld(open, lease, async (world) => {
      expect(await world.facts()).toMatchObject({ handoverRecorded: false });
      await world.fire('recordHandover', {
        handedOverOn: '2020-02-01',
        items: [{ name: '床', condition: '两张，交接时清点一张' }],
        meters: [{ kind: 'electricity', reading: '10250' }],
      });

      expect(await world.facts()).toMatchObject({ handoverRecorded: true });
      expect((await world.record()).handovers[0]).toMatchObject({ handedOverOn: '2020-02-01' });
    });
  });

  test('failed mediation leaves course and reason, ends the proceeding, and the routes told are added', async () => {
    await inWorld(open, lease, async (world) => {
      await world.assigned();
      await world.fire('schedule', {
        startsAt: '2020-02-25T09:00:00+08:00',
        place: '调解室',
        mode: 'office',
      });
      await world.fire('fail', { summary: '调解三次', reason: '金额差距过大' });
      await world.effect(
        'endProceeding',
        { result: 'failed' },
        { event: 'fail', at: '2020-02-26T09:00:00+08:00' },
      );
      await world.effect('endAssignment', {}, { event: 'fail', at: '2020-02-26T09:00:00+08:00' });
      await world.fire('notifyRoutes', { routes: ['court', 'legalAid'] }, '2020-02-26T10:00:00+08:00');

      const record = await world.record();
      expect(record.proceedings[0]).toMatchObject({
        result: 'failed',
        endedOn: '2020-02-26',
        agreementForm: null,
        outcome: { reason: '金额差距过大', summary: '调解三次', routes: ['court', 'legalAid'] },
      });
      expect(record.termination).toEqual({ code: 'notAgreed', text: '金额差距过大' });
      expect(record.appointments[0]?.state).toBe('cancelled');
      expect(record.leadMediator?.name).toBe('陈调解');
      expect(world.changes['mediatorId']).toBe('chen');
      expect(await world.refusal('fail', { summary: '再次', reason: '再次' })).toMatchObject({
        code: 'noProceeding',
      });
    });
  });

  test('termination with a reason of the dictionary is recorded, with another one refused', async () => {
    await inWorld(open, lease, async (world) => {
      expect(await world.refusal('terminate', { reasonCode: 'bored', note: '无' })).toMatchObject({
        path: 'reasonCode',
        code: 'notInList',
      });
      await world.fire('terminate', { reasonCode: 'timeOut', note: '三十日届满' });

      const [proceeding] = (await world.record()).proceedings;
      expect(proceeding?.outcome).toMatchObject({ reasonCode: 'timeOut', reason: '三十日届满' });
    });
  });

  test('withdrawal by the tenant is recorded with the statement', async () => {
    await inWorld(open, lease, async (world) => {
      await world.fire('withdraw', { partyId: '周玥', statement: '已自行和解' });
      await world.effect('endProceeding', { result: 'withdrawn' }, { event: 'withdraw' });

      const [proceeding] = (await world.record()).proceedings;
      expect(proceeding).toMatchObject({ result: 'withdrawn', endedByPartyName: '周玥' });
    });
  });

  test('settled in writing or orally, the proceeding says so', async () => {
    for (const [event, form] of [
      ['affixSeal', 'written'],
      ['oralAgreement', 'oral'],
    ] as const) {
      await inWorld(open, { parties: tenantAndLandlord }, async (world) => {
        await world.effect('endProceeding', { result: 'settled' }, { event });

        const record = await world.record();
        expect(record.proceedings[0]?.agreementForm).toBe(form);
        expect(record.termination).toBeNull();
      });
    }
  });

  test('case accepted a second time opens proceeding 2 with suffix and asks consent anew', async () => {
    await inWorld(open, lease, async (world) => {
      for (const partyId of ['周玥', '郑翀']) {
        await world.fire('consent', { partyId, answer: 'agree', way: 'phone' });
      }
      expect(await world.facts()).toMatchObject({ partiesWithoutConsent: 0 });
      await world.effect('endProceeding', { result: 'referred' }, { event: 'refer' });
      await world.effect('openProceeding', {}, { at: '2020-02-28T09:00:00+08:00' });

      expect(await world.facts()).toMatchObject({ partiesWithoutConsent: 2, acceptedOn: '2020-02-28' });
      expect((await world.record()).proceedings.map(({ no, number }) => [no, number])).toEqual([
        [1, '（2020）客路人调字第1号'],
        [2, '（2020）客路人调字第1号-2'],
      ]);
    });
  });

  test('return visits are kept one after the other', async () => {
    await inWorld(open, lease, async (world) => {
      const visit = { way: 'phone', performance: 'partial', satisfaction: 'satisfied' };
      await world.fire('followUp', { ...visit, visitedOn: '2020-02-25', note: '已付一期' });
      await world.fire('followUp', { ...visit, visitedOn: '2020-02-28', performance: 'performed' });

      const [proceeding] = (await world.record()).proceedings;
      expect(proceeding?.outcome.followUps?.map((one) => one.visitedOn)).toEqual([
        '2020-02-25',
        '2020-02-28',
      ]);
    });
  });
});

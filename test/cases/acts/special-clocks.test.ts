import { expect, test } from 'vitest';
import { onRoad, type Road } from '../../mediation/proceedings-world.ts';
import { anyDatabase } from '../../support/database.ts';

const entrustment = (road: Road) => ({
  happenedOn: road.today(),
  body: '雷州市人民法院',
  kind: 'beforeFiling',
  number: '（2026）粤0882诉前调12号',
});
const acceptance = (road: Road) => ({
  committeeId: 'demo-committee-town',
  applicationForm: 'oral',
  applicationReceivedOn: road.today(),
});
const notice = async (road: Road) => ({
  happenedOn: road.today(),
  partyIds: await road.parties(),
  scope: '东坡地不得抢种',
});

anyDatabase((_name, open) => {
  test.each([
    ['accept', acceptance],
    ['refuse', () => ({ reasonCode: 'notCivil', explanation: '属于行政机关职权范围。' })],
  ])(
    'court waiting for an answer, case ends triage by %s, clock of three working days is met',
    async (event, data) => {
      await onRoad(open, async (road) => {
        await road.register();
        await road.fire('clerk', 'recordEntrustment', entrustment(road));
        expect(await road.deadlines('C-CRA')).toMatchObject([{ due_on: '2026-03-05', state: 'open' }]);
        await road.fire('chair', event, data(road));

        expect(await road.deadlines('C-CRA')).toMatchObject([{ state: 'met' }]);
      });
    },
  );

  test('case mediated already, entrusted by a court later, no answer is waited for', async () => {
    await onRoad(open, async (road) => {
      await road.preparing();
      await road.fire('clerk', 'recordEntrustment', entrustment(road));

      expect(await road.deadlines('C-CRA')).toEqual([]);
    });
  });

  test('ownership dispute accepted, notice to leave things as they are is due the next day and met when served', async () => {
    await onRoad(
      open,
      async (road) => {
        await road.register();
        await road.fire('clerk', 'classifyLandKind', { landKind: 'ownership', isBoundaryDisputed: false });
        expect(await road.deadlines('C-SQN')).toEqual([]);
        await road.fire('clerk', 'accept', acceptance(road));
        expect(await road.deadlines('C-SQN')).toMatchObject([{ due_on: '2026-03-03', state: 'open' }]);
        await road.fire('clerk', 'serveStatusQuo', await notice(road));

        expect(await road.deadlines('C-SQN')).toMatchObject([{ state: 'met' }]);
      },
      'land',
    );
  });

  test('land kind corrected after acceptance, the notice is due for ownership and no longer for contracts', async () => {
    await onRoad(
      open,
      async (road) => {
        await road.register();
        await road.fire('clerk', 'classifyLandKind', { landKind: 'contract', isBoundaryDisputed: false });
        await road.fire('clerk', 'accept', acceptance(road));
        expect(await road.deadlines('C-SQN')).toEqual([]);
        await road.fire('clerk', 'classifyLandKind', { landKind: 'forest', isBoundaryDisputed: false });
        expect(await road.deadlines('C-SQN')).toMatchObject([{ state: 'open' }]);
        await road.fire('clerk', 'classifyLandKind', { landKind: 'contract', isBoundaryDisputed: false });

        expect(await road.deadlines('C-SQN')).toMatchObject([{ state: 'cancelled' }]);
      },
      'land',
    );
  });

  test('season of harvest, named with the kind, is warned of; a later one takes its place, a past one is refused', async () => {
    await onRoad(
      open,
      async (road) => {
        const kind = { landKind: 'contract', isBoundaryDisputed: false };
        await road.register();
        expect(
          await road.refused('clerk', 'classifyLandKind', { ...kind, seasonOn: road.today(-1) }),
        ).toEqual(['seasonBegun']);
        await road.fire('clerk', 'classifyLandKind', { ...kind, seasonOn: '2026-06-10' });
        await road.fire('clerk', 'classifyLandKind', { ...kind, seasonOn: '2026-06-20' });

        expect(await road.deadlines('C-SEA')).toMatchObject([
          { due_on: '2026-06-10', state: 'cancelled' },
          { due_on: '2026-06-20', state: 'open' },
        ]);
      },
      'land',
    );
  });

  test('lease, sublease known and sale announced, both times run beside the limitation', async () => {
    await onRoad(
      open,
      async (road) => {
        await road.register();
        await road.fire('clerk', 'identifyLeaseObject', {
          objectKind: 'house',
          address: '客路镇中山路 12 号',
          monthlyRentFen: 90_000,
          depositFen: 180_000,
        });
        await road.fire('clerk', 'accept', acceptance(road));
        await road.fire('clerk', 'recordLimitation', { ground: 'knew', countedFrom: '2026-02-01' });
        await road.fire('clerk', 'recordLimitation', { ground: 'sublease', countedFrom: '2026-01-08' });
        await road.fire('clerk', 'recordLimitation', { ground: 'saleNotice', countedFrom: '2026-02-27' });

        expect(await road.deadlines('C-LSE-SUB')).toMatchObject([{ due_on: '2026-07-08', state: 'open' }]);
        expect(await road.deadlines('C-LSE-BUY')).toMatchObject([{ due_on: '2026-03-16', state: 'open' }]);
        expect(await road.deadlines('C-LIM-G')).toMatchObject([{ state: 'open' }]);
      },
      'lease',
    );
  });

  test('neighbours, ground of a lease given, refused beside the field', async () => {
    await onRoad(open, async (road) => {
      await road.accepted();

      expect(
        await road.refused('clerk', 'recordLimitation', { ground: 'sublease', countedFrom: '2026-02-01' }),
      ).toEqual(['notInList']);
    });
  });
});

import { expect, test } from 'vitest';
import { onRoad, type Road } from '../mediation/proceedings-world.ts';
import { anyDatabase } from '../support/database.ts';

const entrusted = (road: Road, kind = 'beforeFiling') => ({
  happenedOn: road.today(),
  body: '雷州市人民法院',
  kind,
  number: '（2026）粤0882诉前调12号',
});
const report = (road: Road) => ({ happenedOn: road.today(), ending: 'unwilling', papersReturned: true });

anyDatabase((_name, open) => {
  test.each([
    ['beforeFiling', 'C-CRT1', '2026-04-01'],
    ['ordinary', 'C-CRT2', '2026-03-17'],
    ['summary', 'C-CRT3', '2026-03-09'],
  ])('entrustment %s, signed for on 2026-03-02, has its own clock %s until %s', async (kind, rule, dueOn) => {
    await onRoad(open, async (road) => {
      await road.register();
      await road.fire('clerk', 'recordEntrustment', entrusted(road, kind));

      expect(await road.deadlines(rule)).toMatchObject([{ due_on: dueOn, state: 'open' }]);
      expect((await road.case()).channel).toBe('courtEntrusted');
      expect(await road.blocked('clerk', 'recordEntrustment')).toEqual(['notEntrusted']);
    });
  });

  test('entrusted case, not reported to the court with its papers, is not closed', async () => {
    await onRoad(open, async (road) => {
      await road.preparing();
      await road.fire('clerk', 'recordEntrustment', entrusted(road));
      const [applicant] = await road.parties();
      await road.fire('mediator', 'withdraw', { partyId: applicant, statement: '不再要求调解' });
      expect(await road.blocked('mediator', 'proposeClose')).toContain('courtReported');
      const kept = { ...report(road), papersReturned: false };
      expect(await road.refused('clerk', 'reportToCourt', kept)).toEqual(['papersKept']);
      await road.fire('clerk', 'reportToCourt', report(road));

      expect(await road.deadlines('C-CRT1')).toMatchObject([{ state: 'met' }]);
      expect(await road.blocked('mediator', 'proposeClose')).not.toContain('courtReported');
      expect(await road.blocked('clerk', 'reportToCourt')).toEqual(['entrustmentOpen']);
    });
  });
});

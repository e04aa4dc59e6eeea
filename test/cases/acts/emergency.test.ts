import { expect, test } from 'vitest';
import { onRoad, type Road } from '../../mediation/proceedings-world.ts';
import { eachDatabase } from '../../support/database.ts';

const report = (road: Road, more: object = {}) => ({
  signs: ['threat'],
  words: '不给钱就从楼上跳下去',
  told: [
    { receiver: 'police', toldAt: road.office.clock.now(), who: '值班民警' },
    { receiver: 'family', toldAt: road.office.clock.now() },
  ],
  measures: '两人陪护，劝离窗口，联系家属到场。',
  ...more,
});
const session = async (road: Road, mode: string) => ({
  startedAt: road.office.clock.now(),
  endedAt: road.office.testClock.now(),
  place: '调解室',
  mode,
  isOpen: true,
  presentPartyIds: await road.parties(),
  invitees: [],
  content: '分别听取意见。',
  result: 'ongoing',
});

eachDatabase((_name, open) => {
  test('threat at the window, reported, turns the case red, tells leader and office, and bars a joint session', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.fire('mediator', 'reportEmergency', report(road));
      await road.office.worker.runOnce();

      expect((await road.case()).overlays.risk).toBe('red');
      const told = await road.office.db.read('inbox_items').where({ kind: 'emergencyReported' });
      expect(new Set(told.map((row) => row.account_id)).size).toBeGreaterThanOrEqual(3);
      expect(await road.refused('mediator', 'holdSession', await session(road, 'joint'))).toContain(
        'jointAtRedRisk',
      );
      expect(await road.blocked('mediator', 'terminate')).toEqual([]);
      await road.fire('mediator', 'terminate', { reasonCode: 'wideDisagreement', note: '差距大' });
      expect(await road.blocked('mediator', 'proposeClose')).toContain('noRedRisk');
    });
  });

  test('what may become an offence, without the police told, is refused beside the list; another danger is not', async () => {
    await onRoad(open, async (road) => {
      await road.register();
      const told = [{ receiver: 'family', toldAt: road.office.clock.now() }];
      expect(await road.refused('clerk', 'reportEmergency', report(road, { told }))).toEqual([
        'policeNotTold',
      ]);
      await road.fire('clerk', 'reportEmergency', report(road, { told, signs: ['mentalDisorder'] }));

      expect((await road.case()).overlays.risk).toBe('red');
    });
  });

  test('violence in the family, once reported, keeps the sides apart also after the risk was lowered', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.fire('mediator', 'reportEmergency', report(road, { signs: ['domesticViolence'] }));
      await road.fire('coordinator', 'deescalate', { level: 'blue', note: '已分开居住' });

      const refused = await road.refused('mediator', 'holdSession', await session(road, 'joint'));
      expect(refused).toContain('jointDespiteViolence');
      const apart = await road.refused('mediator', 'holdSession', await session(road, 'caucus'));
      expect(apart).not.toContain('jointDespiteViolence');
    });
  });

  test('report stands on the case page with the words, the times and who was told', async () => {
    await onRoad(open, async (road) => {
      await road.register();
      await road.fire('clerk', 'reportEmergency', report(road));
      const panel = road.office.cases.panels.find(({ key }) => key === 'emergency');
      const shown = await panel?.load({
        db: road.office.db.read,
        caseId: road.caseId,
        viewer: await road.office.as('coordinator'),
        locale: 'zh-CN',
        t: (key: string, params = {}) => `${key} ${Object.values(params).join(' ')}`,
      });

      const text = JSON.stringify(shown);
      expect(text).toContain('不给钱就从楼上跳下去');
      expect(text).toContain('公安派出所  值班民警');
    });
  });
});

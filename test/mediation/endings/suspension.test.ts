import { expect, test } from 'vitest';
import { anyDatabase } from '../../support/database.ts';
import { onRoad } from '../proceedings-world.ts';

anyDatabase((_name, open) => {
  test('time an expert takes, of forty days, does not count; with his opinion the clock runs on', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      const [before] = await road.deadlines('C-MED');
      expect(before?.['due_on']).toBe('2026-04-01');
      await road.fire('mediator', 'requestAppraisal', {
        happenedOn: road.today(),
        body: '湛江某司法鉴定中心',
        matter: '伤残等级',
        payer: 'shared',
        replyDueOn: road.today(40),
      });
      expect((await road.case()).overlays.hold).toBe('held');
      await road.days(40);
      await road.fire('mediator', 'receiveAppraisal', { repliedOn: road.today(), content: '十级伤残' });

      expect((await road.case()).overlays.hold).toBe('none');
      const [after] = await road.deadlines('C-MED');
      expect(after?.['due_on']).toBe('2026-05-11');
      expect(await road.deadlines('C-RPL')).toMatchObject([{ state: 'met' }]);
    });
  });

  test('mediator who suspects a sham stops, and only an office outside the mediation lets it go on', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.fire('mediator', 'reportFalseMediation', {
        happenedOn: road.today(),
        signs: '双方系近亲属，借条系当日补写，另有债权人在执行',
      });
      expect((await road.case()).overlays.hold).toBe('held');
      expect(await road.blocked('mediator', 'resume')).toEqual(['noShamSuspected']);
      await expect(
        road.fire('mediator', 'clearFalseMediation', { outcome: 'cleared', content: '无' }),
      ).rejects.toMatchObject({ status: 403 });
      await road.fire('justice', 'clearFalseMediation', { outcome: 'established', content: '债务不存在' });

      expect((await road.case()).overlays.hold).toBe('none');
      expect(await road.rows('case_acts')).toMatchObject([{ reply: 'refused' }]);
    });
  });
});

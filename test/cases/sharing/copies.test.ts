import { expect, test } from 'vitest';
import { onRoad, type Road } from '../../mediation/proceedings-world.ts';
import { eachDatabase } from '../../support/database.ts';

const copied = (road: Road, receiverIds: readonly string[]) =>
  road.fire('mediator', 'copyCase', { receiverIds, content: '涉及两村，请知悉' });

eachDatabase((_name, open) => {
  test('leader who gets a copy sees the case he does not lead, may only mark it as read, and the mark stays', async () => {
    await onRoad(open, async (road) => {
      await road.preparing();
      await expect(road.case('leader')).rejects.toMatchObject({ status: 404 });
      const { options } = await road.office.engine.form('case', road.caseId, 'copyCase');
      const leaderOption = options['colleagues']?.find(({ value }) => value === 'demo-account-leader');
      expect(leaderOption?.label).toMatchObject({ zh: expect.stringContaining('（包案领导）') });
      await copied(road, ['demo-account-leader']);
      await road.office.worker.runOnce();

      const leader = await road.office.as('leader');
      const offers = await road.office.cases.service.offers(leader, await road.case('leader'));
      expect(offers.map(({ event }) => event)).toEqual(['readCopy']);
      const inbox = await road.office.db.read('inbox_items').where({ account_id: 'demo-account-leader' });
      expect(inbox).toMatchObject([{ kind: 'copyReceived' }]);
      await road.fire('leader', 'readCopy');
      expect(await road.blocked('leader', 'readCopy')).toEqual(['copyUnread']);
      const [copy] = await road.rows('case_copies');
      expect(copy?.['read_at']).not.toBeNull();
    });
  });

  test('copy to oneself, or to an account outside the list, is refused', async () => {
    await onRoad(open, async (road) => {
      await road.preparing();

      await expect(copied(road, ['demo-account-mediator'])).rejects.toMatchObject({ status: 422 });
      await expect(copied(road, ['demo-account-auditor'])).rejects.toMatchObject({ status: 422 });
      await expect(copied(road, ['demo-account-coordinator2'])).rejects.toMatchObject({ status: 422 });
    });
  });
});

import { expect, test } from 'vitest';
import { eachDatabase } from '../../support/database.ts';
import { onRoad, type Road } from '../proceedings-world.ts';

const assignment = { mediatorId: 'demo-person-mediator', coMediatorIds: [] };

const referral = (road: Road) => ({
  receiver: '客路镇自然资源所',
  reason: '需要确认用地审批情况',
  replyDueOn: road.today(20),
});

async function inboxOf(road: Road, username: string): Promise<string[]> {
  await road.days(0);
  const { accountId } = await road.office.as(username);
  const rows = await road.office.db
    .read('inbox_items')
    .where({ account_id: accountId, case_id: road.caseId });
  return rows.map((row) => String(row.kind));
}

eachDatabase((_name, open) => {
  test('assignment not yet taken, taken back by the chair, leaves the case free and tells the mediator', async () => {
    await onRoad(open, async (road) => {
      await road.accepted();
      await road.fire('chair', 'assign', assignment);
      await road.fire('chair', 'withdrawAssignment', { reason: '分派有误，该调解员正在休假' });

      expect(await road.case()).toMatchObject({ phase: 'accepted', mediatorId: null });
      expect((await road.record()).assignments.map(({ state }) => state)).toEqual(['ended']);
      expect(await road.deadlines('C-ACK')).toMatchObject([{ state: 'met' }]);
      expect(await inboxOf(road, 'mediator')).toContain('assignmentWithdrawn');
      await road.fire('chair', 'assign', { ...assignment, mediatorId: 'demo-person-mediator2' });
      expect((await road.case()).phase).toBe('assigned');
    });
  });

  test('assignment already taken, is not offered to be taken back', async () => {
    await onRoad(open, async (road) => {
      await road.preparing();

      await expect(road.blocked('chair', 'withdrawAssignment')).rejects.toThrow('not offered');
    });
  });

  test('referral not signed for, taken back and corrected, goes out anew with the first one marked', async () => {
    await onRoad(open, async (road) => {
      await road.register();
      await road.fire('clerk', 'refer', referral(road));
      await road.fire('clerk', 'withdrawReferral', { reason: '接收单位写错' });
      expect((await road.case()).phase).toBe('triage');
      await road.fire('clerk', 'refer', { ...referral(road), receiver: '雷州市自然资源局' });
      await road.fire('clerk', 'receiveReferral', { receivedBy: '雷州市自然资源局收发室' });

      const letters = (await road.rows('referral_letters')).toSorted((a, b) =>
        String(a['sent_at']).localeCompare(String(b['sent_at'])),
      );
      expect(letters.map((one) => [one['withdrawn_at'] !== null, one['received_by']])).toEqual([
        [true, null],
        [false, '雷州市自然资源局收发室'],
      ]);
      const offers = await road.office.documents.service.available(
        await road.office.as('clerk'),
        await road.case('clerk'),
      );
      expect(offers.filter(({ code }) => code === 'D23').map(({ aboutId }) => aboutId)).toEqual([
        letters[1]?.['id'],
      ]);
    });
  });

  test('referral signed for, can neither be taken back nor signed for twice, and waits for its result', async () => {
    await onRoad(open, async (road) => {
      await road.register();
      await road.fire('clerk', 'refer', referral(road));
      await road.fire('clerk', 'receiveReferral', { receivedBy: '自然资源所王工' });

      expect(await road.blocked('clerk', 'withdrawReferral')).toEqual(['referralNotReceived']);
      expect(await road.refused('clerk', 'withdrawReferral', { reason: '改主意' })).toEqual([
        'referralNotReceived',
      ]);
      expect(await road.blocked('coordinator', 'receiveReferral')).toEqual(['referralNotReceived']);
      await road.days(16);
      expect(await inboxOf(road, 'coordinator')).toContain('referralReplyDue');
      await road.fire('clerk', 'referReturn', { result: '已作出处理决定', finallyDecided: true });
      expect((await road.case()).phase).toBe('routed');
    });
  });
});

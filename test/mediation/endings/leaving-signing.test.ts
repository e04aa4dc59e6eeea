import { expect, test } from 'vitest';
import { anyDatabase } from '../../support/database.ts';
import { onRoad } from '../proceedings-world.ts';

anyDatabase((_name, open) => {
  test.each([
    ['fail', 'failed', { summary: '到签署时反悔', reason: '当事人反悔' }],
    ['terminate', 'terminated', { reasonCode: 'refusesToSign', note: '拒绝签署' }],
    ['withdraw', 'terminated', { statement: '不想再调解' }],
    ['refuseConsent', 'terminated', { statement: '不愿调解' }],
  ])('final text, left by %s, waits for no signature any more', async (event, phase, data) => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.signing();
      const [partyId] = await road.parties();
      const needsParty = event === 'withdraw' || event === 'refuseConsent';
      await road.fire('mediator', event, needsParty ? { ...data, partyId } : data);

      expect((await road.case()).phase).toBe(phase);
      const [agreement] = (await road.agreements()).agreements;
      expect(agreement).toMatchObject({ state: 'abandoned', signing: null });
      expect(agreement?.frozenHash).not.toBeNull();
      expect(await road.facts()).toMatchObject({ signaturesMissing: 0, sealsMissing: 0, draftsTotal: 0 });
    });
  });

  test('draft not yet final, left by a failed mediation, is no draft to edit any more', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.signing();
      const [partyId] = await road.parties();
      await road.fire('mediator', 'refuseSign', { partyId, reason: '数额不对' });
      await road.fire('mediator', 'fail', { summary: '谈不拢', reason: '差距大' });

      const states = (await road.agreements()).agreements.map(({ state }) => state);
      expect(states).toEqual(['void', 'abandoned']);
      const panel = road.office.agreements.panels[0];
      const data = await panel?.load({
        db: road.office.db.read,
        caseId: road.caseId,
        locale: 'zh-CN',
        t: (key: string) => key,
      });
      expect(data?.agreements[1]).toMatchObject({
        state: { text: 'agreements.states.abandoned' },
        links: [],
        checks: null,
      });
    });
  });

  test('paper of a text that was never signed, says on the list and to whoever verifies it that it binds nobody', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.signing();
      const viewer = await road.office.as('mediator');
      const { service, verification } = road.office.documents;
      const [agreement] = (await road.agreements()).agreements;
      const paper = await service.issue(viewer, await road.case('mediator'), 'D10', {
        aboutId: agreement?.id ?? '',
        isMissingConfirmed: true,
      });
      expect(await verification.verify(paper.verifyCode)).toMatchObject({ isLapsed: false });
      await road.fire('mediator', 'fail', { summary: '临签反悔', reason: '差距大' });

      expect(await service.issued(viewer, await road.case('mediator'))).toMatchObject([{ isLapsed: true }]);
      expect(await verification.verify(paper.verifyCode)).toMatchObject({
        isSuperseded: false,
        isLapsed: true,
      });
    });
  });

  test('case 8: party withdraws the day before signing, the other gets a paper that states the course', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.signing();
      const [, respondent] = await road.parties();
      await road.fire('mediator', 'withdraw', { partyId: respondent, statement: '不想再调解' });

      const viewer = await road.office.as('mediator');
      const offers = await road.office.documents.service.available(viewer, await road.case('mediator'));
      expect(offers.map(({ code }) => code)).toContain('D25');
      expect(offers.map(({ code }) => code)).not.toContain('D10');
    });
  });
});

import { expect, test } from 'vitest';
import { onRoad, type Road } from '../../mediation/proceedings-world.ts';
import { eachDatabase } from '../../support/database.ts';

const invite = (road: Road) =>
  road.fire('coordinator', 'joinCommittee', {
    committeeId: 'demo-committee-other-town',
    reason: '被申请人在附城镇',
  });

async function joined(road: Road): Promise<void> {
  await invite(road);
  await road.fire('coordinator2', 'answerJoining', { decision: 'joined', reason: '同意' });
}

eachDatabase((_name, open) => {
  test('invited town, until it answers, sees the case and answers; who declined sees it no longer', async () => {
    await onRoad(open, async (road) => {
      await road.preparing();
      await expect(road.case('coordinator2')).rejects.toMatchObject({ status: 404 });
      await invite(road);
      expect(await road.blocked('coordinator', 'joinCommittee')).toEqual(['noInvitationWaits']);
      await road.office.worker.runOnce();
      const inbox = await road.office.db
        .read('inbox_items')
        .where({ account_id: 'demo-account-coordinator2' });
      expect(inbox).toMatchObject([{ kind: 'jointMediationAsked' }]);
      await road.fire('coordinator2', 'answerJoining', { decision: 'declined', reason: '与本镇无关' });

      await expect(road.case('coordinator2')).rejects.toMatchObject({ status: 404 });
    });
  });

  test('joint case stands in the ledgers of both towns once, marked, found and counted there', async () => {
    await onRoad(open, async (road) => {
      await road.preparing();
      const { caseLists } = road.office;
      const ledger = async (as: string, q?: string) => {
        const filter = { tab: 'all' as const, ...(q === undefined ? {} : { q }) };
        return (await caseLists.list(await road.office.as(as), filter, { limit: 20 })).lines;
      };
      expect(await ledger('coordinator2')).toEqual([]);
      await joined(road);

      for (const town of ['coordinator', 'coordinator2']) {
        const viewer = await road.office.as(town);
        expect((await ledger(town)).map(({ id, isJoint }) => [id, isJoint])).toEqual([[road.caseId, true]]);
        expect((await ledger(town, (await road.case()).code)).length).toBe(1);
        expect(await caseLists.count(viewer, { tab: 'all' })).toBe(1);
        expect((await caseLists.tabCounts(viewer)).all).toBe(1);
      }
    });
  });

  test('mediator of the committee that joined may be named beside the one of the leading committee', async () => {
    await onRoad(open, async (road) => {
      await road.accepted();
      const team = { mediatorId: 'demo-person-mediator', coMediatorIds: ['demo-person-other-mediator'] };
      expect(await road.refused('chair', 'assign', team)).not.toEqual([]);
      await joined(road);
      await road.fire('chair', 'assign', team);

      expect((await road.case()).coMediatorIds).toEqual(['demo-person-other-mediator']);
    });
  });

  test('agreement of two committees takes effect with the seals of both, one copy for each', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await joined(road);
      await road.signing();
      await road.sign();
      const [waiting] = (await road.agreements()).agreements;
      expect((await road.case()).phase).toBe('signing');
      expect(waiting?.signing?.sealsMissing).toMatchObject([{ name: '附城镇人民调解委员会' }]);
      expect(waiting?.frozen?.copies).toBe(4);
      const again = { agreementId: waiting?.id, sealId: 'demo-seal-town' };
      expect(await road.refused('chair', 'affixSeal', again)).toEqual(['alreadySealed']);
      expect(await road.refused('chair', 'affixSeal', { ...again, sealId: 'demo-seal-village' })).not.toEqual(
        [],
      );
      const partner = await road.office.as('coordinator2');
      const papers = road.office.documents.service;
      expect(await papers.available(partner, await road.case('coordinator2'))).toEqual([]);
      await road.fire('coordinator2', 'affixSeal', { ...again, sealId: 'demo-seal-other-town' });

      expect((await road.case()).phase).toBe('settled');
    });
  });
});

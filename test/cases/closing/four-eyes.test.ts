import { expect, test } from 'vitest';
import { onRoad, type Road } from '../../mediation/proceedings-world.ts';
import { eachDatabase } from '../../support/database.ts';

const openProposal = (road: Road) => road.rows('proposals');

eachDatabase((_name, open) => {
  test('case nobody proposed to void, looked at by the chair, shows the approval with its reason and refuses it', async () => {
    await onRoad(open, async (road) => {
      await road.register();

      expect(await road.blocked('chair', 'void')).toEqual(['proposedVoid']);
      expect(await road.refused('chair', 'void', { reason: '重复' })).toEqual(['proposedVoid']);
      expect((await road.case()).phase).toBe('triage');
    });
  });

  test('voiding, proposed by the clerk and approved by the chair, keeps both names', async () => {
    await onRoad(open, async (road) => {
      await road.accepted();
      await road.fire('clerk', 'proposeVoid', { reason: '与上月案件重复' });
      await road.fire('chair', 'void', { reason: '属实' });

      expect((await road.case()).phase).toBe('void');
      expect(await openProposal(road)).toMatchObject([
        {
          kind: 'void',
          state: 'approved',
          reason: '与上月案件重复',
          decision: '属实',
          proposed_by: 'demo-account-clerk',
          decided_by: 'demo-account-chair',
        },
      ]);
    });
  });

  test('voiding, proposed by the chair himself, is his to take back and another one’s to decide', async () => {
    await onRoad(open, async (road) => {
      await road.register();
      await road.fire('chair', 'proposeVoid', { reason: '重复' });

      expect(await road.blocked('chair', 'void')).toEqual(['notProposer']);
      expect(await road.refused('chair', 'void', { reason: '同意' })).toEqual(['notProposer']);
      expect(await road.refused('chair', 'rejectProposal', { reason: '不' })).toEqual(['notProposer']);
      expect(await road.blocked('coordinator', 'withdrawProposal')).toEqual(['proposer']);
      expect(await road.blocked('coordinator', 'proposeVoid')).toEqual(['noProposalWaits']);
      await road.fire('coordinator', 'void', { reason: '属实' });
      expect((await road.case()).phase).toBe('void');
    });
  });

  test('proposal that was rejected or taken back leaves room for the next', async () => {
    await onRoad(open, async (road) => {
      await road.register();
      await road.fire('clerk', 'proposeVoid', { reason: '重复' });
      await road.fire('chair', 'rejectProposal', { reason: '不是同一件事' });
      await road.fire('clerk', 'proposeVoid', { reason: '再查确系重复' });
      await road.fire('clerk', 'withdrawProposal');

      expect((await openProposal(road)).map(({ state, decision }) => [state, decision])).toEqual([
        ['rejected', '不是同一件事'],
        ['withdrawn', null],
      ]);
      expect(await road.blocked('clerk', 'proposeVoid')).toEqual([]);
    });
  });

  test('proposal to void, overtaken by the course of the case, waits for nobody any more', async () => {
    await onRoad(open, async (road) => {
      await road.accepted();
      await road.fire('clerk', 'proposeVoid', { reason: '重复' });
      await road.fire('chair', 'assign', { mediatorId: 'demo-person-mediator' });

      expect(await road.facts()).toMatchObject({ hasProposal: false, actorMayDecide: null });
    });
  });

  test('risk raised by the governance office, is lowered only by somebody else', async () => {
    await onRoad(open, async (road) => {
      await road.register();
      expect(await road.facts()).toMatchObject({ actorRaisedRisk: null });
      await road.fire('coordinator', 'escalate', { level: 'yellow', note: '双方扬言动手' });

      expect(await road.blocked('coordinator', 'deescalate')).toEqual(['notRiskRaiser']);
      expect(await road.refused('coordinator', 'deescalate', { level: 'none', note: '已劝和' })).toEqual([
        'notRiskRaiser',
      ]);
      await road.fire('clerk', 'escalate', { level: 'orange', note: '再起冲突' });
      await road.fire('coordinator', 'deescalate', { level: 'none', note: '已劝和' });
      expect((await road.case()).overlays.risk).toBe('none');
    });
  });
});

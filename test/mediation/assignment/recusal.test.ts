import { expect, test } from 'vitest';
import { eachDatabase } from '../../support/database.ts';
import { onRoad, type Road } from '../proceedings-world.ts';

const asked = { mediatorId: 'demo-person-mediator', ground: 'relative', reason: '是申请人的表兄' };
const granted = { decision: 'granted', agreedPartyIds: [], reason: '情况属实' };

async function requested(road: Road): Promise<void> {
  await road.mediating();
  await road.fire('mediator', 'requestRecusal', asked);
}

eachDatabase((_name, open) => {
  test('mediator, a cousin of a party, stands aside: the case is assigned anew and what was done stays', async () => {
    await onRoad(open, async (road) => {
      await requested(road);
      const { about } = await road.office.engine.form('case', road.caseId, 'decideRecusal');
      expect(about.map(({ value }) => value)).toContain(asked.reason);
      await road.fire('chair', 'decideRecusal', granted);

      const waiting = await road.case();
      expect(waiting.phase).toBe('accepted');
      expect(waiting.mediatorId).toBeNull();
      await road.fire('chair', 'assign', { mediatorId: 'demo-person-mediator2' });
      await road.fire('mediator2', 'acknowledge', { noInterestDeclared: true });
      expect(await road.facts()).toMatchObject({
        sessionsHeld: 1,
        partiesWithoutConsent: 0,
        partiesWithoutRights: 0,
        proceedingsTotal: 1,
      });
      const { recusals } = await road.record();
      expect(recusals).toMatchObject([{ decision: 'granted', partyId: null, ground: 'relative' }]);
    });
  });

  test('mediator, wanted by all after he disclosed it, goes on; with one silent party he does not', async () => {
    await onRoad(open, async (road) => {
      await requested(road);
      const [applicant, respondent] = await road.parties();
      const stays = { decision: 'stays', reason: '双方知情' };
      const onlyOne = { ...stays, agreedPartyIds: [applicant] };
      expect(await road.refused('chair', 'decideRecusal', onlyOne)).toEqual(['notAllWantHim']);
      await road.fire('chair', 'decideRecusal', { ...stays, agreedPartyIds: [applicant, respondent] });

      expect((await road.case()).phase).toBe('mediating');
      expect(await road.blocked('chair', 'decideRecusal')).toEqual(['recusalWaits']);
    });
  });

  test('request, as long as it is undecided, keeps the text from being signed and is asked once', async () => {
    await onRoad(open, async (road) => {
      await requested(road);
      expect(await road.blocked('mediator', 'requestRecusal')).toEqual(['noRecusalWaits']);
      await road.signing().catch(() => undefined);
      expect((await road.case()).phase).toBe('drafting');
      expect(await road.blocked('mediator', 'toSigning')).toEqual(['noRecusalWaits']);
      await road.fire('coordinator', 'decideRecusal', { ...granted, decision: 'refused' });

      expect(await road.blocked('mediator', 'toSigning')).toEqual([]);
    });
  });

  test('chair, challenged as mediator, does not decide on himself; the judicial office does', async () => {
    await onRoad(open, async (road) => {
      await road.accepted();
      await road.fire('chair', 'assign', { mediatorId: 'demo-person-chair' });
      await road.fire('chair', 'acknowledge', { noInterestDeclared: true });
      const [partyId] = await road.parties();
      await road.fire('clerk', 'requestRecusal', { ...asked, mediatorId: 'demo-person-chair', partyId });
      expect(await road.blocked('chair', 'decideRecusal')).toEqual(['decidesRecusal']);
      expect(await road.blocked('coordinator', 'decideRecusal')).toEqual(['decidesRecusal']);
      await road.fire('justice', 'decideRecusal', granted);

      expect((await road.case()).phase).toBe('accepted');
    });
  });

  test('request, three working days on, is met in time or late', async () => {
    await onRoad(open, async (road) => {
      await requested(road);
      expect(await road.deadlines('C-REC')).toMatchObject([{ state: 'open', due_on: '2026-03-05' }]);
      await road.fire('chair', 'decideRecusal', { ...granted, decision: 'refused' });

      expect(await road.deadlines('C-REC')).toMatchObject([{ state: 'met' }]);
    });
  });

  test('somebody who is not on the case, asked to stand aside, is refused beside the field', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      const other = { ...asked, mediatorId: 'demo-person-mediator2' };
      expect(await road.refused('mediator', 'requestRecusal', other)).not.toEqual([]);
    });
  });
});

import { expect, test } from 'vitest';
import { onRoad, type Road } from '../../mediation/proceedings-world.ts';
import { anyDatabase } from '../../support/database.ts';

const asked = (happenedOn: string) => ({ happenedOn, body: '雷州市劳动人事争议仲裁委员会' });

/** The draft that a refusal to sign left, taken up again. */
async function redrafted(road: Road): Promise<object> {
  const draft = (await road.agreements()).agreements.find(({ state }) => state === 'draft');
  if (draft === undefined) throw new Error('no draft');
  const { content, title } = draft;
  return {
    agreementId: draft.id,
    kind: 'agreement',
    title,
    facts: content.facts,
    issues: content.issues,
    responsibility: content.responsibility,
    clauses: content.clauses.join('\n'),
    obligations: content.obligations,
    breach: content.breach,
    totalFen: content.totalFen,
  };
}

anyDatabase((_name, open) => {
  test('labour agreement, put before the commission within fifteen days, is enforced like a confirmed one', async () => {
    await onRoad(
      open,
      async (road) => {
        await road.settled();
        const [clock] = await road.deadlines('C-AR');
        expect(clock?.['due_on']).toBe('2026-03-17');
        await road.days(20);
        expect(await road.refused('mediator', 'applyArbitralReview', asked(road.today()))).toEqual([
          'reviewOver',
        ]);
        await road.fire('mediator', 'applyArbitralReview', asked('2026-03-10'));
        await road.fire('clerk', 'reviewed', { number: '雷劳人仲调〔2026〕5号', happenedOn: road.today() });

        expect((await road.case()).state).toEqual({
          settled: { performance: 'breached', confirmation: 'reviewed' },
        });
        expect(await road.blocked('mediator', 'applyEnforcement')).toEqual([]);
        expect(await road.blocked('mediator', 'sueOnAgreement')).toEqual(['notConfirmedByCourt']);
      },
      'labor',
    );
  });

  test('agreement refused by the commission leaves the way back to mediation', async () => {
    await onRoad(
      open,
      async (road) => {
        await road.settled(40);
        await road.fire('mediator', 'applyArbitralReview', asked(road.today()));
        await road.fire('clerk', 'reviewRefused', { happenedOn: road.today(), content: '金额不明' });

        expect(await road.blocked('mediator', 'reMediate')).toEqual([]);
      },
      'labor',
    );
  });

  test('agreement on status, marked while it is drafted, has no way to judicial confirmation', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.signing();
      const [partyId] = await road.parties();
      await road.fire('mediator', 'refuseSign', { partyId, reason: '须写明监护' });
      await road.fire('mediator', 'draftAgreement', await redrafted(road));
      await road.fire('mediator', 'identityMatterGuard', { kind: 'guardianship', content: '监护人变更条款' });
      expect(await road.blocked('mediator', 'identityMatterGuard')).toEqual(['notMarkedAsIdentity']);
      await road.fire('mediator', 'toSigning');
      await road.sign();

      expect((await road.case()).state).toEqual({
        settled: { performance: 'pending', confirmation: 'notApplicable' },
      });
      expect(await road.blocked('mediator', 'applyConfirm')).toEqual(['notIdentityMatter']);
    });
  });
});

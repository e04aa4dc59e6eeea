import { expect, test } from 'vitest';
import { toldOf } from '../../../src/cases/core/case.ts';
import { onRoad, Road } from '../../mediation/proceedings-world.ts';
import { eachDatabase } from '../../support/database.ts';

const third = { side: 'applicant', kind: 'person', name: '符丽珍', telephone: '13800000033' };

/** A case of two sides with one more applicant, in preparation for some days. */
async function crowded(road: Road): Promise<string[]> {
  await road.preparing();
  await road.fire('mediator', 'addParty', third);
  await road.days(5);
  const { parties } = await road.office.cases.service.peopleOf(await road.case());
  return parties.map(({ id }) => id);
}

async function codeOf(road: Road): Promise<string> {
  return (await road.case()).code;
}

eachDatabase((_name, open) => {
  test('party, split off, has a case with a number of its own, the same clock and the telephone; here she left', async () => {
    await onRoad(open, async (road) => {
      const [, respondent, leaving] = await crowded(road);
      const data = {
        movedPartyIds: [leaving],
        sharedPartyIds: [respondent],
        memberIds: [],
        summary: '另一笔货款。',
      };
      await road.fire('coordinator', 'split', data);

      const [link] = await road.rows('case_links');
      const child = new Road(road.office, 'general');
      child.caseId = String(link?.['other_case_id']);
      const made = await child.case();
      expect(made).toMatchObject({ phase: 'accepted', applicantNames: '符丽珍', respondentNames: '林国栋' });
      const told = { subtype: '货款', place: '河边仓库', applicationReceivedOn: expect.any(String) };
      expect(toldOf(made)).toMatchObject(told);
      expect(toldOf(made)).toEqual(toldOf(await road.case()));
      expect(made.number).not.toBe((await road.case()).number);
      const [own] = await road.deadlines('C-MED');
      expect(await child.deadlines('C-MED')).toMatchObject([
        { start_on: own?.['start_on'], due_on: own?.['due_on'] },
      ]);
      const people = await road.office.cases.service.peopleOf(made);
      const secrets = await road.office.cases.parties.secretsOf(
        road.office.db.read,
        people.parties[0]?.id ?? '',
      );
      expect(secrets?.telephone).toBe('13800000033');
      expect((await road.case()).applicantNames).toBe('陈志明');
      expect(await road.facts()).toMatchObject({ applicantCount: 1, respondentCount: 1 });
    });
  });

  test('group, split off whole, takes its members along; none of them is left behind', async () => {
    await onRoad(
      open,
      async (road) => {
        await road.preparing();
        await road.fire('mediator', 'addParty', { side: 'applicant', kind: 'group', name: '工人' });
        const { parties } = await road.office.cases.service.peopleOf(await road.case());
        const [respondent, group] = [parties[1]?.id, parties[2]?.id];
        const workers = ['工人甲', '工人乙'].map((name) => ({ name, claimFen: 100_000 }));
        await road.fire('mediator', 'importWorkers', { partyId: group, workers });
        const data = {
          movedPartyIds: [group],
          sharedPartyIds: [respondent],
          memberIds: [],
          summary: '另案。',
        };
        await road.fire('coordinator', 'split', data);

        const child = new Road(road.office, 'labor');
        child.caseId = String((await road.rows('case_links'))[0]?.['other_case_id']);
        expect(await child.facts()).toMatchObject({ workersTotal: 2 });
        expect(await road.facts()).toMatchObject({ workersTotal: 0 });
        expect((await road.case()).peopleCount).toBe(2);
      },
      'labor',
    );
  });

  test('split that would leave a side empty, here or there, is refused beside the field', async () => {
    await onRoad(open, async (road) => {
      const [first, respondent, leaving] = await crowded(road);
      const split = (moved: unknown[], shared: unknown[]) =>
        road.refused('coordinator', 'split', {
          movedPartyIds: moved,
          sharedPartyIds: shared,
          memberIds: [],
          summary: '另一笔货款。',
        });
      expect(await split([], [])).toEqual(['nothingLeaves']);
      expect(await split([first, leaving], [respondent])).toEqual(['sideEmptyHere']);
      expect(await split([leaving], [])).toEqual(['sideEmptyThere']);
      expect(await split([leaving], [leaving])).toEqual(['bothWays']);
    });
  });

  test('complaint, joined to another about the same, goes on there and is over itself', async () => {
    await onRoad(open, async (road) => {
      await road.preparing();
      const other = new Road(road.office, 'general');
      await other.register();
      await other.fire('clerk', 'addParty', third);
      await other.fire('coordinator', 'merge', { caseCode: await codeOf(road) });

      expect((await other.case()).phase).toBe('merged');
      expect((await other.case()).isOpen).toBe(false);
      expect((await road.case()).applicantNames).toBe('陈志明、符丽珍');
      const history = await road.office.engine.history(road.office.db.read, road.caseId, 0);
      expect(history.at(-1)?.event).toBe('linkCase');
      const viewer = await road.office.as('coordinator');
      const offers = await road.office.cases.service.offers(viewer, await other.case());
      expect(offers.filter(({ enabled }) => enabled)).toEqual([]);
    });
  });

  test('case, asked to join itself, another type or one being signed, is refused', async () => {
    await onRoad(open, async (road) => {
      await road.register();
      const signing = new Road(road.office, 'general');
      await signing.mediating();
      await signing.signing();
      const labour = new Road(road.office, 'labor');
      await labour.register();
      const join = async (code: string) => road.refused('coordinator', 'merge', { caseCode: code });

      expect(await join(await codeOf(road))).toEqual(['sameCase']);
      expect(await join(await codeOf(labour))).toEqual(['otherType']);
      expect(await join(await codeOf(signing))).toEqual(['tooLateToJoin']);
      expect(await join('DF0000000000')).toEqual(['caseNotFound']);
    });
  });

  test('party who died, replaced by the heir, keeps his consent on record; the heir is asked anew', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      const [applicant] = await road.parties();
      const heir = {
        partyId: applicant,
        ground: 'died',
        kind: 'person',
        name: '陈小明',
        note: '死亡证明和亲属关系证明',
      };
      await road.fire('mediator', 'replaceParty', heir);

      expect(await road.facts()).toMatchObject({ applicantCount: 1, partiesWithoutConsent: 1 });
      expect((await road.case()).applicantNames).toBe('陈小明');
      const { consents } = await road.record();
      expect(consents.map(({ partyName }) => partyName)).toContain('陈志明');
    });
  });

  test('cases, linked, are shown from both; to who may not see the other only that there is one', async () => {
    await onRoad(open, async (road) => {
      await road.register();
      const other = new Road(road.office, 'general');
      await other.mediating();
      await other.fire('mediator', 'linkCase', { caseCode: await codeOf(road), note: '同一批货款' });

      const panel = road.office.cases.panels.find(({ key }) => key === 'links');
      const load = async (as: string, caseId: string) =>
        panel?.load({
          db: road.office.db.read,
          caseId,
          viewer: await road.office.as(as),
          locale: 'zh-CN',
          t: (key: string) => key,
        });
      expect(await load('clerk', road.caseId)).toMatchObject({
        lines: [{ href: `/cases/${await codeOf(other)}` }],
      });
      expect(await load('mediator', other.caseId)).toMatchObject({ lines: [{ href: null, state: null }] });
    });
  });
});

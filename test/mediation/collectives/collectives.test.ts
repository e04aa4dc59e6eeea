import { expect, test } from 'vitest';
import { anyDatabase } from '../../support/database.ts';
import { inWorld, tenantAndLandlord, twoVillages, workersAndEmployer } from '../world.ts';

const meeting = {
  partyId: '迈港村',
  kind: 'representatives',
  heldOn: '2020-02-22',
  place: '迈港村文化楼',
  entitled: 30,
  present: 24,
  votesFor: 22,
  votesAgainst: 1,
  abstained: 1,
  matter: '同意调解方案，推选代表签署协议',
  representatives: [
    { name: '何志明', post: '村民代表', telephone: '13800000031' },
    { name: '陈𬱖堃', post: '村民小组长' },
  ],
};

anyDatabase((_name, open) => {
  test('resolution with quorum and majority, recorded, lets the collective act through its representatives', async () => {
    await inWorld(open, { type: 'land', parties: twoVillages }, async (world) => {
      expect(await world.facts()).toMatchObject({ collectivesWithoutResolution: 2 });
      await world.fire('passResolution', meeting);

      expect(await world.facts()).toMatchObject({ collectivesWithoutResolution: 1 });
      const [resolution] = (await world.record()).resolutions;
      expect(resolution).toMatchObject({
        partyName: '迈港村',
        isPassed: true,
        basis: '《村民委员会组织法》第三十条',
        heldOn: '2020-02-22',
      });
      expect(resolution?.representatives.map(({ name }) => name)).toEqual(['何志明', '陈𬱖堃']);
      const people = await world.db('party_people').orderBy('id');
      expect(people.map((row) => row.resolution_id)).toEqual([resolution?.id, resolution?.id]);
      expect(people[0].phone_enc).toMatch(/^v1\./);
      expect(JSON.stringify(people)).not.toContain('13800000031');
    });
  });

  test.each([
    [
      'a meeting short of quorum',
      { present: 19, votesFor: 19, votesAgainst: 0, abstained: 0 },
      'quorumNotMet',
    ],
    ['a meeting without majority', { votesFor: 12, votesAgainst: 12, abstained: 0 }, 'majorityNotMet'],
    ['more votes than people', { votesFor: 24 }, 'votesExceedPresent'],
    ['more people than entitled', { present: 31 }, 'moreThanEntitled'],
    ['the head alone', { present: 1, votesFor: 1, votesAgainst: 0, abstained: 0 }, 'quorumNotMet'],
  ])('resolution of %s is refused and nothing written', async (_what, change, code) => {
    await inWorld(open, { type: 'land', parties: twoVillages }, async (world) => {
      expect(await world.refusal('passResolution', { ...meeting, ...change })).toMatchObject({ code });
      expect(await world.facts()).toMatchObject({ collectivesWithoutResolution: 2 });
      expect(await world.db('party_people')).toEqual([]);
    });
  });

  test('resolution of a party that is no village is refused', async () => {
    await inWorld(open, { parties: tenantAndLandlord }, async (world) => {
      const problem = await world.refusal('passResolution', { ...meeting, partyId: '周玥' });

      expect(problem).toMatchObject({ path: 'partyId', code: 'notACollective' });
    });
  });

  test('resolution without or with six representatives is refused by its form', async () => {
    await inWorld(open, { type: 'land', parties: twoVillages }, async (world) => {
      const six = Array.from({ length: 6 }, () => ({ name: '何志明', post: '代表' }));

      expect((await world.refusal('passResolution', { ...meeting, representatives: [] })).path).toBe(
        'representatives',
      );
      expect((await world.refusal('passResolution', { ...meeting, representatives: six })).code).toBe(
        'tooMany',
      );
    });
  });

  test('second resolution of a village ends the representatives of the first', async () => {
    await inWorld(open, { type: 'land', parties: twoVillages }, async (world) => {
      await world.fire('passResolution', meeting);
      await world.fire('passResolution', {
        ...meeting,
        heldOn: '2020-02-24',
        representatives: [{ name: '梁文', post: '村民代表' }],
      });

      const people = await world.db('party_people').whereNull('valid_to');
      expect(people.map((row) => row.name)).toEqual(['梁文']);
    });
  });

  test('resolution waived by the chair, with the reason, stands for one', async () => {
    await inWorld(open, { type: 'land', parties: twoVillages }, async (world) => {
      await world.fire('waiveResolution', { partyId: '龙秋村', reason: '村民会议授权书已存卷' });

      expect(await world.facts()).toMatchObject({ collectivesWithoutResolution: 1 });
      expect((await world.record()).resolutions[0]).toMatchObject({
        kind: 'waiver',
        heldOn: '2020-02-20',
        matter: '村民会议授权书已存卷',
      });
    });
  });

  test('three of twenty workers, elected, are representatives; a later election replaces them', async () => {
    await inWorld(open, { type: 'labor', parties: workersAndEmployer }, async (world) => {
      const elect = (memberIds: string[]) => ({ partyId: '二十名工人', memberIds, scope: '参加调解' });
      await world.fire('electRepresentatives', elect(['工人1', '工人2', '工人3']));
      await world.fire('electRepresentatives', elect(['工人3', '工人4', '工人5']));

      const elected = await world.db('party_members').where({ is_representative: 1 }).orderBy('no');
      expect(elected.map((row) => row.name)).toEqual(['工人3', '工人4', '工人5']);
      const { electedRepresentatives } = await world.record();
      expect(electedRepresentatives).toHaveLength(6);
      const inForce = electedRepresentatives.filter((one) => one.validTo === null);
      expect(inForce.map(({ name }) => name)).toEqual(['工人3', '工人4', '工人5']);
      expect(inForce[0]?.matters).toEqual(['参加调解']);
    });
  });

  test.each([
    ['two in a labour dispute', 'labor', 2, 'numberOfRepresentatives'],
    ['six in a labour dispute', 'labor', 6, 'numberOfRepresentatives'],
    ['one in another dispute', 'general', 1, 'numberOfRepresentatives'],
  ])('election of %s is refused', async (_what, type, n, code) => {
    await inWorld(open, { type, parties: workersAndEmployer }, async (world) => {
      const memberIds = Array.from({ length: n }, (_, index) => `工人${index + 1}`);
      const problem = await world.refusal('electRepresentatives', {
        partyId: '二十名工人',
        memberIds,
        scope: '参加调解',
      });

      expect(problem).toMatchObject({ path: 'memberIds', code });
      expect(problem.basis).toMatch(/《/);
    });
  });

  test('election of somebody who is not on the list of that party is refused', async () => {
    await inWorld(open, { type: 'labor', parties: workersAndEmployer }, async (world) => {
      const memberIds = ['工人1', '工人2', '工人3'];
      const data = { partyId: '宏达建材有限公司', memberIds, scope: '参加调解' };

      expect(await world.refusal('electRepresentatives', data)).toMatchObject({ code: 'notAMember' });
    });
  });
});

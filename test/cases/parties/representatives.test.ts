import { expect, test } from 'vitest';
import { eachDatabase } from '../../support/database.ts';
import {
  type EngineWorld,
  instant,
  refusalOf,
  takeCase,
  withCase,
} from '../../workflow/engine/engine-world.ts';

const at = instant('2026-11-24T01:00:00.000Z');
const agent = {
  capacity: 'agent',
  name: '符大海',
  telephone: '13800138000',
  powerKind: 'special',
  validFrom: '2026-11-01',
  validTo: '2026-12-31',
};

eachDatabase((_name, open) => {
  test('agent of a party, put on record, reads back as told, with the telephone sealed', async () => {
    await withCase(open, async (world) => {
      const partyId = await applicantOf(world);

      await world.fire('addRepresentative', { ...agent, partyId });

      const { office, caseId } = world;
      const { telephone: _, ...told } = agent;
      expect(await office.cases.parties.listPeople(office.db.read, caseId)).toMatchObject([
        { ...told, partyId, post: null, resolutionId: null },
      ]);
      const [row] = await world.rows('party_people');
      expect(row?.['phone_enc']).not.toBeNull();
      expect(JSON.stringify(row)).not.toContain(agent.telephone);
    });
  });

  test('representative of no party of the case, or agent without a power, is refused beside the field', async () => {
    await withCase(open, async (world) => {
      const partyId = await applicantOf(world);
      const refusalFor = (wrong: object) =>
        refusalOf(world.fire('addRepresentative', { ...agent, partyId, ...wrong }));

      expect(await refusalFor({ partyId: 'nobody' })).toMatchObject({ problems: [{ path: 'partyId' }] });
      expect(await refusalFor({ powerKind: undefined })).toMatchObject({ problems: [{ path: 'powerKind' }] });
      expect(await world.rows('party_people')).toEqual([]);
    });
  });
});

async function applicantOf(world: EngineWorld): Promise<string> {
  await takeCase(world, at);
  const [applicant] = await world.office.cases.parties.list(world.office.db.read, world.caseId);
  return String(applicant?.id);
}

import { expect, test } from 'vitest';
import { listHeldCases } from '../../src/handover/handover-read-model.ts';
import { Road } from '../mediation/proceedings-world.ts';
import { eachDatabase, type OpenTestDatabase } from '../support/database.ts';
import { openOffice, type TestOffice } from '../support/office.ts';

const mediator = 'demo-person-mediator';
const mediator2 = 'demo-person-mediator2';
const change = { fromId: mediator, toId: mediator2, reason: '调离本镇' };

async function inOffice(open: OpenTestDatabase, work: (office: TestOffice) => Promise<void>): Promise<void> {
  const office = await openOffice(open);
  try {
    await work(office);
  } finally {
    await office.close();
  }
}

const heldBy = async (office: TestOffice, personId: string): Promise<string[]> =>
  (await listHeldCases(office.db.read, personId)).map(({ id }) => id);

/** A case of each: prepared, assigned only, under signature, and one he mediates with a colleague. */
async function fourCases(office: TestOffice): Promise<Road[]> {
  const roads = [1, 2, 3, 4].map(() => new Road(office, 'general'));
  const [prepared, assigned, signed, shared] = roads as [Road, Road, Road, Road];
  await prepared.preparing();
  await assigned.accepted();
  await assigned.fire('chair', 'assign', { mediatorId: mediator });
  await signed.mediating();
  await signed.signing();
  await shared.accepted();
  await shared.fire('chair', 'assign', { mediatorId: 'demo-person-chair', coMediatorIds: [mediator] });
  return roads;
}

eachDatabase((_name, open) => {
  test('mediator who leaves, handed over by the governance office, keeps nothing and every history says so', async () => {
    await inOffice(open, async (office) => {
      const roads = await fourCases(office);
      const report = await office.handover.handOver(await office.as('coordinator'), change);

      expect(report.left).toEqual([]);
      expect(report.done).toHaveLength(4);
      expect(await heldBy(office, mediator)).toEqual([]);
      expect(await heldBy(office, mediator2)).toHaveLength(4);
      for (const road of roads) {
        const last = (await office.engine.history(office.db.read, road.caseId)).at(-1);
        expect(last).toMatchObject({ event: 'handover', actingRole: 'coordinator' });
      }
      const phases = await Promise.all(roads.map(async (road) => (await road.case()).phase));
      expect(phases).toEqual(['preparing', 'assigned', 'drafting', 'assigned']);
    });
  });

  test('successor who is on one of the cases already, leaves that one named and takes the others', async () => {
    await inOffice(open, async (office) => {
      const [, , , shared] = await fourCases(office);
      const report = await office.handover.handOver(await office.as('chair'), {
        ...change,
        toId: 'demo-person-chair',
      });

      expect(report.done).toHaveLength(3);
      expect(report.left).toMatchObject([{ reasons: [{ code: 'notASuccessor' }] }]);
      expect(await heldBy(office, mediator)).toEqual([shared?.caseId]);
    });
  });

  test('handover by another town or by a mediator, moves nothing', async () => {
    await inOffice(open, async (office) => {
      await fourCases(office);
      const outside = await office.handover.handOver(await office.as('coordinator2'), change);

      expect(outside.done).toEqual([]);
      expect(outside.left.map(({ reasons }) => reasons[0]?.code)).toEqual(Array(4).fill('notFound'));
      await expect(office.handover.handOver(await office.as('mediator'), change)).rejects.toMatchObject({
        status: 403,
      });
      expect(await heldBy(office, mediator)).toHaveLength(4);
    });
  });

  test('account of somebody with open cases, cannot be closed before they are handed over', async () => {
    await inOffice(open, async (office) => {
      await fourCases(office);
      const account = await office.accounts.findByUsername('mediator');
      const close = () => office.accounts.disable(null, account?.id ?? '');

      await expect(close()).rejects.toMatchObject({ code: 'accountHasOpenWork', params: { count: 4 } });
      expect((await office.accounts.findByUsername('mediator'))?.disabledAt).toBeNull();
      await office.handover.handOver(await office.as('coordinator'), change);
      await close();
      expect((await office.accounts.findByUsername('mediator'))?.disabledAt).not.toBeNull();
    });
  });
});

import { expect, test } from 'vitest';
import { replayAll } from '../../src/workflow/versions/replay.ts';
import { openApiWorld } from '../api/api-world.ts';
import { Road } from '../mediation/proceedings-world.ts';
import { eachDatabase } from '../support/database.ts';

eachDatabase((_name, open) => {
  test('type of a dispute at the desk, corrected by the API, keeps its code; the history of both types replays', async () => {
    const world = await openApiWorld(open);
    try {
      const road = new Road(world.office, 'land');
      await road.register();
      const clerk = await world.as('clerk');
      const path = `/cases/${(await road.case()).code}`;
      const before = (await clerk.get(path)).body;
      const send = (data: object, expectedVersion: number) =>
        clerk.post(`${path}/events`, { event: 'correctCase', data, expectedVersion });
      const answer = await send({ reason: '选错类型', type: 'general' }, before.version);

      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ code: before.code, type: 'general', state: 'triage' });
      expect(answer.body.workflow.name).toBe('general');
      const events = (await clerk.get(`${path}/actions`)).body.map(({ event }: { event: string }) => event);
      expect(events).not.toContain('classifyLandKind');
      const { findings } = await replayAll(world.office.db.read, world.office.registry, world.office.stores);
      expect(findings).toEqual([]);
      const bad = await send({ reason: '再改', basedOn: 'x', place: '别处' }, answer.body.version);
      expect(bad.status).toBe(409);
      expect(bad.body.changes).toHaveLength(1);
      const wrong = await send(
        { reason: '再改', parties: [{ partyId: 'none', name: '某' }] },
        answer.body.version,
      );
      expect(wrong.status).toBe(422);
    } finally {
      await world.close();
    }
  });
});

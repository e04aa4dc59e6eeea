import { expect, test } from 'vitest';
import { demoAreas } from '../../seeds/demo-offices.ts';
import { replayAll } from '../../src/workflow/versions/replay.ts';
import { eachDatabase } from '../support/database.ts';
import { openOffice } from '../support/office.ts';
import { acceptance, actor, atOnce, withCase } from '../workflow/engine/engine-world.ts';
import type { CommandsFound } from './job.ts';
import { startJob } from './process.ts';

eachDatabase((_name, open) => {
  test('one case, written by four processes a hundred times each, keeps every command and loses none', async () => {
    const office = await openOffice(open, atOnce);
    try {
      const { id: caseId } = await office.cases.service.registerCase(await office.as('clerk'), {
        type: 'land',
        summary: '两村坡地权属之争',
        areaCode: demoAreas.town,
        reportedAt: atOnce,
        parties: [
          { side: 'applicant', kind: 'village', name: '迈港村' },
          { side: 'respondent', kind: 'village', name: '龙秋村' },
        ],
      });
      const job = { kind: 'commands' as const, place: office.place, now: atOnce, caseId, times: 100 };

      const ends = await Promise.all([1, 2, 3, 4].map(() => startJob(job).ended));

      const all = ends.map(({ found, stderr }) => (found ?? stderr) as CommandsFound);
      const done = all.reduce((sum, one) => sum + one.done, 0);
      const stale = all.reduce((sum, one) => sum + one.stale, 0);
      expect(all.flatMap((one) => one.other)).toEqual([]);
      expect(done + stale).toBe(400);
      expect(done).toBeGreaterThanOrEqual(300);
      const row = await office.db.read('cases').where('id', caseId).first('rev');
      const history = await office.db
        .read('history')
        .where('subject_id', caseId)
        .orderBy('seq')
        .select('seq');
      expect(history.map((one) => one.seq)).toEqual(Array.from({ length: done + 1 }, (_, n) => n + 1));
      expect(row.rev).toBe(done + 1);
      const { findings } = await replayAll(office.db.read, office.registry, office.stores);
      expect(findings).toEqual([]);
    } finally {
      await office.close();
    }
  });

  test('due days passed while nothing ran, four workers and one of them killed, each rings exactly once', async () => {
    const office = await openOffice(open, '2026-09-01T09:00:00+08:00');
    try {
      const clerk = await office.as('clerk');
      for (let n = 0; n < 15; n += 1) {
        const { id } = await office.cases.service.registerCase(clerk, {
          type: 'general',
          summary: `两家因屋后水渠改道争执，第${n}次`,
          areaCode: demoAreas.town,
          parties: [
            { side: 'applicant', kind: 'person', name: '陈志明' },
            { side: 'respondent', kind: 'person', name: '林国栋' },
          ],
        });
        await office.engine.command({
          kind: 'case',
          subjectId: id,
          event: 'accept',
          data: acceptance('2026-09-01'),
          actor: actor(),
        });
      }
      await office.worker.runOnce();
      const now = '2026-11-24T09:00:00+08:00';
      office.testClock.set(now);
      const due = await office.db
        .read('deadlines')
        .where('state', 'open')
        .whereNull('fired_at')
        .where('due_at', '<', office.clock.now());
      const workers = [1, 2, 3, 4].map(() => startJob({ kind: 'worker', place: office.place, now }));
      await Promise.race(workers.map((one) => one.ready));
      workers[0]?.child.kill('SIGKILL');

      const ends = await Promise.all(workers.map((one) => one.ended));

      expect(ends.slice(1).map(({ signal, stderr }) => [signal, stderr])).toEqual([
        [null, ''],
        [null, ''],
        [null, ''],
      ]);
      await office.worker.runOnce();
      expect(due.length).toBeGreaterThan(14);
      for (const { id, due_on } of due) {
        const rung = await office.db.read('history').where('idempotency_key', `deadline:${id}:${due_on}`);
        const row = await office.db.read('deadlines').where('id', id).first('fired_at');
        expect(rung, id).toHaveLength(1);
        expect(row.fired_at, id).not.toBeNull();
      }
    } finally {
      await office.close();
    }
  });

  test('worker, killed between an effect and its receipt, has it delivered again and seen once', async () => {
    await withCase(open, async ({ office, fire, rows }) => {
      await fire('accept', acceptance('2026-11-24'));
      const { signal, stderr } = await startJob({ kind: 'killedWorker', place: office.place, now: atOnce })
        .ended;
      expect(signal, stderr).toBe('SIGKILL');
      const [kept] = await rows('outbox');
      expect(kept?.['state']).not.toBe('done');

      office.testClock.advance(31_000);
      await office.worker.runOnce();

      expect((await rows('outbox')).map((row) => row['state'])).toEqual(['done']);
      expect(await rows('inbox_items')).toHaveLength(1);
    });
  });
});

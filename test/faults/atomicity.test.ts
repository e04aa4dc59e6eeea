import { expect, test } from 'vitest';
import { checksumOf } from '../fuzz/checksum.ts';
import { eachDatabase } from '../support/database.ts';
import { acceptance, actor, atOnce, withCase } from '../workflow/engine/engine-world.ts';
import { startJob } from './process.ts';

eachDatabase((_name, open) => {
  test('command, failing at each of its statements in turn, leaves no row of it; unhindered, it leaves all', async () => {
    await withCase(open, async ({ office, caseId, fire, rows }) => {
      const { db } = office;
      const before = await checksumOf(db.read, 'case', caseId);
      let failed = 0;
      for (let statement = 1; ; statement += 1) {
        let seen = 0;
        const cut = () => {
          seen += 1;
          if (seen === statement) throw new Error('cut');
        };
        db.write.on('query', cut);
        const outcome = await fire('accept', acceptance('2026-11-24')).catch((error: Error) => error);
        db.write.off('query', cut);
        if (seen < statement) break;
        expect(outcome, `statement ${statement}`).toBeInstanceOf(Error);
        expect(await checksumOf(db.read, 'case', caseId), `statement ${statement}`).toBe(before);
        failed = statement;
      }

      expect(failed).toBeGreaterThan(15);
      expect(await rows('history')).toHaveLength(2);
      expect(await rows('proceedings')).toHaveLength(1);
      expect(await rows('outbox')).not.toHaveLength(0);
    });
  });

  test('process, killed at statements of a command, leaves none of it; killed after the commit, all of it', async () => {
    await withCase(open, async ({ office, caseId, rows }) => {
      const { db } = office;
      const statements = await statementsOf(office, caseId);
      const command = {
        kind: 'case' as const,
        subjectId: caseId,
        event: 'accept',
        data: acceptance('2026-11-24'),
      };
      const base = { kind: 'killed' as const, command, place: office.place, now: atOnce };
      const before = await checksumOf(db.read, 'case', caseId);
      for (const statement of [2, Math.round(statements / 2), statements]) {
        const { signal, stderr } = await startJob({ ...base, statement }).ended;
        expect(signal, stderr).toBe('SIGKILL');
        expect(await checksumOf(db.read, 'case', caseId), `statement ${statement}`).toBe(before);
      }

      const { signal, stderr } = await startJob({ ...base, statement: null }).ended;

      expect(signal, stderr).toBe('SIGKILL');
      expect((await rows('history')).map((row) => row['event'])).toEqual(['register', 'accept']);
      expect(await rows('proceedings')).toHaveLength(1);
    });
  });
});

/** How many statements the acceptance takes, told by one that is taken back at its end. */
async function statementsOf(
  { db, uow, engine }: Parameters<Parameters<typeof withCase>[1]>[0]['office'],
  subjectId: string,
): Promise<number> {
  let seen = 0;
  const count = () => {
    seen += 1;
  };
  db.write.on('query', count);
  await uow
    .run(async (tx) => {
      await engine.commandIn(tx, {
        kind: 'case',
        subjectId,
        event: 'accept',
        data: acceptance('2026-11-24'),
        actor: actor(),
      });
      throw new Error('taken back');
    })
    .catch(() => undefined);
  db.write.off('query', count);
  return seen;
}

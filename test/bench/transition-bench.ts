import { newId } from '../../src/platform/ids.ts';
import { openBenchOffice } from './bench-office.ts';
import { interleave, type Line } from './measure.ts';

const atOnce = 8;
const each = 20;

/** D4: a whole command against the bare statements it stands for, on the same database and connection. */
export async function transitionBench(rounds: number): Promise<{ line: Line; rawPerSecond: number }> {
  const office = await openBenchOffice(200);
  try {
    const viewer = await office.as('mediator');
    const rows = await office.db
      .read('cases')
      .where({ mediator_id: viewer.personId, phase: 'mediating' })
      .select('id');
    const cases = await Promise.all(rows.map((row) => office.cases.service.getCase(viewer, row.id)));
    const pool = office.db.write;
    await pool.schema.createTable('bench_cases', (t) => {
      t.text('id').primary();
      t.integer('rev');
      t.text('state');
    });
    await pool.schema.createTable('bench_events', (t) => {
      t.text('id').primary();
      t.text('content');
    });
    for (let n = 0; n < atOnce; n += 1)
      await office.db.write('bench_cases').insert({ id: String(n), rev: 0, state: '{}' });

    const raw = (n: number) =>
      office.uow.run(async (tx) => {
        const id = String(n % atOnce);
        const row = await tx.knex('bench_cases').where({ id }).first();
        await tx
          .knex('bench_cases')
          .where({ id, rev: row.rev })
          .update({ rev: row.rev + 1, state: '{"a":1}' });
        await tx.knex('bench_events').insert({ id: newId(), content: 'x'.repeat(900) });
        await tx.knex('bench_events').insert({ id: newId(), content: 'x'.repeat(300) });
      });
    const command = async (n: number) => {
      const subject = cases[n % cases.length];
      if (!subject) throw new Error('no case to act on');
      const isNote = n % 2 === 0;
      await office.cases.service.fire(viewer, subject, {
        event: isNote ? 'addNote' : 'schedule',
        data: isNote
          ? { text: '记录' }
          : { startsAt: '2026-12-01T09:00:00+08:00', place: '调解室', mode: 'office' },
      });
    };
    const perSecond = (work: (n: number) => Promise<unknown>) => async () => {
      const start = performance.now();
      await Promise.all(
        Array.from({ length: atOnce }, async (_, lane) => {
          for (let n = 0; n < each; n += 1) await work(lane + n);
        }),
      );
      return (atOnce * each * 1000) / (performance.now() - start);
    };
    const found = await interleave(rounds, perSecond(raw), perSecond(command));
    const line: Line = {
      name: `D4 transition service call, ${atOnce} at once`,
      floor: 'raw transaction: select, update, 2 inserts',
      unit: '/s',
      target: 0.3,
      ...found,
    };
    return { line, rawPerSecond: found.floors[Math.floor(found.floors.length / 2)] ?? 0 };
  } finally {
    await office.close();
  }
}

import type { Db } from '../../platform/database/connect.ts';

/** Running limits that the calendar has a say in and that end in a year. */
export async function countOpenDueIn(db: Db, year: number): Promise<number> {
  const row = await db('deadlines')
    .where({ state: 'open', is_fixed: 0 })
    .where((query) => query.where('roll', 1).orWhere('unit', 'workday'))
    .whereBetween('due_on', [`${year}-01-01`, `${year}-12-31`])
    .count({ n: '*' })
    .first();
  return Number(row?.n ?? 0);
}

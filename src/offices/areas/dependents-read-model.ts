import type { Db } from '../../platform/database/connect.ts';
import { pathRange } from '../area.ts';
import { type AreaChange, areaChangeTable } from '../area-change.ts';

/** What hangs on a place and on all that lies below it. */
export interface Dependents {
  /** Codes of open cases, the first of them, and how many there are. */
  readonly cases: { readonly count: number; readonly codes: readonly string[] };
  readonly leads: number;
  readonly committees: readonly string[];
  readonly organisations: readonly string[];
  readonly people: number;
  readonly accounts: number;
}

const shownCases = 20;
/** Phases in which somebody still has to decide on a lead. */
const waitingPhases = ['reported', 'triaged'];

/** Open cases and leads, and whoever is in office in the area or below it. */
export async function findDependents(db: Db, areaPath: string): Promise<Dependents> {
  const [from, to] = pathRange(areaPath);
  const within = db('areas').where('path', '>=', from).where('path', '<', to).select('code');
  const cases = () => db('cases').where({ is_open: 1 }).whereIn('area_code', within.clone());
  const count = async (query: ReturnType<typeof cases>): Promise<number> =>
    Number((await query.count({ n: '*' }).first())?.n ?? 0);
  const inOffice = (table: string) => db(table).whereIn('area_code', within.clone()).whereNull('valid_to');
  return {
    cases: {
      count: await count(cases()),
      codes: await cases().orderBy('code').limit(shownCases).pluck('code'),
    },
    leads: await count(db('leads').whereIn('area_code', within.clone()).whereIn('phase', waitingPhases)),
    committees: await inOffice('committees').orderBy('name').pluck('name'),
    organisations: await inOffice('organisations').orderBy('name').pluck('name'),
    people: await count(inOffice('people')),
    accounts: await count(db('accounts').whereIn('area_code', within.clone()).whereNull('disabled_at')),
  };
}

export type ChangeLine = Omit<AreaChange, 'areaCode' | 'id' | 'kind'> & {
  readonly kind: AreaChange['kind'];
  /** The username of whoever wrote it down. */
  readonly by: string | null;
};

/** What became of a place, the latest first. */
export async function listChanges(db: Db, areaCode: string): Promise<ChangeLine[]> {
  const rows = await db('area_changes')
    .leftJoin('accounts', 'accounts.id', 'area_changes.recorded_by')
    .where({ 'area_changes.area_code': areaCode })
    .orderBy([
      { column: 'area_changes.valid_on', order: 'desc' },
      { column: 'area_changes.recorded_at', order: 'desc' },
      { column: 'area_changes.id', order: 'desc' },
    ])
    .select('area_changes.*', 'accounts.username');
  return rows.map((row) => ({ ...areaChangeTable.fromRow(row), by: row.username ?? null }));
}

/** Open cases by the area they are of. */
export async function countOpenCases(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows: { area_code: string; n: number | string }[] = await db('cases')
    .where({ is_open: 1 })
    .groupBy('area_code')
    .select('area_code')
    .count({ n: '*' });
  return new Map(rows.map(({ area_code, n }) => [area_code, Number(n)]));
}

import type { Knex } from 'knex';
import type { Db } from '../platform/database/connect.ts';
import { type Deadline, deadlineTable } from '../workflow/deadlines/deadlines-repository.ts';
import { codesOf } from './checks.ts';
import { latestOf, type Rule } from './rule.ts';

/** How much depends on a rule, each part only where it says something. */
export interface Usage {
  readonly openCases?: number;
  readonly cases?: number;
  readonly leads?: number;
  readonly papers?: number;
  readonly running?: number;
  readonly begun?: number;
  readonly rows?: number;
}

export interface UsageWorld {
  readonly db: Db;
  readonly rules: readonly Rule[];
  /** Events whose forms choose from a dictionary. */
  readonly eventsOf: (dictionary: string) => readonly string[];
  /** The code under which clocks run that are counted by a rule for urgent ones. */
  readonly clockOf: (code: string) => string;
}

/** Columns that hold the words of a dictionary, by table. */
const columnsOf: Readonly<Record<string, readonly { readonly table: string; readonly column: string }[]>> = {
  channels: [
    { table: 'cases', column: 'channel' },
    { table: 'leads', column: 'channel' },
  ],
  disputeTypes: [
    { table: 'cases', column: 'type' },
    { table: 'leads', column: 'type' },
  ],
  landKinds: [{ table: 'cases', column: 'land_kind' }],
  organisationKinds: [{ table: 'organisations', column: 'kind' }],
  committeeKinds: [{ table: 'committees', column: 'kind' }],
  duties: [{ table: 'area_duties', column: 'duty' }],
};

/** What depends on a rule. */
export function usageOf(rule: Rule, world: UsageWorld): Promise<Usage> {
  switch (rule.kind) {
    case 'dictionaries':
      return usageOfWord(rule, world);
    case 'limits':
      return usageOfLimit(rule, world);
    case 'closing':
      return usageOfRequirement(rule, world.db);
    case 'colours':
      return usageOfColour(rule, world.db);
  }
}

/** Whether anything was done by what a rule says last: then it is a typing error no more. */
export async function isUsed(rule: Rule, world: UsageWorld): Promise<boolean> {
  const { validFrom } = latestOf(rule);
  if (rule.kind === 'dictionaries') {
    const { cases = 0, leads = 0, rows = 0 } = await usageOfWord(rule, world);
    return cases + leads + rows > 0;
  }
  if (rule.kind === 'limits') {
    const begun = clocksOf(world.db, rule, world).where('start_on', '>=', validFrom);
    return (await countOf(begun)) > 0;
  }
  return true;
}

async function usageOfWord({ key }: Rule, { db, eventsOf }: UsageWorld): Promise<Usage> {
  const [dictionary, code] = [String(key['dictionary']), String(key['code'])];
  const columns = columnsOf[dictionary];
  if (columns === undefined) return usageInHistory(db, eventsOf(dictionary), code);
  const counts: Record<string, number> = {};
  for (const { table, column } of columns) {
    counts[table] = await countOf(db(table).where({ [column]: code }));
  }
  const { cases, leads, ...others } = counts;
  const rows = Object.values(others).reduce((sum, n) => sum + n, 0);
  const column = columns.find(({ table }) => table === 'cases')?.column;
  if (column === undefined || cases === undefined) return { rows };
  const of = db('cases').where({ [column]: code });
  return {
    openCases: await countOf(of.clone().where({ is_open: 1 })),
    cases,
    ...(leads !== undefined && { leads }),
    papers: await countOf(db('documents').whereIn('case_id', of.clone().select('id'))),
  };
}

/** Words chosen in events stand in the history alone. */
async function usageInHistory(db: Db, events: readonly string[], code: string): Promise<Usage> {
  if (events.length === 0) return { cases: 0, openCases: 0 };
  const subjects = db('history')
    .whereIn('event', events)
    .where('data', 'like', `%"${code}"%`)
    .select('subject_id');
  const of = db('cases').whereIn('id', subjects);
  return {
    openCases: await countOf(of.clone().where({ is_open: 1 })),
    cases: await countOf(of),
    papers: await countOf(db('documents').whereIn('case_id', subjects)),
  };
}

async function usageOfLimit(rule: Rule, world: UsageWorld): Promise<Usage> {
  const running = await listRunning(rule, world);
  return { running: running.length, begun: await countOf(clocksOf(world.db, rule, world)) };
}

async function usageOfRequirement({ key }: Rule, db: Db): Promise<Usage> {
  const open = db('cases').where({ is_open: 1 });
  if (key['subjectType'] !== '*') open.where({ type: key['subjectType'] });
  const codes = codesOf(key);
  return {
    openCases: await countOf(open),
    ...(codes.length > 0 && { papers: await countOf(db('documents').whereIn('code', codes)) }),
  };
}

async function usageOfColour(_rule: Rule, db: Db): Promise<Usage> {
  return { openCases: await countOf(db('cases').where({ is_open: 1 }).whereNotNull('due_on')) };
}

/** A clock that runs, with the case it runs for. */
export interface RunningClock {
  readonly deadline: Deadline;
  /** Code of the case or lead. */
  readonly subject: string;
}

/** Clocks that run by this very rule, and not by a nearer one for a type or a place; the next to end first. */
export async function listRunning(rule: Rule, world: UsageWorld): Promise<RunningClock[]> {
  const code = world.clockOf(String(rule.key['code']));
  const rows = await world
    .db('deadlines')
    .leftJoin('cases', 'cases.id', 'deadlines.subject_id')
    .leftJoin('leads', 'leads.id', 'deadlines.subject_id')
    .where({ 'deadlines.state': 'open', 'deadlines.rule': code })
    .orderBy(['deadlines.due_on', 'deadlines.id'])
    .select(
      'deadlines.*',
      world.db.raw('coalesce(cases.code, leads.code) as subject_code'),
      world.db.raw('coalesce(cases.type, leads.type) as subject_case_type'),
      world.db.raw('coalesce(cases.area_path, leads.area_path) as subject_area_path'),
    );
  const isUrgent = code !== rule.key['code'];
  return rows
    .filter((row) => {
      const subject = { type: String(row.subject_case_type), areaPath: String(row.subject_area_path) };
      return nearest(rule, world.rules, subject) === rule.id && isUrgent === (row.unit === 'hour');
    })
    .map((row) => ({ deadline: deadlineTable.fromRow(row), subject: String(row.subject_code ?? '') }));
}

/** Which rule of a code counts a clock: for its type before that for all, for its place before that for everywhere. */
function nearest(
  rule: Rule,
  rules: readonly Rule[],
  subject: { readonly type: string; readonly areaPath: string },
): string | undefined {
  const rank = ({ key }: Rule) => (key['subjectType'] === '*' ? 0 : 2) + (key['areaCode'] ? 1 : 0);
  return rules
    .filter(
      ({ key }) =>
        key['code'] === rule.key['code'] &&
        (key['subjectType'] === '*' || key['subjectType'] === subject.type) &&
        (!key['areaCode'] || subject.areaPath.split('/').includes(String(key['areaCode']))),
    )
    .sort((a, b) => rank(b) - rank(a))[0]?.id;
}

function clocksOf(db: Db, { key }: Rule, { clockOf }: UsageWorld): Knex.QueryBuilder {
  return db('deadlines').where({ rule: clockOf(String(key['code'])) });
}

async function countOf(query: Knex.QueryBuilder): Promise<number> {
  const row = await query.count({ n: '*' }).first();
  return Number(row?.n ?? 0);
}

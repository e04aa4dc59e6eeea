import type { Knex } from 'knex';
import type { Viewer } from '../../identity/viewer.ts';
import type { Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import { withinSight } from '../core/access-read-model.ts';
import { withinFile } from '../core/reading-read-model.ts';
import { type CaseLine, lineColumns, lineFromRow } from '../lists/list-read-model.ts';
import type { PersonRecord } from './sameness.ts';

/** A record on another case, with the place of that case in the order of lists. */
export interface OtherRecord extends PersonRecord {
  readonly registeredAt: Instant;
}

/** A line of a list with how the dispute was resolved, null while it is not. */
export interface EarlierLine extends CaseLine {
  readonly resolvedHow: string | null;
}

/** So many records with something in common are looked at of each kind, those of the newest cases first. */
export const mostRecords = 5000;

const tables = ['parties', 'party_members', 'party_people'] as const;
type RecordTable = (typeof tables)[number];

/** Organisations and villages are no persons; agents and heads act for others. A nameless party is nobody known. */
function peopleOf(db: Db, from: RecordTable): Knex.QueryBuilder {
  const query: Knex.QueryBuilder = db(`${from} as who`);
  if (from === 'parties') query.where({ 'who.kind': 'person', 'who.is_unknown': 0 });
  if (from === 'party_people') query.whereNotIn('who.capacity', ['agent', 'head']);
  return query;
}

function columnsOf(db: Db, from: RecordTable) {
  return [
    'who.id',
    'who.case_id as caseId',
    'who.name',
    'who.id_no_index as idNo',
    'who.phone_index as phone',
    from === 'parties' ? 'who.address' : db.raw('null as address'),
  ];
}

/** The people of a case today. */
export async function listOwnRecords(db: Db, caseId: string): Promise<PersonRecord[]> {
  const found: PersonRecord[] = [];
  for (const from of tables) {
    const query = peopleOf(db, from).where({ 'who.case_id': caseId });
    if (from !== 'party_people') query.whereNull('who.left_at');
    found.push(...(await query.select(columnsOf(db, from)).orderBy('who.id')));
  }
  return found;
}

/**
 * Everybody on cases whose file this person may read who has a number, an address or the name of one of these people,
 * also who left the case meanwhile.
 */
export async function listOtherRecords(
  db: Db,
  viewer: Viewer,
  own: readonly PersonRecord[],
  exceptCaseId: string,
): Promise<OtherRecord[]> {
  const valuesOf = (member: 'name' | 'idNo' | 'phone' | 'address') => [
    ...new Set(own.flatMap((one) => one[member] || [])),
  ];
  const wanted = [
    ['who.id_no_index', valuesOf('idNo')],
    ['who.phone_index', valuesOf('phone')],
    ['who.name', valuesOf('name')],
    ['who.address', valuesOf('address')],
  ] as const;
  const found: OtherRecord[] = [];
  for (const from of tables) {
    const asked = wanted.filter(
      ([column, values]) => values.length > 0 && (column !== 'who.address' || from === 'parties'),
    );
    if (asked.length === 0) continue;
    const query = peopleOf(db, from)
      .join('cases', 'cases.id', 'who.case_id')
      .whereNot({ 'who.case_id': exceptCaseId })
      .where((some) => {
        for (const [column, values] of asked) some.orWhereIn(column, values);
      });
    withinSight(query, db, viewer);
    withinFile(query, viewer);
    query.orderBy('cases.registered_at', 'desc').orderBy('who.id').limit(mostRecords);
    found.push(...(await query.select([...columnsOf(db, from), 'cases.registered_at as registeredAt'])));
  }
  return found;
}

/** Lines of cases that are known to be this reader's to see, in any order. */
export async function listEarlierLines(db: Db, ids: readonly string[]): Promise<Map<string, EarlierLine>> {
  if (ids.length === 0) return new Map();
  const rows = await db('cases')
    .whereIn('id', [...ids])
    .select(...lineColumns, 'resolved_how');
  return new Map(
    rows.map((row) => [
      String(row.id),
      { ...lineFromRow(row), resolvedHow: row.resolved_how as string | null },
    ]),
  );
}

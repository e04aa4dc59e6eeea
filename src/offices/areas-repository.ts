import type { CalendarDay } from '../platform/calendar.ts';
import type { Day, Instant } from '../platform/clock.ts';
import { day, instant, int, type RowOf, table, text } from '../platform/database/column-table.ts';
import type { Db } from '../platform/database/connect.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';
import { type Area, areaTable } from './area.ts';
import { type AreaChange, areaChangeTable } from './area-change.ts';
import {
  type AreaDuty,
  type Committee,
  type CommitteeSuccession,
  committeeTable,
  type DictionaryEntry,
  dutyTable,
  entryTable,
  type OfficeChange,
  type Organisation,
  officeChangeTable,
  organisationTable,
  type Person,
  personTable,
  type Seal,
  sealTable,
  successionTable,
} from './office.ts';

export const calendarDayTable = table('calendar_days', {
  day: day(),
  kind: text<CalendarDay['kind']>(),
  name: text(),
  updatedAt: instant(),
});
export const calendarYearTable = table('calendar_years', {
  year: int(),
  source: text(),
  updatedAt: instant(),
});

/** The areas with these codes as they stand, also inside a transaction. */
export async function findAreas(db: Db, codes: readonly string[]): Promise<Area[]> {
  const rows = await db('areas').whereIn('code', [...codes]);
  return rows.map(areaTable.fromRow);
}

export async function listAreas(db: Db): Promise<Area[]> {
  const rows = await db('areas').orderBy('code');
  return rows.map(areaTable.fromRow);
}

/** New names of places, by the days from which they hold; of one day in the order they were written down. */
export async function listRenames(db: Db): Promise<AreaChange[]> {
  const rows = await db('area_changes').where({ kind: 'renamed' }).orderBy(['valid_on', 'recorded_at', 'id']);
  return rows.map(areaChangeTable.fromRow);
}

/** Changes by which a place took the place of another. */
export async function listSuccessions(db: Db): Promise<AreaChange[]> {
  const rows = await db('area_changes').whereNotNull('successor_code').orderBy(['recorded_at', 'id']);
  return rows.map(areaChangeTable.fromRow);
}

/** Committees that were closed, and which one took their place. */
export async function listCommitteeSuccessions(db: Db): Promise<CommitteeSuccession[]> {
  const rows = await db('committee_successions').orderBy('committee_id');
  return rows.map(successionTable.fromRow);
}

/** Differs once a place, an office or a rule was changed, by this process or another. */
export async function markOfAreas(db: Db): Promise<string> {
  const marks: string[] = [];
  for (const table of ['area_changes', 'office_changes', 'rule_changes']) {
    const row = await db(table).count({ n: '*' }).max({ at: 'recorded_at' }).first();
    marks.push(`${row?.['n']} ${row?.['at'] ?? ''}`);
  }
  return marks.join(', ');
}

export async function listOrganisations(db: Db): Promise<Organisation[]> {
  const rows = await db('organisations').orderBy('id');
  return rows.map(organisationTable.fromRow);
}

export async function listCommittees(db: Db): Promise<Committee[]> {
  const rows = await db('committees').orderBy('id');
  return rows.map(committeeTable.fromRow);
}

export async function listPeople(db: Db): Promise<Person[]> {
  const rows = await db('people').orderBy('id');
  return rows.map(personTable.fromRow);
}

export async function listDuties(db: Db): Promise<AreaDuty[]> {
  const rows = await db('area_duties').orderBy('id');
  return rows.map(dutyTable.fromRow);
}

export async function listSeals(db: Db): Promise<Seal[]> {
  const rows = await db('seals').orderBy('id');
  return rows.map(sealTable.fromRow);
}

/** Changes that left a former row behind, in the order of their days. */
export async function listFormerRows(db: Db): Promise<OfficeChange[]> {
  const rows = await db('office_changes')
    .where({ act: 'changed' })
    .whereNotNull('former')
    .orderBy(['on_day', 'recorded_at', 'id']);
  return rows.map(officeChangeTable.fromRow);
}

export async function listDictionaryEntries(db: Db): Promise<DictionaryEntry[]> {
  const rows = await db('dictionary_entries').orderBy(['dictionary', 'sort', 'code']);
  return rows.map(entryTable.fromRow).map(({ labelZh: zh, labelEn: en, ...entry }) => ({
    ...entry,
    label: { zh, en },
  }));
}

export async function listCalendarDays(db: Db): Promise<CalendarDay[]> {
  const rows = await db('calendar_days').orderBy('day');
  return rows.map(calendarDayTable.without('updatedAt'));
}

export type CalendarYear = RowOf<typeof calendarYearTable>;

export async function listCalendarYears(db: Db): Promise<CalendarYear[]> {
  const rows = await db('calendar_years').orderBy('year');
  return rows.map(calendarYearTable.fromRow);
}

/** Writes the day, over what stood there. */
export async function saveCalendarDay(tx: Tx, entry: CalendarDay, now: Instant): Promise<void> {
  const row = calendarDayTable.toColumns({ ...entry, updatedAt: now });
  await tx.knex('calendar_days').insert(row).onConflict('day').merge();
}

/** Gives whether there was such a day. */
export async function deleteCalendarDay(tx: Tx, day: Day): Promise<boolean> {
  return (await tx.knex('calendar_days').where({ day }).delete()) > 0;
}

export async function saveCalendarYear(tx: Tx, year: number, source: string, now: Instant): Promise<void> {
  const row = calendarYearTable.toColumns({ year, source, updatedAt: now });
  await tx.knex('calendar_years').insert(row).onConflict('year').merge();
}

import type { CalendarDay } from '../platform/calendar.ts';
import type { Day, Instant } from '../platform/clock.ts';
import type { Db } from '../platform/database/connect.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';
import type { Area } from './area.ts';
import type { AreaDuty, Committee, DictionaryEntry, Organisation, Person, Seal } from './office.ts';

export async function listAreas(db: Db): Promise<Area[]> {
  const rows = await db('areas').orderBy('code');
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    level: row.level,
    parentCode: row.parent_code,
    path: row.path,
    source: row.source,
    note: row.note,
    ...dated(row),
  }));
}

export async function listOrganisations(db: Db): Promise<Organisation[]> {
  const rows = await db('organisations').orderBy('id');
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    areaCode: row.area_code,
    telephone: row.telephone,
    address: row.address,
    ...dated(row),
  }));
}

export async function listCommittees(db: Db): Promise<Committee[]> {
  const rows = await db('committees').orderBy('id');
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind,
    areaCode: row.area_code,
    numberWord: row.number_word,
    numberPattern: row.number_pattern,
    telephone: row.telephone,
    address: row.address,
    court: row.court,
    ...dated(row),
  }));
}

export async function listPeople(db: Db): Promise<Person[]> {
  const rows = await db('people').orderBy('id');
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    post: row.post,
    committeeId: row.committee_id,
    organisationId: row.organisation_id,
    areaCode: row.area_code,
    isMediator: row.is_mediator === 1,
    telephone: row.telephone,
    ...dated(row),
  }));
}

export async function listDuties(db: Db): Promise<AreaDuty[]> {
  const rows = await db('area_duties').orderBy('id');
  return rows.map((row) => ({
    id: row.id,
    areaCode: row.area_code,
    personId: row.person_id,
    duty: row.duty,
    ...dated(row),
  }));
}

export async function listSeals(db: Db): Promise<Seal[]> {
  const rows = await db('seals').orderBy('id');
  return rows.map((row) => ({
    id: row.id,
    committeeId: row.committee_id,
    name: row.name,
    keeperPersonId: row.keeper_person_id,
    ...dated(row),
  }));
}

export async function listDictionaryEntries(db: Db): Promise<DictionaryEntry[]> {
  const rows = await db('dictionary_entries').orderBy(['dictionary', 'sort', 'code']);
  return rows.map((row) => ({
    dictionary: row.dictionary,
    code: row.code,
    label: { zh: row.label_zh, en: row.label_en },
    sort: row.sort,
    basis: row.basis,
    ...dated(row),
  }));
}

export async function listCalendarDays(db: Db): Promise<CalendarDay[]> {
  const rows = await db('calendar_days').orderBy('day');
  return rows.map((row) => ({ day: row.day, kind: row.kind, name: row.name }));
}

export interface CalendarYear {
  readonly year: number;
  readonly source: string;
  readonly updatedAt: Instant;
}

export async function listCalendarYears(db: Db): Promise<CalendarYear[]> {
  const rows = await db('calendar_years').orderBy('year');
  return rows.map((row) => ({ year: row.year, source: row.source, updatedAt: row.updated_at }));
}

/** Writes the day, over what stood there. */
export async function saveCalendarDay(tx: Tx, entry: CalendarDay, now: Instant): Promise<void> {
  const row = { ...entry, updated_at: now };
  await tx.knex('calendar_days').insert(row).onConflict('day').merge();
}

/** Gives whether there was such a day. */
export async function deleteCalendarDay(tx: Tx, day: Day): Promise<boolean> {
  return (await tx.knex('calendar_days').where({ day }).delete()) > 0;
}

export async function saveCalendarYear(tx: Tx, year: number, source: string, now: Instant): Promise<void> {
  const row = { year, source, updated_at: now };
  await tx.knex('calendar_years').insert(row).onConflict('year').merge();
}

function dated(row: { valid_from: Day; valid_to: Day | null }): { validFrom: Day; validTo: Day | null } {
  return { validFrom: row.valid_from, validTo: row.valid_to };
}

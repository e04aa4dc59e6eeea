import { createHash } from 'node:crypto';
import { LegalCalendar } from '../platform/calendar.ts';
import type { Db } from '../platform/database/connect.ts';
import { listCalendarDays, listCalendarYears } from './areas-repository.ts';

/** The calendar as it stands in the database, with a mark that is equal only for equal content. */
export async function readCalendar(db: Db): Promise<{ fingerprint: string; calendar: LegalCalendar }> {
  const years = (await listCalendarYears(db)).map(({ year }) => year);
  const days = await listCalendarDays(db);
  const content = JSON.stringify([years, days.map(({ day, kind }) => [day, kind])]);
  const fingerprint = createHash('sha256').update(content).digest('hex');
  return { fingerprint, calendar: new LegalCalendar(days, years) };
}

import type { Knex } from 'knex';
import { type CalendarDay, LegalCalendar } from '../calendar.ts';

/** The legal calendar as the rows stand now. */
export async function loadLegalCalendar(knex: Knex): Promise<LegalCalendar> {
  const days: CalendarDay[] = await knex('calendar_days').select('day', 'kind', 'name');
  const years: number[] = await knex('calendar_years').pluck('year');
  return new LegalCalendar(days, years);
}

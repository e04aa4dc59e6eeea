import { readFileSync } from 'node:fs';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { CalendarDay } from '../src/platform/calendar.ts';
import { asDay, type Instant } from '../src/platform/clock.ts';
import { projectFile } from '../src/platform/project-root.ts';

const seedSchema = z.object({
  source: z.string(),
  years: z.array(z.number().int()),
  days: z.array(
    z
      .tuple([z.string(), z.enum(['holiday', 'workday']), z.string()])
      .transform(([day, kind, name]): CalendarDay => ({ day: asDay(day), kind, name })),
  ),
});

export interface CalendarSeed {
  source: string;
  years: number[];
  days: CalendarDay[];
}

/** The holiday tables that come with the program; administrators add later years. */
export function readCalendarSeed(): CalendarSeed {
  return seedSchema.parse(JSON.parse(readFileSync(projectFile('seeds', 'calendar.json'), 'utf8')));
}

/** Fills in the years the database does not know yet; edited years stay as they are. */
export async function seedCalendar(knex: Knex, at: Instant): Promise<void> {
  const seed = readCalendarSeed();
  const known = new Set<number>(await knex('calendar_years').pluck('year'));
  const years = seed.years.filter((year) => !known.has(year));
  if (years.length === 0) return;
  const days = seed.days.filter(({ day }) => years.includes(Number(day.slice(0, 4))));
  await knex('calendar_years').insert(years.map((year) => ({ year, source: seed.source, updated_at: at })));
  await knex('calendar_days').insert(days.map((row) => ({ ...row, updated_at: at })));
}

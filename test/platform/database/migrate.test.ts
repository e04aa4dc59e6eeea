import { expect, test } from 'vitest';
import { migrations } from '../../../migrations/index.ts';
import { readCalendarSeed, seedCalendar } from '../../../seeds/calendar.ts';
import { asDay, asInstant } from '../../../src/platform/clock.ts';
import { loadLegalCalendar } from '../../../src/platform/database/calendar-repository.ts';
import { migrateToLatest, pendingMigrations, rollbackAll } from '../../../src/platform/database/migrate.ts';
import { eachDatabase } from '../../support/database.ts';

const names = migrations.map(({ name }) => name);

eachDatabase((_name, open) => {
  test('an empty database, migrated, taken back and migrated again, is current', async () => {
    const t = await open({ isMigrated: false });
    expect(await pendingMigrations(t.db)).toEqual(names);
    expect(await migrateToLatest(t.db)).toEqual(names);
    expect(await pendingMigrations(t.db)).toEqual([]);
    expect(await migrateToLatest(t.db)).toEqual([]);
    await rollbackAll(t.db);
    expect(await pendingMigrations(t.db)).toEqual(names);
    expect(await migrateToLatest(t.db)).toEqual(names);
    await t.close();
  });

  test('an empty database, migrated by three at once, is migrated once', async () => {
    const t = await open({ isMigrated: false });
    const ran = await Promise.all([migrateToLatest(t.db), migrateToLatest(t.db), migrateToLatest(t.db)]);
    expect(ran.flat()).toEqual(names);
    await t.close();
  });

  test('the calendar, seeded twice and edited between, keeps the edit and knows its years', async () => {
    const t = await open();
    const at = asInstant('2026-11-24T00:00:00Z');
    await t.uow.run((tx) => seedCalendar(tx.knex, at));
    await t.uow.run((tx) => tx.knex('calendar_days').where({ day: '2026-10-01' }).del());
    await t.uow.run((tx) => seedCalendar(tx.knex, at));
    const calendar = await loadLegalCalendar(t.db.read);
    expect(readCalendarSeed().years.every((year) => calendar.knows(year))).toBe(true);
    expect(calendar.isWorkday(asDay('2026-10-01'))).toBe(true);
    expect(calendar.isWorkday(asDay('2026-10-10'))).toBe(true);
    await t.close();
  });
});

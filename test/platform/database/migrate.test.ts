import { expect, test } from 'vitest';
import { migrations } from '../../../migrations/index.ts';
import { readCalendarSeed, seedCalendar } from '../../../seeds/calendar.ts';
import { asDay, asInstant } from '../../../src/platform/clock.ts';
import { loadLegalCalendar } from '../../../src/platform/database/calendar-repository.ts';
import { DatabaseSetupError } from '../../../src/platform/database/connect.ts';
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

  test('a database of a later release, started by an earlier one, is refused and left as it is', async () => {
    const t = await open();
    const row = { name: '20991231235900_of_tomorrow', batch: 2, migration_time: t.db.write.fn.now() };
    await t.db.write('migrations').insert(row);

    await expect(migrateToLatest(t.db)).rejects.toThrow(DatabaseSetupError);
    await expect(migrateToLatest(t.db)).rejects.toThrow(/20991231235900_of_tomorrow, unknown here/);
    expect(await t.db.read('migrations').where({ name: row.name })).toHaveLength(1);
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

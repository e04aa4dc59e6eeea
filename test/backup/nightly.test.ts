import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backUpBeforeUpgrade } from '../../src/app/office-backup.ts';
import { keyCheckOf } from '../../src/backup/backup-format.ts';
import { BackupService } from '../../src/backup/backup-service.ts';
import { checkBackup } from '../../src/backup/read-backup.ts';
import { knownMigrations, migrateTo } from '../../src/platform/database/migrate.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { openTestDatabase } from '../support/database.ts';
import { type BackupWorld, inBackupWorld, secretKey } from './backup-world.ts';

function serviceOf({ office, dir }: BackupWorld, keep = 2): BackupService {
  const { db: database, clock, uow, audit } = office;
  return new BackupService({
    ...{ database, clock, uow, audit, dataDir: office.place.dataDir, program: '0.1.0' },
    keyCheck: keyCheckOf(secretKey),
    log: createLogger({ level: 'silent' }),
    place: { dir, keep },
  });
}

const hour = 3_600_000;

test('nightly backup, asked for all day and all night, is made once a night, and the oldest goes', async () => {
  await inBackupWorld(openTestDatabase, async (world) => {
    const service = serviceOf(world);
    await service.runNightly();
    expect(await readdir(world.dir)).toEqual([]);

    // The office's clock stands at nine in the morning; 17 hours later it is two at night.
    world.office.testClock.advance(17 * hour);
    for (let night = 0; night < 3; night += 1) {
      await service.runNightly();
      await service.runNightly();
      world.office.testClock.advance(24 * hour);
    }

    expect((await readdir(world.dir)).sort()).toEqual([
      'dingfen-2026-11-26.tar.gz',
      'dingfen-2026-11-27.tar.gz',
    ]);
    const made = await world.office.db.read('audit_log').where({ action: 'backupMade' });
    expect(made).toHaveLength(3);
    expect(await service.fault()).toBeNull();
    expect(await service.standing()).toEqual({ isAskedFor: true, ageSeconds: 25 * 3600, isOld: false });
    world.office.testClock.advance(10 * 24 * hour);
    expect(await service.fault()).toMatch(/hours old/);
    expect(await service.standing()).toMatchObject({ isOld: true });
  });
});

test('nightly backup that fails, is not tried again all night and leaves nothing half-written', async () => {
  await inBackupWorld(openTestDatabase, async (world) => {
    world.office.testClock.advance(17 * hour);
    const nowhere = { ...world, dir: '/dev/null/backups' };
    const service = serviceOf(nowhere);

    await service.runNightly();
    await service.runNightly();

    expect(await service.fault()).toBe('no nightly backup has been made yet');
    expect(await readdir(world.dir)).toEqual([]);
  });
});

test('office of an older program, upgraded, is put aside first; an up-to-date or empty one is not', async () => {
  await inBackupWorld(openTestDatabase, async (world) => {
    const place = await world.empty();
    const config = {
      ...world.office.config,
      dataDir: place.dataDir,
      backup: { dir: world.dir, keep: 1 },
    };
    expect(await backUpBeforeUpgrade(config, place.db, world.office.clock)).toBeNull();
    await migrateTo(place.db, knownMigrations().slice(0, -1));

    const file = await backUpBeforeUpgrade(config, place.db, world.office.clock);

    expect(file).toBe(join(world.dir, `before-${knownMigrations().at(-1)}.tar.gz`));
    expect((await checkBackup(file ?? '')).head.migrations).toEqual(knownMigrations().slice(0, -1));
    expect(await backUpBeforeUpgrade(config, world.office.db, world.office.clock)).toBeNull();
  });
});

import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { keyCheckOf } from '../backup/backup-format.ts';
import { type BackupDeps, writeBackup } from '../backup/write-backup.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database/connect.ts';
import { doneMigrations, pendingMigrations } from '../platform/database/migrate.ts';
import { projectFile } from '../platform/project-root.ts';
import type { Config } from './config.ts';

/** What a backup of the office of these settings is made with. */
export function backupDeps(config: Config, database: Database, clock: Clock): BackupDeps {
  const { dataDir, secretKey } = config;
  return { database, clock, dataDir, program: programVersion(), keyCheck: keyCheckOf(secretKey) };
}

/**
 * Before an upgrade changes the database of an office, what it was is put aside. Gives the file; null when nothing
 * changes. @throws BackupError
 */
export async function backUpBeforeUpgrade(
  config: Config,
  database: Database,
  clock: Clock,
): Promise<string | null> {
  const done = await doneMigrations(database.read);
  const [next] = await pendingMigrations(database);
  if (done.length === 0 || next === undefined) return null;
  const dir = config.backup?.dir ?? join(config.dataDir, 'backups');
  const recipient = config.backup?.recipient;
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const file = join(dir, `before-${next}.tar.gz${recipient === undefined ? '' : '.age'}`);
  await writeBackup(backupDeps(config, database, clock), file, recipient);
  return file;
}

/** The version of this program, as its package says. */
export function programVersion(): string {
  const text = readFileSync(projectFile('package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Config } from '../app/config.ts';
import type { Container } from '../app/container.ts';
import { backupDeps } from '../app/office-backup.ts';
import { AuditLog } from '../audit/audit-log.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import { BackupError, keyCheckOf } from '../backup/backup-format.ts';
import { BackupService } from '../backup/backup-service.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { reindexCases } from '../cases/registration/reindex-cases.ts';
import { systemClock } from '../platform/clock.ts';
import { doneMigrations } from '../platform/database/migrate.ts';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { createLogger } from '../platform/logger.ts';
import { replayAll } from '../workflow/versions/replay.ts';
import { connect, withContainer } from './office.ts';
import { CommandRefused, UsageError } from './outcome.ts';

/** `backup <file> [--recipient age1…]`: the running office into one file. */
export async function backup(config: Config, args: readonly string[]): Promise<void> {
  const { file, value: recipient } = fileAndOption(args, '--recipient');
  const database = await connect(config);
  try {
    if ((await doneMigrations(database.read)).length === 0)
      throw new CommandRefused('there is no office here yet');
    const service = new BackupService({
      ...backupDeps(config, database, systemClock),
      uow: new UnitOfWork(database),
      audit: new AuditLog(),
      log: createLogger({ level: config.logLevel }),
    });
    const report = await refused(service.backUp(resolve(file), recipient));
    process.stdout.write(
      `${report.path}: ${report.rows} rows of ${report.tables} tables, ${report.files} files, ${report.bytes} bytes` +
        `${recipient === undefined ? ', read back and sound' : ', locked'}\n`,
    );
  } finally {
    await database.close();
  }
}

/** `restore <file> [--identity <file of the secret key>]`: into an empty place, compared to every row. */
export async function restore(config: Config, args: readonly string[]): Promise<void> {
  const { file, value: keyFile } = fileAndOption(args, '--identity');
  const identity = keyFile === undefined ? undefined : secretKeyIn(await readFile(keyFile, 'utf8'));
  const database = await connect(config);
  const keyChecks = [config.secretKey, ...config.olderSecretKeys].map(keyCheckOf);
  try {
    const { head, manifest } = await refused(
      restoreBackup({ database, dataDir: config.dataDir, keyChecks }, resolve(file), identity),
    );
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(
      `backup of ${head.madeAt}: ${rows} rows of ${manifest.tables.length} tables and ${manifest.files.length} files are here again, equal to the backup\n`,
    );
  } finally {
    await database.close();
  }
  await withContainer(config, soundOffice);
}

/**
 * Builds the index of the search of an office that was brought here, and verifies its chains.
 * @throws CommandRefused that names the first entry that is not sound
 */
export async function soundOffice({
  db,
  uow,
  registry,
  stores,
}: Pick<Container, 'db' | 'uow' | 'registry' | 'stores'>): Promise<void> {
  const indexed = await reindexCases({ db, uow });
  const audit = await verifyAudit(db);
  if (!audit.isSound) throw new CommandRefused(`chain ${audit.chain}, entry ${audit.seq}: ${audit.fault}`);
  const replayed = await replayAll(db.read, registry, stores);
  const [finding] = replayed.findings;
  if (finding) throw new CommandRefused(`${finding.subjectId} event ${finding.seq}: ${finding.what}`);
  process.stdout.write(
    `${indexed} cases can be found; ${replayed.events} events and ${audit.rows} audit entries are sound\n`,
  );
}

function fileAndOption(args: readonly string[], option: string): { file: string; value?: string } {
  const [file, flag, value] = args;
  if (file === undefined || file.startsWith('--')) throw new UsageError('name a file');
  if (flag === undefined) return { file };
  if (flag !== option || value === undefined || args.length !== 3)
    throw new UsageError(`only ${option} can follow`);
  return { file, value };
}

function secretKeyIn(text: string): string {
  const key = text.split('\n').find((line) => line.startsWith('AGE-SECRET-KEY-'));
  if (key === undefined) throw new CommandRefused('the file holds no secret key of age');
  return key.trim();
}

/** What a backup says of itself is the command's answer. */
export async function refused<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof BackupError) throw new CommandRefused(error.message);
    throw error;
  }
}

import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditLog } from '../audit/audit-log.ts';
import { legalDay, legalTime, toMs } from '../platform/clock.ts';
import type { UnitOfWork } from '../platform/database/unit-of-work.ts';
import type { Logger } from '../platform/logger.ts';
import { type BackupDeps, type BackupReport, writeBackup } from './write-backup.ts';

export interface BackupPlace {
  /** Where the nightly backups lie; without it there are none. */
  readonly dir: string;
  /** How many of them are kept. */
  readonly keep: number;
  /** Public key of age for which they are locked. */
  readonly recipient?: string;
}

export interface BackupServiceDeps extends BackupDeps {
  readonly uow: UnitOfWork;
  readonly audit: AuditLog;
  readonly log: Logger;
  readonly place?: BackupPlace;
}

/** Nobody works then; hours of the legal day, before the integrity report. */
const nightFrom = '01:00';
const nightTo = '05:00';
const nightly = /^dingfen-\d{4}-\d{2}-\d{2}\.tar\.gz(\.age)?$/;

/** Makes the backups of the office, notes each in the audit log, and keeps the newest of the nightly ones. */
export class BackupService {
  readonly #deps: BackupServiceDeps;
  #failedOn: string | null = null;

  constructor(deps: BackupServiceDeps) {
    this.#deps = deps;
  }

  /** Writes a backup to a file and notes it. @throws BackupError, and what the file system says. */
  async backUp(path: string, recipient?: string): Promise<BackupReport> {
    const report = await writeBackup(this.#deps, path, recipient);
    const { uow, audit, clock } = this.#deps;
    const { bytes, rows, files } = report;
    await uow.run((tx) =>
      audit.append(tx, {
        actorId: 'system',
        action: 'backupMade',
        objectKind: 'office',
        objectId: 'office',
        detail: { bytes, rows, files, isLocked: recipient !== undefined },
        requestId: null,
        at: clock.now(),
      }),
    );
    return report;
  }

  /** The backup of the night, once; one that fails is tried again the next night and is seen by its age. */
  async runNightly(): Promise<void> {
    const { place, clock, log } = this.#deps;
    const now = clock.now();
    const time = legalTime(now).slice(-5);
    if (place === undefined || time < nightFrom || time >= nightTo) return;
    const day = legalDay(now);
    const name = `dingfen-${day}.tar.gz${place.recipient === undefined ? '' : '.age'}`;
    const names = await this.#names();
    if (names.includes(name) || this.#failedOn === day) return;
    try {
      await mkdir(place.dir, { recursive: true, mode: 0o700 });
      await this.backUp(join(place.dir, name), place.recipient);
      const old = [...names, name].sort().slice(0, -place.keep);
      for (const one of old) await rm(join(place.dir, one), { force: true });
    } catch (error) {
      this.#failedOn = day;
      log.error({ err: error }, 'the nightly backup failed');
    }
  }

  /** Seconds since the newest nightly backup; null when there is none, or none is asked for. */
  async age(): Promise<number | null> {
    const { place, clock } = this.#deps;
    const newest = (await this.#names()).sort().at(-1);
    if (place === undefined || newest === undefined) return null;
    const { mtimeMs } = await stat(join(place.dir, newest));
    return Math.max(0, Math.round((toMs(clock.now()) - mtimeMs) / 1000));
  }

  async #names(): Promise<string[]> {
    const { place } = this.#deps;
    if (place === undefined) return [];
    return (await readdir(place.dir).catch(() => [])).filter((name) => nightly.test(name));
  }
}

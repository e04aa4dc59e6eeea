import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditLog } from '../audit/audit-log.ts';
import { atLegalTime, type Day, legalDay, legalTime, toMs } from '../platform/clock.ts';
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
/** A night may be early and the next one late. */
const oldestSeconds = 28 * 3600;
const nightly = /^dingfen-\d{4}-\d{2}-\d{2}\.tar\.gz(\.age)?$/;

/** Whether a backup is made each night, seconds since the newest (null: none yet), and whether that is too long. */
export interface BackupStanding {
  readonly isAskedFor: boolean;
  readonly ageSeconds: number | null;
  readonly isOld: boolean;
}

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

  /** Seconds since the night of the newest backup; null when there is none, or none is asked for. */
  async age(): Promise<number | null> {
    const newest = (await this.#names()).sort().at(-1);
    if (newest === undefined) return null;
    const night = atLegalTime(newest.slice('dingfen-'.length, 'dingfen-2026-11-30'.length) as Day, nightFrom);
    return Math.max(0, Math.round((toMs(this.#deps.clock.now()) - toMs(night)) / 1000));
  }

  /** How the nightly backups stand, for a page to say it. */
  async standing(): Promise<BackupStanding> {
    if (this.#deps.place === undefined) return { isAskedFor: false, ageSeconds: null, isOld: true };
    const ageSeconds = await this.age();
    return { isAskedFor: true, ageSeconds, isOld: ageSeconds === null || ageSeconds > oldestSeconds };
  }

  /** What is wrong with the nightly backups, in a sentence; null when they are asked for and the newest is of last night. */
  async fault(): Promise<string | null> {
    const { isAskedFor, ageSeconds, isOld } = await this.standing();
    if (!isAskedFor) return 'no nightly backup is made: set BACKUP_DIR';
    if (ageSeconds === null) return 'no nightly backup has been made yet';
    return isOld ? `the newest backup is ${Math.floor(ageSeconds / 3600)} hours old` : null;
  }

  async #names(): Promise<string[]> {
    const { place } = this.#deps;
    if (place === undefined) return [];
    return (await readdir(place.dir).catch(() => [])).filter((name) => nightly.test(name));
  }
}

import { resolve } from 'node:path';
import type { Config } from '../app/config.ts';
import type { Container } from '../app/container.ts';
import { programVersion } from '../app/office-backup.ts';
import { AuditLog } from '../audit/audit-log.ts';
import { comparePapers } from '../backup/folder/compare-papers.ts';
import { exportOffice, type OfficeFolderDeps } from '../backup/folder/export-office.ts';
import { compareFiles, importOffice } from '../backup/folder/import-office.ts';
import { systemClock } from '../platform/clock.ts';
import { createFieldCrypto } from '../platform/crypto/field-crypto.ts';
import { doneMigrations } from '../platform/database/migrate.ts';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { refused, soundOffice } from './backup.ts';
import { connect, withContainer } from './office.ts';
import { CommandRefused, UsageError } from './outcome.ts';

/** `export --all <folder>`: the whole office as open files, personal values in clear. */
export async function exportAll(config: Config, args: readonly string[]): Promise<void> {
  const [flag, folder, ...rest] = args;
  if (flag !== '--all' || folder === undefined || rest.length > 0) throw new UsageError('name a folder');
  await refuseWithoutOffice(config);
  await withContainer(config, async (container) => {
    const deps = { ...folderDeps(container), office: officeName(container), publicUrl: config.publicUrl };
    const { manifest, sha256 } = await refused(exportOffice(deps, folder));
    const { cases, rows, papers, attachments, faults } = manifest.counts;
    print(
      `${resolve(folder)}: ${cases} cases, ${rows} rows of ${manifest.tables.length} tables, ${papers} papers, ${attachments} attachments`,
    );
    print(`manifest.json SHA-256 ${sha256}`);
    print('the folder holds personal data in clear: keep it locked up, delete it when it has served');
    if (faults > 0)
      throw new CommandRefused(
        `${faults} papers or attachments could not be had; see "fault" in index.jsonl of papers and attachments`,
      );
  });
}

/** `import office <folder>`: into an empty place, compared to every row, chain and paper. */
export async function importFolder(config: Config, args: readonly string[]): Promise<void> {
  const [folder, ...rest] = args;
  if (folder === undefined || folder.startsWith('--') || rest.length > 0)
    throw new UsageError('name a folder');
  const { manifest, sha256 } = await bring(config, folder);
  print(
    `${manifest.office}, ${manifest.madeAt}: ${manifest.counts.rows} rows of ${manifest.tables.length} tables are here, every table equal to its digest`,
  );
  print(`manifest.json SHA-256 ${sha256}`);
  await withContainer(config, async (container) => {
    await soundOffice(container);
    const files = await refused(compareFiles(config.dataDir, folder));
    const papers = await refused(comparePapers(folderDeps(container), folder, manifest.publicUrl));
    print(
      `${files} attachments equal; ${papers.equal} papers equal to the byte, ${papers.notDrawn} not drawn here`,
    );
    print(
      'no passwords are in a folder: dingfen admin create --role sysadmin <username>, who gives the accounts new activation codes',
    );
    if (papers.different.length > 0)
      throw new CommandRefused(
        `${papers.different.length} papers draw differently: ${papers.different.slice(0, 5).join(', ')}`,
      );
  });
}

async function bring(config: Config, folder: string): ReturnType<typeof importOffice> {
  const database = await connect(config);
  try {
    return await refused(
      importOffice(
        {
          ...{ database, uow: new UnitOfWork(database), audit: new AuditLog(), clock: systemClock },
          crypto: createFieldCrypto(config.secretKey, config.olderSecretKeys),
          ...{ dataDir: config.dataDir, program: programVersion(), drawPaper: async () => null, report },
        },
        folder,
      ),
    );
  } finally {
    await database.close();
  }
}

/** What exports and comparisons of an opened office are made with. */
export function folderDeps(container: Container): OfficeFolderDeps {
  const { db, uow, audit, clock, crypto, config, documents } = container;
  return {
    ...{
      database: db,
      uow,
      audit,
      clock,
      crypto,
      dataDir: config.dataDir,
      program: programVersion(),
      report,
    },
    drawPaper: documents.redraw,
  };
}

function officeName({ areas }: Container): string {
  const counties = [...areas.tree.all()].filter(({ level }) => level === 'county');
  return counties.map(({ name }) => name).join('、');
}

async function refuseWithoutOffice(config: Config): Promise<void> {
  const database = await connect(config);
  try {
    if ((await doneMigrations(database.read)).length === 0)
      throw new CommandRefused('there is no office here yet');
  } finally {
    await database.close();
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function report(line: string): void {
  process.stderr.write(`${line}\n`);
}

import { loadDemoWorld } from '../../seeds/demo-world.ts';
import { loadReference } from '../../seeds/reference.ts';
import type { Config } from '../app/config.ts';
import { type Container, createContainer } from '../app/container.ts';
import { backUpBeforeUpgrade } from '../app/office-backup.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import { loadDemoCases } from '../demo/play-cases.ts';
import { isTokenScope, type TokenScope, tokenScopes } from '../identity/permissions.ts';
import { administratorRoles } from '../identity/viewer.ts';
import { systemClock } from '../platform/clock.ts';
import { connectDatabase, type Database } from '../platform/database/connect.ts';
import { migrateToLatest } from '../platform/database/migrate.ts';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { createLogger } from '../platform/logger.ts';
import type { DefinitionSet } from '../workflow/definitions/registry.ts';
import { CommandRefused, UsageError } from './outcome.ts';

/**
 * Opens the office of these settings: database migrated, reference data in place, everything built, with the lifecycles
 * of this program unless others are given.
 */
export async function openContainer(config: Config, lifecycles?: DefinitionSet): Promise<Container> {
  const log = createLogger({ level: config.logLevel });
  const db = await connect(config);
  await prepare(config, db);
  return createContainer({ config, db, clock: systemClock, log, ...(lifecycles && { lifecycles }) });
}

/** Runs one piece of work in an opened office and closes it. */
export async function withContainer<T>(
  config: Config,
  work: (container: Container) => Promise<T>,
  lifecycles?: DefinitionSet,
): Promise<T> {
  const container = await openContainer(config, lifecycles);
  try {
    return await work(container);
  } finally {
    await closeContainer(container);
  }
}

export async function closeContainer(container: Container): Promise<void> {
  await container.worker.stop();
  await container.notices.sender.stop();
  await container.jobs.stop();
  await container.renderer.close();
  await container.ledgerReader.close();
  await container.sessions.close();
  await container.db.close();
}

/** Opens the database of these settings as it is: nothing is migrated. */
export function connect(config: Config): Promise<Database> {
  return connectDatabase({
    dataDir: config.dataDir,
    synchronous: config.sqliteSynchronous,
    ...(config.databaseUrl === undefined ? {} : { databaseUrl: config.databaseUrl }),
  });
}

async function prepare(config: Config, db: Database): Promise<readonly string[]> {
  const kept = await backUpBeforeUpgrade(config, db, systemClock);
  if (kept !== null) process.stdout.write(`backed up before the upgrade: ${kept}\n`);
  const names = await migrateToLatest(db);
  await loadReference({ unitOfWork: new UnitOfWork(db), clock: systemClock });
  return names;
}

/** What to do where an office has no places yet; null where it has. */
export function adviceWithoutAreas({ areas }: Pick<Container, 'areas'>): string | null {
  if (areas.tree.size > 0) return null;
  return 'no county is chosen yet: run dingfen area import <county>, or sign in as sysadmin and open /admin/areas';
}

/** Brings schema and reference data up to date and says what ran. */
export async function migrate(config: Config): Promise<void> {
  const db = await connect(config);
  try {
    const names = await prepare(config, db);
    process.stdout.write(names.length === 0 ? 'nothing to migrate\n' : `${names.join('\n')}\n`);
  } finally {
    await db.close();
  }
}

/** Whether the demo may be loaded: never in production, only where nobody has an account yet. */
export async function isEmptyOffice(container: Container): Promise<boolean> {
  return (await container.accounts.list()).length === 0;
}

/** Offices, accounts and cases of the demo, thirty when no size is given. Gives how many cases were made. */
export async function fillDemo(container: Container, size?: number): Promise<number> {
  const { db: database, uow: unitOfWork, clock } = container;
  await loadDemoWorld({ database, unitOfWork, clock });
  await container.areas.load();
  return loadDemoCases(container, size, (made, of) => {
    if (size !== undefined && (made % 100 === 0 || made === of)) process.stdout.write(`${made} of ${of}\n`);
  });
}

const mostDemoCases = 100_000;

/** `demo load [--size N]`. Throws UsageError for a size that is none, CommandRefused where the demo must not go. */
export async function demoLoad(config: Config, args: readonly string[]): Promise<void> {
  const size = sizeOf(args);
  if (config.isProduction) throw new CommandRefused('production never loads demo data');
  await withContainer(config, async (container) => {
    if (!(await isEmptyOffice(container))) throw new CommandRefused('the database is not empty');
    process.stdout.write(`${await fillDemo(container, size)} demo cases\n`);
  });
}

function sizeOf(args: readonly string[]): number | undefined {
  if (args.length === 0) return undefined;
  const [flag, text] = args;
  const size = Number(text);
  if (
    flag !== '--size' ||
    args.length !== 2 ||
    !/^\d+$/.test(text ?? '') ||
    size < 1 ||
    size > mostDemoCases
  ) {
    throw new UsageError(`--size takes a number from 1 to ${mostDemoCases}`);
  }
  return size;
}

export async function adminCreate(config: Config, args: readonly string[]): Promise<void> {
  const [flag, role, username] = args;
  const known = administratorRoles.find((one) => one === role);
  if (flag !== '--role' || known === undefined || username === undefined || args.length !== 3) {
    throw new UsageError('a role and a username are needed');
  }
  await withContainer(config, async ({ accounts, areas }) => {
    process.stdout.write(`${await accounts.createAdmin(known, username)}\n`);
    const advice = adviceWithoutAreas({ areas });
    if (advice !== null) process.stderr.write(`${advice}\n`);
  });
}

export async function tokenCreate(config: Config, args: readonly string[]): Promise<void> {
  const [username, ...rest] = args;
  if (username === undefined || username.startsWith('--')) throw new UsageError('a username is needed');
  const scopes: TokenScope[] = [];
  for (let index = 0; index < rest.length; index += 2) {
    const value = rest[index + 1] ?? '';
    if (rest[index] !== '--scope' || !value.split(',').every(isTokenScope)) {
      throw new UsageError(`scopes are ${tokenScopes.join(', ')}`);
    }
    scopes.push(...value.split(',').filter(isTokenScope));
  }
  await withContainer(config, async ({ tokens }) => {
    process.stdout.write(`${await tokens.createToken(username, scopes.length > 0 ? scopes : undefined)}\n`);
  });
}

export async function auditVerify(config: Config): Promise<void> {
  await withContainer(config, async ({ db }) => {
    const report = await verifyAudit(db);
    if (!report.isSound) {
      throw new CommandRefused(`chain ${report.chain}, entry ${report.seq}: ${report.fault}`);
    }
    process.stdout.write(`${report.rows} entries, ${report.anchors} anchors: sound\n`);
  });
}

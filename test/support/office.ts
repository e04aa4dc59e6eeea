import type { Config } from '../../src/app/config.ts';
import { type Container, type ContainerDeps, createContainer } from '../../src/app/container.ts';
import { ownThread } from '../../src/documents/drawing/render-task.ts';
import { toViewer } from '../../src/identity/account.ts';
import type { Viewer } from '../../src/identity/viewer.ts';
import { type Clock, fixedClock } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/database/connect.ts';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.ts';
import { createLogger } from '../../src/platform/logger.ts';
import type { DefinitionSet } from '../../src/workflow/definitions/registry.ts';
import type { OpenTestDatabase } from './database.ts';
import { dateDemoWorld, fillDemoWorld } from './templates.ts';

export interface OfficePlace {
  readonly dataDir: string;
  readonly databaseUrl?: string;
}

export interface TestOffice extends Container {
  readonly testClock: ReturnType<typeof fixedClock>;
  /** Where another process finds the same database. */
  readonly place: OfficePlace;
  as(username: string): Promise<Viewer>;
  close(): Promise<void>;
}

/** The demo office on a fresh database with a clock that stands still at `now`. */
export async function openOffice(
  open: OpenTestDatabase,
  now = '2026-11-24T09:00:00+08:00',
  own: {
    /** Other lifecycles than the program's. */
    readonly lifecycles?: DefinitionSet;
    /** Rows an office adds to its books before the start. */
    readonly prepare?: (uow: UnitOfWork) => Promise<void>;
    /** Long files drawn as the program does: each thread costs a second to begin, so the test's own draws them unless told. */
    readonly drawsInThreads?: boolean;
    /** What notices and texts go out by; nothing unless told. */
    readonly notices?: NonNullable<Config['notices']>;
  } = {},
): Promise<TestOffice> {
  const database = await open({ hasDemoWorld: true });
  const testClock = fixedClock(now);
  if (database.hasDemoWorld) await dateDemoWorld(database.uow, testClock.now());
  else await fillDemoWorld(database.db, now);
  await own.prepare?.(database.uow);
  const { dataDir, databaseUrl } = database;
  const container = await containerOn(database.db, dataDir, testClock, {
    ...(own.lifecycles && { lifecycles: own.lifecycles }),
    ...(own.notices && { notices: own.notices }),
    ...(own.drawsInThreads !== true && { renderer: ownThread }),
  });
  const viewers = new Map<string, Viewer>();
  return {
    ...container,
    testClock,
    place: { dataDir, ...(databaseUrl !== undefined && { databaseUrl }) },
    as: async (username) => {
      const known = viewers.get(username);
      if (known) return known;
      const account = await container.accounts.findByUsername(username);
      if (!account) throw new Error(`no account ${username}`);
      const viewer = toViewer(account, container.areas.standingOf(account), { via: 'session' });
      viewers.set(username, viewer);
      return viewer;
    },
    close: async () => {
      await container.notices.sender.stop();
      await container.jobs.stop();
      await container.renderer.close();
      await container.ledgerReader.close();
      await container.sessions.close();
      await database.close();
    },
  };
}

/** The program's parts over a database that is there already. */
export function containerOn(
  db: Database,
  dataDir: string,
  clock: Clock,
  own: Pick<ContainerDeps, 'lifecycles' | 'renderer'> & Pick<Config, 'notices'> = {},
): Promise<Container> {
  const { notices, ...parts } = own;
  const config: Config = {
    host: '127.0.0.1',
    port: 0,
    dataDir,
    publicUrl: 'http://127.0.0.1:3000',
    secretKey: 'a-secret-that-only-tests-know-0123456789',
    olderSecretKeys: [],
    isHttpAllowed: true,
    isDemo: true,
    isProduction: false,
    logLevel: 'silent',
    sqliteSynchronous: 'NORMAL',
    ...(notices && { notices }),
  };
  const log = createLogger({ level: 'silent' });
  return createContainer({ config, db, clock, log, ...parts });
}

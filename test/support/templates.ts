import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDemoWorld } from '../../seeds/demo-world.ts';
import { loadReference } from '../../seeds/reference.ts';
import { fixedClock, type Instant } from '../../src/platform/clock.ts';
import { connectDatabase, type Database } from '../../src/platform/database/connect.ts';
import { sqliteFileName } from '../../src/platform/database/connect-sqlite.ts';
import { migrateToLatest } from '../../src/platform/database/migrate.ts';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.ts';
import type { PostgresDatabases } from './postgres-run.ts';

/** What a database holds when a test opens it: only its tables, or the offices and people of the demo too. */
export type Contents = 'tables' | 'demoWorld';

/** Any instant does: `dateDemoWorld` writes the true one. */
const anyInstant = '2026-01-01T00:00:00.000Z';

/**
 * Databases to copy. Each is made once a thread, at the first need, in the program's own way: bringing a new database
 * up to date and hashing the passwords of the demo takes ten times as long as copying it.
 */
class Templates {
  readonly #files = new Map<Contents, Promise<Buffer>>();
  readonly #urls = new Map<Contents, Promise<string>>();

  /** Puts a copy into the folder. */
  async copyTo(dataDir: string, contents: Contents): Promise<void> {
    const bytes = await made(this.#files, contents, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'dingfen-template-'));
      try {
        await fill(await connectDatabase({ dataDir: folder, synchronous: 'NORMAL' }), contents);
        // The last connection, closed, has brought the log home: the file alone is the whole database.
        return await readFile(join(folder, sqliteFileName));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
    await writeFile(join(dataDir, sqliteFileName), bytes);
  }

  /** Gives the address of a copy. */
  async copyOn(databases: PostgresDatabases, contents: Contents): Promise<string> {
    const template = await made(this.#urls, contents, async () => {
      const databaseUrl = await databases.create();
      await fill(await connectDatabase({ dataDir: tmpdir(), databaseUrl }), contents);
      return databaseUrl;
    });
    return databases.create(template);
  }
}

export const templates = new Templates();

function made<T>(known: Map<Contents, Promise<T>>, contents: Contents, make: () => Promise<T>): Promise<T> {
  const found = known.get(contents) ?? make();
  known.set(contents, found);
  return found;
}

async function fill(db: Database, contents: Contents): Promise<void> {
  try {
    await migrateToLatest(db);
    if (contents === 'demoWorld') await fillDemoWorld(db, anyInstant);
  } finally {
    await db.close();
  }
}

/** Reference data and the demo world, as the program loads them at an instant. */
export async function fillDemoWorld(db: Database, now: string): Promise<void> {
  const unitOfWork = new UnitOfWork(db);
  const clock = fixedClock(now);
  await loadReference({ unitOfWork, clock });
  await loadDemoWorld({ database: db, unitOfWork, clock });
}

/** Makes a copied demo world one that was loaded at this instant. */
export async function dateDemoWorld(uow: UnitOfWork, now: Instant): Promise<void> {
  await uow.run(async ({ knex }) => {
    for (const table of ['calendar_years', 'calendar_days']) await knex(table).update({ updated_at: now });
    await knex('accounts').update({ created_at: now, updated_at: now });
  });
}

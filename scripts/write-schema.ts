/**
 * Writes migrations/schema.txt from a freshly migrated SQLite database: run it after a migration was added.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectDatabase } from '../src/platform/database/connect.ts';
import { migrateToLatest } from '../src/platform/database/migrate.ts';
import { projectFile } from '../src/platform/project-root.ts';
import { schemaText } from '../test/support/schema-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'dingfen-schema-'));
const db = await connectDatabase({ dataDir: folder, synchronous: 'NORMAL' });
await migrateToLatest(db);
writeFileSync(projectFile('migrations', 'schema.txt'), await schemaText(db));
await db.close();
rmSync(folder, { recursive: true, force: true });

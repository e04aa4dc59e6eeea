/**
 * Writes migrations/schema.txt from a freshly migrated SQLite database, and the digests of new migrations into
 * migrations/DIGESTS: run it after a migration was added. Refuses when a released one was changed.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectDatabase } from '../src/platform/database/connect.ts';
import { migrateToLatest } from '../src/platform/database/migrate.ts';
import { projectFile } from '../src/platform/project-root.ts';
import {
  breachesOfRelease,
  digestsFile,
  digestsOfToday,
  digestsText,
  releasedDigests,
} from './migration-digests.ts';
import { schemaText } from './schema-text.ts';

const today = digestsOfToday();
const breaches = breachesOfRelease(releasedDigests(), today);
if (breaches.length > 0) {
  process.stderr.write(`${breaches.join('\n')}\n`);
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'dingfen-schema-'));
const db = await connectDatabase({ dataDir: folder, synchronous: 'NORMAL' });
await migrateToLatest(db);
writeFileSync(projectFile('migrations', 'schema.txt'), await schemaText(db));
writeFileSync(digestsFile, digestsText(today));
await db.close();
rmSync(folder, { recursive: true, force: true });

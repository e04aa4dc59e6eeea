import { createHmac } from 'node:crypto';
import { z } from 'zod';

/**
 * A backup is one tar file, packed with gzip: first what it is, then every table in lines of JSON, then the files, last
 * what all of it must add up to. It belongs to no kind of database: it is restored to SQLite and to PostgreSQL alike.
 */
export const headName = 'dingfen-backup.json';
export const manifestName = 'manifest.json';
export const tablePrefix = 'tables/';
export const filePrefix = 'data/';

/** Folders of DATA_DIR that are kept: what was uploaded, and the office's own fonts. Sessions and made files are not. */
export const keptFolders: readonly string[] = ['files', 'fonts'];

export const headSchema = z.strictObject({
  format: z.literal(1),
  program: z.string(),
  madeAt: z.string(),
  /** Names of the migrations the database had, in their order. */
  migrations: z.array(z.string()),
  /** Tells a wrong SECRET_KEY, of which the backup holds nothing: with it alone nobody reads a number. */
  keyCheck: z.string(),
});
export type BackupHead = z.infer<typeof headSchema>;

const tableSum = z.strictObject({ name: z.string(), rows: z.number().int(), sha256: z.string() });
const fileSum = z.strictObject({ path: z.string(), bytes: z.number().int(), sha256: z.string() });
export const manifestSchema = z.strictObject({ tables: z.array(tableSum), files: z.array(fileSum) });
export type BackupManifest = z.infer<typeof manifestSchema>;

/** The backup is not what it says, or cannot be restored here; one sentence for who runs the command. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** A digest by which two installations see that they have the same SECRET_KEY, and nothing else. */
export function keyCheckOf(secretKey: string): string {
  return createHmac('sha256', secretKey).update('dingfen backup').digest('hex').slice(0, 32);
}

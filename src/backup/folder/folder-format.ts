import { z } from 'zod';

/**
 * An office as a folder of open files: a table is a file of JSON lines in the order of its key, everything else lies beside
 * under names a person understands. `manifest.json` holds a digest of each part; what lies in `papers/` and `attachments/`
 * is held by the index there, whose own digest stands in the manifest.
 */
export const manifestFile = 'manifest.json';
export const schemaFile = 'schema.json';
export const readmeFile = 'README.txt';
export const tableFolder = 'tables';
export const fontFolder = 'fonts';
export const indexFile = 'index.jsonl';
export const indexedFolders = ['papers', 'attachments'] as const;
export type IndexedFolder = (typeof indexedFolders)[number];

/** No line is longer; one that is was not written by this program. */
export const longestLine = 8 * 1024 * 1024;

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();
const path = z.string().refine(isSafePath, 'no path inside the folder');
const sum = z.strictObject({ path, bytes: count, sha256: digest });
export type FileSum = z.infer<typeof sum>;

export const manifestSchema = z.strictObject({
  format: z.literal(1),
  kind: z.literal('dingfen office'),
  program: z.string(),
  madeAt: z.string(),
  office: z.string(),
  /** Where the codes printed on the papers lead. */
  publicUrl: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(
    z.strictObject({ name: z.string().regex(/^[a-z_]+$/), rows: count, bytes: count, sha256: digest }),
  ),
  files: z.array(sum),
  counts: z.strictObject({ cases: count, rows: count, papers: count, attachments: count, faults: count }),
});
export type FolderManifest = z.infer<typeof manifestSchema>;

/** Why a paper or an attachment is named in the index and does not lie in the folder. */
const fault = z.enum(['missing', 'damaged', 'notDrawable']);
export type FileFault = z.infer<typeof fault>;

/** A line of `papers/index.jsonl` or `attachments/index.jsonl`. */
export const indexLineSchema = z.strictObject({
  /** Below the folder of the index; null where the file could not be had, `fault` says why. */
  path: path.nullable(),
  /** The row it belongs to. */
  table: z.string(),
  id: z.string(),
  /** Code and official number of the case, or the code of the lead; null for a form of the office. */
  case: z.string().nullable(),
  number: z.string().nullable(),
  title: z.string(),
  /** Name the file was handed in under; a paper has none. */
  name: z.string().nullable(),
  at: z.string().nullable(),
  bytes: count,
  sha256: digest.nullable(),
  fault: fault.nullable(),
});
export type IndexLine = z.infer<typeof indexLineSchema>;

/** Whether a path stays inside the folder it is meant for. */
export function isSafePath(text: string): boolean {
  return (
    text.length <= 1000 &&
    text.split('/').every((part) => part !== '' && !part.startsWith('.') && !hasOddCharacter(part))
  );
}

function hasOddCharacter(part: string): boolean {
  return part.includes('\\') || [...part].some((character) => character < ' ');
}

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { projectFile } from '../src/platform/project-root.ts';

export const digestsFile = projectFile('migrations', 'DIGESTS');

/** SHA-256 by file name: of migrations as they were released, or as they are. */
export type Digests = ReadonlyMap<string, string>;

export function releasedDigests(): Digests {
  const lines = readFileSync(digestsFile, 'utf8').trimEnd().split('\n');
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

export function digestsOfToday(): Digests {
  return new Map(migrationFiles().map((file) => [file, digestOf(projectFile('migrations', file))]));
}

/** Every file of the folder that is a migration, in the order of their names. */
export function migrationFiles(): string[] {
  return readdirSync(projectFile('migrations'))
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .sort();
}

/** A sentence for each migration that breaks the promise that what was released stays as it is. */
export function breachesOfRelease(released: Digests, today: Digests): string[] {
  const last = [...released.keys()].at(-1) ?? '';
  const changed = [...released.keys()]
    .filter((file) => today.get(file) !== released.get(file))
    .map(
      (file) =>
        `migrations/${file} was released and ${today.has(file) ? 'is not what it was' : 'is gone'}: ` +
        'bring it back and write what you wanted to change into a new migration at the end',
    );
  const early = [...today.keys()]
    .filter((file) => !released.has(file) && file < last)
    .map((file) => `migrations/${file} stands before ${last}, which was released: give it a later date`);
  return [...changed, ...early];
}

/** The text of the file, which `sha256sum -c DIGESTS` checks as well. */
export function digestsText(digests: Digests): string {
  return [...digests].map(([file, digest]) => `${digest}  ${file}\n`).join('');
}

function digestOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFile } from '../../src/platform/project-root.ts';

export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** Every file below these folders of the project whose name ends so, with its text. */
export function sourceFiles(folders: readonly string[], ending = '.ts'): SourceText[] {
  return folders.flatMap((folder) =>
    readdirSync(projectFile(folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(ending))
      .map((name) => join(folder, name))
      .map((path) => ({ path, text: readFileSync(projectFile(path), 'utf8') })),
  );
}

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFile } from '../../src/platform/project-root.ts';

export interface SourceFile {
  /** From the root of the project, with slashes. */
  readonly path: string;
  /** The folder it stands in. */
  readonly room: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

export interface Import {
  /** As it is written. */
  readonly name: string;
  /** The file of ours it means; null for a package. */
  readonly target: string | null;
  readonly isTypeOnly: boolean;
}

const statement =
  /^\s*(?:import|export)\b([^;'"]*?)from\s+'([^']+)'|^import\s+'([^']+)'|import\('([^']+)'\)/gm;

/** Every TypeScript file below these folders with what it imports. */
export function sourceFiles(...folders: readonly string[]): SourceFile[] {
  return folders.flatMap(filesBelow).map((path) => {
    const text = readFileSync(projectFile(path), 'utf8');
    const imports = [...text.matchAll(statement)].map((match): Import => {
      const name = match[2] ?? match[3] ?? match[4] ?? '';
      const target = name.startsWith('.') ? join(dirname(path), name) : null;
      return { name, target, isTypeOnly: /^\s*type\b/.test(match[1] ?? '') };
    });
    return { path, room: dirname(path), text, imports };
  });
}

function filesBelow(folder: string): string[] {
  return readdirSync(projectFile(folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}

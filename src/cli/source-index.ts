import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFile } from '../platform/project-root.ts';

/** A function or a table of the source, by the text it is made of. */
export interface SourceItem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

interface SourceText {
  readonly text: string;
  readonly lines: readonly string[];
  /** Name and the file it comes from. */
  readonly imports: ReadonlyMap<string, string>;
  /** Name and line (from 0) of what stands at the left edge, and of functions within functions. */
  readonly declarations: ReadonlyMap<string, number>;
  readonly inner: ReadonlyMap<string, number>;
}

/** The first line on which each name is declared in this way. */
function namesIn(lines: readonly string[], pattern: RegExp): ReadonlyMap<string, number> {
  const found = lines.flatMap((line, index) => {
    const name = pattern.exec(line)?.[1];
    return name === undefined ? [] : [[name, index] as const];
  });
  return new Map(found.reverse());
}

const declared = /^(?:export )?(?:async )?(?:function|const|class) (\w+)/;
/** A function within a function, which its neighbours call. */
const innerFunction = /^\s+const (\w+) = (?:async )?\(/;
const imported = /^import (?:type )?\{([^}]*)\} from '(\.[^']*)'/gm;

const known = new Map<string, readonly string[]>();

/** Paths of the TypeScript files below a folder of the project; none where the program stands without its source. */
export function sourcePaths(folder: string): readonly string[] {
  const paths = known.get(folder) ?? listed(folder);
  known.set(folder, paths);
  return paths;
}

function listed(folder: string): string[] {
  if (!existsSync(projectFile(folder))) return [];
  return readdirSync(projectFile(folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return listed(path);
      return path.endsWith('.ts') ? [path] : [];
    })
    .sort();
}

/** What stands where in the source, read as text: names at the left edge, and from where a file takes the others. */
export class SourceIndex {
  readonly #files = new Map<string, SourceText>();

  file(path: string): SourceText {
    const known = this.#files.get(path);
    if (known !== undefined) return known;
    const text = existsSync(projectFile(path)) ? readFileSync(projectFile(path), 'utf8') : '';
    const imports = new Map(
      [...text.matchAll(imported)].flatMap(([, names = '', from = '']) =>
        names.split(',').flatMap((name) => {
          const own = name.replace(/^\s*type\s/, '').trim();
          return own === '' ? [] : [[own, join(dirname(path), from)] as const];
        }),
      ),
    );
    const lines = text.split('\n');
    const file = {
      text,
      lines,
      imports,
      declarations: namesIn(lines, declared),
      inner: namesIn(lines, innerFunction),
    };
    this.#files.set(path, file);
    return file;
  }

  /** What a name means in a file: declared there, or where it comes from. Undefined for what the source has not. */
  find(path: string, name: string): SourceItem | undefined {
    const { declarations, inner, imports } = this.file(path);
    const from = declarations.get(name);
    if (from !== undefined) return this.itemAt(path, from);
    const origin = imports.get(name);
    if (origin !== undefined) return origin === path ? undefined : this.find(origin, name);
    const local = inner.get(name);
    return local === undefined ? undefined : this.itemAt(path, local);
  }

  /** The item that begins on a line (from 0): to the next line that is indented no deeper and closes it. */
  itemAt(path: string, from: number): SourceItem {
    const { lines } = this.file(path);
    const indent = /^\s*/.exec(lines[from] ?? '')?.[0] ?? '';
    const isOneLine = /[;,]\s*$/.test(lines[from] ?? '') && !/[{([]\s*$/.test(lines[from] ?? '');
    let to = from;
    if (!isOneLine) {
      to += 1;
      while (
        to < lines.length - 1 &&
        !(lines[to]?.startsWith(`${indent}}`) || lines[to]?.startsWith(`${indent})`))
      )
        to += 1;
      // A list of parameters over several lines closes before the body begins.
      while (to < lines.length - 1 && /[{([]\s*$/.test(lines[to] ?? '')) {
        to += 1;
        while (to < lines.length - 1 && !lines[to]?.startsWith(`${indent}}`)) to += 1;
      }
    }
    return { file: path, line: from + 1, text: lines.slice(from, to + 1).join('\n') };
  }

  /** An item and everything of the source that its text leads to. */
  reach(start: SourceItem, mayEnter: (file: string) => boolean): SourceItem[] {
    const seen = new Map<string, SourceItem>([[`${start.file}:${start.line}`, start]]);
    const queue = [start];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      for (const name of new Set(next.text.match(/\b[a-zA-Z]\w+\b/g) ?? [])) {
        const item = this.find(next.file, name);
        if (item === undefined || !mayEnter(item.file) || seen.has(`${item.file}:${item.line}`)) continue;
        seen.set(`${item.file}:${item.line}`, item);
        queue.push(item);
      }
    }
    return [...seen.values()];
  }
}

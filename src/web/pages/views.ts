import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ejs from 'ejs';

export interface Views {
  has(name: string): boolean;
  /** Renders one compiled view. Throws when there is none of that name. */
  render(name: string, data: object): string;
}

/**
 * Compiles every view under the folders, so that a syntax error stops the start and no request reads a file.
 * In a view `it` holds the page; `it.include('/partials/form', {…})` starts at those folders and hands on what the
 * view itself was given. EJS's own `include` asks the file system anew for every row of a list.
 */
export function loadViews(folders: readonly string[]): Views {
  const compiled = new Map<string, (data: object) => string>();
  for (const folder of folders) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.ejs'))) {
      const filename = join(folder, file);
      const options = { filename, localsName: 'it', _with: false };
      const name = file
        .split(sep)
        .join('/')
        .replace(/\.ejs$/, '');
      compiled.set(name, ejs.compile(readFileSync(filename, 'utf8'), options));
    }
  }
  const render = (name: string, data: object): string => {
    const view = compiled.get(name);
    if (view === undefined) throw new Error(`no such view: ${name}`);
    const include = (path: string, more: object = {}) => render(path.slice(1), { ...data, ...more });
    return view({ ...data, include });
  };
  return { has: (name) => compiled.has(name), render };
}

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
 * In a view `it` holds the page; `include('/partials/form', {…})` starts at those folders.
 */
export function loadViews(folders: readonly string[]): Views {
  const compiled = new Map<string, (data: object) => string>();
  for (const folder of folders) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.ejs'))) {
      const filename = join(folder, file);
      const options = { filename, root: [...folders], cache: true, localsName: 'it', _with: false };
      const render = ejs.compile(readFileSync(filename, 'utf8'), options);
      // Includes look their file up here and find it compiled.
      ejs.cache.set(filename, render);
      compiled.set(
        file
          .split(sep)
          .join('/')
          .replace(/\.ejs$/, ''),
        render,
      );
    }
  }
  return {
    has: (name) => compiled.has(name),
    render: (name, data) => {
      const render = compiled.get(name);
      if (render === undefined) throw new Error(`no such view: ${name}`);
      return render(data);
    },
  };
}

/**
 * `npm run package [-- <folder>]`: the built program with what it needs and nothing else, by default in
 * `dist-package/dingfen`. The folder starts where Node is, on the same kind of system: no compiler, no npm, no network.
 */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { projectFile } from '../src/platform/project-root.ts';
import { isKept, type LockedPackages, productionPackages } from './package-plan.ts';

const folder = resolve(process.argv[2] ?? projectFile('dist-package', 'dingfen'));

/** Beside the code: what it reads while it runs, and what its keeper reads. */
const shipped = [
  ...['dist', 'public', 'views', 'seeds', 'workflows/contracts', 'workflows/released'],
  ...['docs/operating', 'docs/operating.md', 'docs/user-guide'],
  ...['README.md', 'README.zh-CN.md', 'CHANGELOG.md', 'LICENSE'],
];

const starter = `#!/bin/sh
# The program of this folder. Threads of Node beside those of the database: password checks and files.
here=$(dirname "$(readlink -f "$0")")
export UV_THREADPOOL_SIZE="\${UV_THREADPOOL_SIZE:-12}"
exec node "$here/dist/src/main.js" "$@"
`;

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const path of shipped) {
  const filter = (source: string) => !/\.(?:ts|map)$/.test(source);
  cpSync(projectFile(path), join(folder, path), { recursive: true, filter });
}
copyPackages();
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(ownManifest(), null, 2)}\n`);
writeFileSync(join(folder, 'dingfen'), starter);
chmodSync(join(folder, 'dingfen'), 0o755);
process.stdout.write(`${folder}\n`);

/** Packages for other systems stand in the lock file and not on the disk. */
function copyPackages(): void {
  const root = realpathSync(projectFile('node_modules'));
  const lock = z
    .object({ packages: z.custom<LockedPackages>() })
    .parse(JSON.parse(readFileSync(projectFile('package-lock.json'), 'utf8')));
  for (const place of productionPackages(lock.packages)) {
    const name = place.slice('node_modules/'.length);
    if (!existsSync(join(root, name))) continue;
    cpSync(join(root, name), join(folder, place), {
      recursive: true,
      // What lies in a package of its own is copied, or left out, as such.
      filter: (source) => {
        const inside = relative(join(root, name), source).split(sep);
        if (inside.includes('node_modules')) return false;
        return statSync(source).isDirectory() || isKept([name, ...inside].join('/'));
      },
    });
  }
}

function ownManifest(): object {
  const { scripts, devDependencies, knip, allowScripts, ...kept } = JSON.parse(
    readFileSync(projectFile('package.json'), 'utf8'),
  );
  return kept;
}

import { basename } from 'node:path';
import { packagedChains } from '../src/typeset/fonts/font-files.ts';

/** What the plan reads of `package-lock.json`. */
export interface LockedPackage {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}
export type LockedPackages = Readonly<Record<string, LockedPackage>>;

/** Asked for by sqlite3 to be fetched or compiled; the program never loads them. */
const buildTools = new Set(['node-addon-api', 'node-gyp', 'prebuild-install', 'tar']);

/** Folders below `node_modules` the program needs, as the lock file names them: `node_modules/a/node_modules/b`. */
export function productionPackages(locked: LockedPackages): string[] {
  const reached = new Set<string>();
  const waiting = [''];
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    for (const name of wantedBy(locked[from])) {
      const place = placeOf(locked, from, name);
      if (place === null || reached.has(place)) continue;
      reached.add(place);
      waiting.push(place);
    }
  }
  return [...reached].sort();
}

function wantedBy(one: LockedPackage = {}): string[] {
  const peers = Object.keys(one.peerDependencies ?? {}).filter(
    (name) => one.peerDependenciesMeta?.[name]?.optional !== true,
  );
  const names = [...Object.keys({ ...one.dependencies, ...one.optionalDependencies }), ...peers];
  return names.filter((name) => !buildTools.has(name));
}

/** Where a package finds another one: beside its own dependencies, then further up. */
function placeOf(locked: LockedPackages, from: string, name: string): string | null {
  for (let above = from; ; ) {
    const place = `${above === '' ? '' : `${above}/`}node_modules/${name}`;
    if (locked[place] !== undefined) return place;
    if (above === '') return null;
    above = above.includes('/node_modules/') ? above.slice(0, above.lastIndexOf('/node_modules/')) : '';
  }
}

/** The font files papers are drawn with, below `node_modules`. */
export const fontFiles: readonly string[] = [
  ...new Set(
    Object.values(packagedChains)
      .flat()
      .map(({ specifier }) => specifier),
  ),
].sort();

const fontPackages = [...new Set(fontFiles.map((file) => file.split('/').slice(0, 2).join('/')))];
const binding = 'sqlite3/build/Release/node_sqlite3.node';

/** Whether a file of a needed package, by its path below `node_modules`, is one the program or its licence asks for. */
export function isKept(file: string): boolean {
  const name = basename(file);
  const isAboutIt = /^(?:package\.json|(?:un)?licen[cs]e.*|copying.*|notice.*|ofl.*)$/i.test(name);
  // Sources, what explains them, and code for the runtime Bare.
  if (!isAboutIt && /\.(?:map|[cm]?ts|md|markdown|html|bare)$/.test(name)) return false;
  if (fontPackages.some((one) => file.startsWith(`${one}/`))) return isAboutIt || fontFiles.includes(file);
  if (file.startsWith('sqlite3/')) return isAboutIt || file.startsWith('sqlite3/lib/') || file === binding;
  return true;
}

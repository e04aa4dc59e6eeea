import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { expect, test } from 'vitest';
import { fontFiles, isKept, type LockedPackages, productionPackages } from '../../scripts/package-plan.ts';
import { projectFile } from '../../src/platform/project-root.ts';
import { packagedChains } from '../../src/typeset/fonts/font-files.ts';
import { sourceFiles } from './source-files.ts';

const lock: { packages: LockedPackages } = JSON.parse(readFileSync(projectFile('package-lock.json'), 'utf8'));
const packages = productionPackages(lock.packages);

test('packages the program imports, compared with those packed, are all among them', () => {
  const imported = sourceFiles('src', 'workflows', 'migrations', 'seeds')
    .flatMap(({ text }) => [...text.matchAll(/^(?:import|export) [^;]*?from '([^'.][^']*)'/gms)])
    .map(([, path = '']) => path.split('/', path.startsWith('@') ? 2 : 1).join('/'))
    .filter((name) => !name.startsWith('node:') && !builtinModules.includes(name));

  expect(new Set(imported).size).toBeGreaterThan(20);
  expect([...new Set(imported)].filter((name) => !packages.includes(`node_modules/${name}`))).toEqual([]);
});

test('packages packed, looked through, hold no compiler, no test tool and nothing only a build needs', () => {
  const unwanted = ['typescript', 'tsx', 'vitest', '@biomejs/biome', 'node-gyp', 'prebuild-install', 'tar'];

  expect(packages.filter((place) => unwanted.includes(place.replace('node_modules/', '')))).toEqual([]);
});

test('plan of packages, asked for one within another, takes the nearest and leaves out optional peers', () => {
  const locked: LockedPackages = {
    '': { dependencies: { a: '1' }, optionalDependencies: { missing: '1' } },
    'node_modules/a': {
      dependencies: { b: '2' },
      peerDependencies: { c: '1', d: '1' },
      peerDependenciesMeta: { c: { optional: true } },
    },
    'node_modules/a/node_modules/b': { dependencies: { d: '1' } },
    'node_modules/b': {},
    'node_modules/c': {},
    'node_modules/d': {},
  };

  expect(productionPackages(locked)).toEqual([
    'node_modules/a',
    'node_modules/a/node_modules/b',
    'node_modules/d',
  ]);
});

test('files of packages, sorted, keep the fonts papers use and every licence, not the other weights', () => {
  const used = Object.values(packagedChains)
    .flat()
    .map(({ specifier }) => specifier);

  expect(fontFiles).toEqual([...new Set(used)].sort());
  expect(used.every(isKept)).toBe(true);
  expect(isKept('@expo-google-fonts/noto-serif-sc/LICENSE_FONT')).toBe(true);
  expect(isKept('@expo-google-fonts/noto-serif-sc/900Black/NotoSerifSC_900Black.ttf')).toBe(false);
  expect(isKept('sqlite3/build/Release/node_sqlite3.node')).toBe(true);
  expect(isKept('sqlite3/build/Release/obj.target/deps/sqlite3.o')).toBe(false);
  expect(['zod/index.js', 'pg/LICENSE', 'zod/LICENSE.md'].every(isKept)).toBe(true);
  expect(['zod/index.d.ts', 'zod/README.md', 'pg/lib/index.js.map'].some(isKept)).toBe(false);
});

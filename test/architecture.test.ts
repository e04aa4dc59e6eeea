import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Which part may import which: the table of the README of `src/`. A part may always import itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  platform: [],
  audit: ['platform'],
  workflow: ['platform', 'audit'],
  web: ['platform'],
  workflows: ['platform', 'workflow'],
  identity: ['platform', 'audit', 'web', 'offices'],
  offices: ['platform', 'audit', 'web', 'identity'],
  typeset: ['platform'],
  cases: [
    'platform',
    'audit',
    'web',
    'workflow',
    'identity',
    'offices',
    'leads',
    'workbench',
    'integrity',
    'handover',
  ],
  leads: ['platform', 'audit', 'web', 'workflow', 'identity', 'offices', 'cases'],
  workbench: ['platform', 'audit', 'web', 'workflow', 'identity', 'offices', 'cases', 'leads'],
  integrity: ['platform', 'audit', 'web', 'workflow', 'identity', 'offices', 'cases'],
  handover: ['platform', 'audit', 'web', 'workflow', 'identity', 'offices', 'cases'],
  mediation: ['platform', 'audit', 'web', 'workflow', 'identity', 'offices', 'cases'],
  agreements: ['platform', 'audit', 'web', 'workflow', 'identity', 'offices', 'cases'],
  referrals: ['platform', 'audit', 'web', 'workflow', 'identity', 'offices', 'cases'],
  jobs: ['platform', 'web', 'identity'],
  documents: ['platform', 'audit', 'web', 'workflow', 'identity', 'offices', 'cases', 'jobs', 'typeset'],
  statistics: ['platform', 'web', 'identity', 'offices'],
  lifecycles: ['platform', 'identity', 'audit', 'web', 'workflow'],
  api: [
    'platform',
    'web',
    'identity',
    'offices',
    'workflow',
    'audit',
    'cases',
    'leads',
    'mediation',
    'agreements',
    'documents',
    'statistics',
  ],
  migrations: ['platform'],
  seeds: ['platform', 'offices', 'identity'],
};
/** The composition root sees everything and is seen by nobody. */
const roots = ['app', 'cli', 'main', 'demo'];

interface SourceFile {
  readonly path: string;
  readonly part: string;
  readonly text: string;
  readonly imports: readonly string[];
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}

function partOf(path: string): string {
  const [top, second] = path.split('/');
  if (top !== 'src') return top ?? '';
  return (second ?? '').replace(/\.ts$/, '');
}

const files: readonly SourceFile[] = ['src', 'workflows', 'migrations', 'seeds'].flatMap((folder) =>
  filesBelow(folder).map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const imports = [
      ...text.matchAll(/^\s*(?:import|export)\b[^;'"]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm),
    ].map((match) => match[1] ?? match[2] ?? '');
    return { path, part: partOf(path), text, imports };
  }),
);

test('import table, read against every source file, is kept', () => {
  const breaches = files.flatMap((file) =>
    file.imports
      .filter((name) => name.startsWith('.'))
      .map((name) => relative(root, join(root, dirname(file.path), name)))
      .filter((target) => !allowed(file, target))
      .map((target) => `${file.path} → ${target}`),
  );

  expect(files.length).toBeGreaterThan(100);
  expect(breaches).toEqual([]);
});

function allowed(file: SourceFile, target: string): boolean {
  const part = partOf(target);
  if (part === file.part || roots.includes(file.part)) return true;
  if (roots.includes(part)) return false;
  if (part === 'migrations') return file.path === 'src/platform/database/migrate.ts';
  if (file.part === 'workflows' && part === 'workflow')
    return target === 'src/workflow/definitions/definition.ts';
  if (part === 'workflows') return false;
  return mayImport[file.part]?.includes(part) ?? false;
}

function importersOf(pattern: RegExp, except: (path: string) => boolean): string[] {
  return files
    .filter((file) => file.imports.some((name) => pattern.test(name)) && !except(file.path))
    .map((file) => file.path);
}

test('xstate, imported anywhere, is imported only where definitions are compiled and stepped', () => {
  const kept = ['src/workflow/definitions/compile.ts', 'src/workflow/definitions/step.ts'];

  expect(importersOf(/^xstate/, (path) => kept.includes(path))).toEqual([]);
});

test('knex, imported anywhere, stays in repositories, read models, the database layer, migrations and seeds', () => {
  const kept = /(-repository|-read-model)\.ts$|^src\/platform\/database\/|^migrations\/|^seeds\//;

  expect(importersOf(/^knex$/, (path) => kept.test(path))).toEqual([]);
});

test('express, imported anywhere, stays in web, api and route files', () => {
  const kept = /^src\/(web|api)\/|-routes\.ts$|^src\/app\/metrics\.ts$/;

  expect(importersOf(/^express$/, (path) => kept.test(path))).toEqual([]);
});

test.each([
  ['process.env', /\bprocess\.env\b/, /^src\/app\/config\.ts$/],
  ['the system clock', /\bnew Date\(\)|\bDate\.now\(\)/, /^src\/platform\/clock\.ts$/],
  ['the any type', /:\s*any\b|\bas any\b|@ts-(ignore|nocheck)/, /^$/],
])('%s, searched in every source file, stands only where it may', (_name, pattern, kept) => {
  expect(
    files.filter((file) => pattern.test(file.text) && !kept.test(file.path)).map((one) => one.path),
  ).toEqual([]);
});

test('source files, measured in lines, stay under 400 with a small median', () => {
  const lengths = files.map((file) => ({ path: file.path, lines: file.text.split('\n').length }));
  const sorted = lengths.map((one) => one.lines).sort((a, b) => a - b);

  expect(lengths.filter((one) => one.lines > 400)).toEqual([]);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(120);
});

test('outside world, looked for in the sources, is never called', () => {
  const calls = /\bfetch\(|from 'node:https?'.*request|https?\.get\(/;

  expect(files.filter((file) => calls.test(file.text)).map((file) => file.path)).toEqual([]);
});

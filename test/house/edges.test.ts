import { expect, test } from 'vitest';
import { type SourceFile, sourceFiles } from './source-files.ts';

const files = sourceFiles('src', 'workflows', 'migrations', 'seeds');

function importersOf(pattern: RegExp, except: (path: string) => boolean): string[] {
  return files
    .filter(({ path, imports }) => imports.some(({ name }) => pattern.test(name)) && !except(path))
    .map(({ path }) => path);
}

function seen(some: readonly SourceFile[] = files): void {
  expect(some.length).toBeGreaterThan(500);
}

test('xstate, imported anywhere, is imported only where definitions are compiled and stepped', () => {
  const kept = ['src/workflow/definitions/compile.ts', 'src/workflow/definitions/step.ts'];

  seen();
  expect(importersOf(/^xstate/, (path) => kept.includes(path))).toEqual([]);
});

test('knex, imported anywhere, stays in repositories, read models, the database layer, migrations and seeds', () => {
  const kept = /(-repository|-read-model)\.ts$|^src\/platform\/database\/|^migrations\/|^seeds\//;

  seen();
  expect(importersOf(/^knex$/, (path) => kept.test(path))).toEqual([]);
});

test('express, imported anywhere, stays in web, api and route files', () => {
  const kept = /^src\/(web|api)\/|-routes\.ts$|^src\/app\/metrics\.ts$/;

  seen();
  expect(importersOf(/^express$/, (path) => kept.test(path))).toEqual([]);
});

test('routes and pages, by what they import, reach the database through services and read models', () => {
  const breaches = files
    .filter(({ path }) => path.endsWith('-routes.ts'))
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ name, isTypeOnly }) => name.endsWith('-repository.ts') && !isTypeOnly)
        .map(({ name }) => `${path} → ${name}`),
    );

  seen();
  expect(breaches).toEqual([]);
});

test.each([
  ['process.env', /\bprocess\.env\b/, /^src\/app\/config\.ts$/],
  ['the system clock', /\bnew Date\(\)|\bDate\.now\(\)/, /^src\/platform\/clock\.ts$/],
  ['the any type', /:\s*any\b|\bas any\b|@ts-(ignore|nocheck)/, /^$/],
])('%s, searched in every source file, stands only where it may', (_name, pattern, kept) => {
  seen();
  const holders = files.filter(({ path, text }) => pattern.test(text) && !kept.test(path));
  expect(holders.map(({ path }) => path)).toEqual([]);
});

test('outside world, looked for in the sources, is called where notices leave the house and nowhere else', () => {
  const calls =
    /\bfetch\(|from 'node:https?'.*request|import \{[^}]*\brequest\b[^}]*\} from 'node:https?'|https?\.get\(|from 'nodemailer'|from 'node:net'/;
  const kept = ['src/notices/sending/http-client.ts', 'src/notices/sending/smtp-adapter.ts'];

  seen();
  const holders = files.filter(({ text }) => calls.test(text)).map(({ path }) => path);
  expect(holders).toEqual(kept);
});

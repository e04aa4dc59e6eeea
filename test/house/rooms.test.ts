import { existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { projectFile } from '../../src/platform/project-root.ts';
import { sourceFiles } from './source-files.ts';

const files = sourceFiles('src', 'workflows', 'migrations', 'seeds', 'scripts');
const source = files.filter(({ path }) => path.startsWith('src/'));
const mostInARoom = 20;

/** What the last word of a file's name may say of its role; a file without one holds types and pure rules. */
const suffixes = [
  'routes',
  'page',
  'form',
  'service',
  'repository',
  'read-model',
  'policy',
  'handlers',
  'facts',
  'panel',
  'texts',
  'problems',
  'module',
  // What a room brings to the engine or to the API beside these.
  'options',
  'defaults',
  'effects',
  'api',
];

/** What a file with that suffix is known by; anything else of the kind must bear it. */
const marks: Readonly<Record<string, RegExp>> = {
  routes: /\bdefineRoutes\(/,
  service: /^export class \w+Service\b/m,
  texts: /^export const \w+(?:Locales|Texts) = \{/m,
};

const foldersBelow = (folder: string): string[] =>
  readdirSync(projectFile(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${entry.parentPath.slice(projectFile().length + 1)}/${entry.name}`);

test('rooms of the source, counted, hold at most twenty files', () => {
  const counts = new Map<string, number>();
  for (const { room } of source) counts.set(room, (counts.get(room) ?? 0) + 1);

  expect(counts.size).toBeGreaterThan(30);
  expect([...counts].filter(([, count]) => count > mostInARoom)).toEqual([]);
});

test('program, looked at from its root, has nothing loose beside main.ts', () => {
  expect(source.filter(({ room }) => room === 'src').map(({ path }) => path)).toEqual(['src/main.ts']);
});

test('views and tests, compared with the source, stand in rooms of the same names', () => {
  const rooms = new Set(foldersBelow('src').map((room) => room.replace('src/', '')));
  const views = foldersBelow('views').map((room) => room.replace('views/', ''));
  const beside = ['partials'];

  expect(rooms.size).toBeGreaterThan(40);
  expect(views.filter((room) => !rooms.has(room) && !beside.includes(room))).toEqual([]);
  const tested = [...rooms].filter((room) => !room.includes('/'));
  expect(tested.filter((room) => !existsSync(projectFile('test', room)) && room !== 'cli')).toEqual([]);
});

test('last words of file names, shared by five files or more, are suffixes of the list', () => {
  const counts = new Map<string, number>();
  for (const { path } of source) {
    const name = basename(path, '.ts');
    if (!name.includes('-')) continue;
    const suffix = suffixes.find((one) => name.endsWith(`-${one}`)) ?? name.slice(name.lastIndexOf('-') + 1);
    counts.set(suffix, (counts.get(suffix) ?? 0) + 1);
  }

  expect(counts.get('repository')).toBeGreaterThan(20);
  expect([...counts].filter(([word, count]) => count >= 5 && !suffixes.includes(word))).toEqual([]);
});

test.each(Object.entries(marks))('file that holds %s, by its name says so', (suffix, mark) => {
  const holders = source.filter(({ text }) => mark.test(text));
  const named = (path: string) => basename(path, '.ts') === suffix || path.endsWith(`-${suffix}.ts`);

  expect(holders.length).toBeGreaterThan(5);
  expect(holders.filter(({ path }) => !named(path)).map(({ path }) => path)).toEqual([]);
});

test('source files, measured in lines, stay under 400 with a small median', () => {
  const lengths = files.map(({ path, text }) => ({ path, lines: text.split('\n').length }));
  const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);

  expect(lengths.filter(({ lines }) => lines > 400)).toEqual([]);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(70);
});

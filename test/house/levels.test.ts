import { expect, test } from 'vitest';
import { floor, floors, roomOf } from './levels.ts';
import { type Import, sourceFiles } from './source-files.ts';

const files = sourceFiles('src', 'workflows', 'migrations', 'seeds');
const source = files.filter(({ path }) => path.startsWith('src/'));

/** Edges between the source and what stands beside it. */
const vocabulary = 'workflows/vocabulary/events.ts';

function isAllowedBeside(
  path: string,
  { target, isTypeOnly }: Import & { readonly target: string },
): boolean {
  const [from, to] = [path.split('/')[0], target.split('/')[0]];
  if (from === to) return true;
  switch (from) {
    case 'migrations':
      return target.startsWith('src/platform/');
    case 'seeds':
      return /^src\/(platform|offices|identity)\//.test(target);
    case 'workflows':
      if (target === 'src/workflow/definitions/ports.ts') return isTypeOnly && path === vocabulary;
      return /^src\/(platform\/|workflow\/definitions\/(definition|traits)\.ts$)/.test(target);
    default:
      if (to === 'migrations') return path === 'src/platform/database/migrate.ts';
      // What an event carries is said once, in its form; a handler takes the type of it and nothing else.
      if (target === vocabulary && isTypeOnly) return true;
      return ['app', 'cli', 'demo'].includes(roomOf(path));
  }
}

test('rooms, looked at from the ground up, import from lower floors alone', () => {
  const imports = source.flatMap(({ path, imports: all }) =>
    all.flatMap(({ target }) => (target?.startsWith('src/') ? [{ path, target }] : [])),
  );
  const breaches = imports.filter(({ path, target }) => {
    const [from, to] = [roomOf(path), roomOf(target)];
    return from !== to && (floor(to) ?? Number.MAX_VALUE) >= (floor(from) ?? -1);
  });

  expect(imports.length).toBeGreaterThan(1000);
  expect(breaches.map(({ path, target }) => `${path} → ${target}`)).toEqual([]);
});

test('rooms, compared with the folders of the source, each have a floor, and each floor a room', () => {
  const rooms = new Set(source.map(({ path }) => roomOf(path)));

  expect([...rooms].filter((room) => floor(room) === undefined)).toEqual([]);
  expect(floors.flat().filter((room) => !rooms.has(room))).toEqual([]);
});

test('definitions, migrations and seeds take from the source what they may, and the source what it may of them', () => {
  const breaches = files.flatMap(({ path, imports }) =>
    imports.flatMap((one) => {
      const { target } = one;
      return target === null || isAllowedBeside(path, { ...one, target }) ? [] : [`${path} → ${target}`];
    }),
  );

  expect(files.length).toBeGreaterThan(500);
  expect(breaches).toEqual([]);
});

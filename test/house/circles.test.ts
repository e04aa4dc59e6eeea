import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

/** One circle for each file that first leads back into the way to it, written as that way. */
function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): void => {
    const start = way.indexOf(path);
    if (start >= 0) circles.push([...way.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    for (const target of graph.get(path) ?? []) visit(target, [...way, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return circles;
}

test('circle of files, put among others, is found and written as the way around', () => {
  const graph = new Map([
    ['a', ['b', 'd']],
    ['b', ['c']],
    ['c', ['b']],
    ['d', []],
  ]);

  expect(circlesIn(graph)).toEqual(['b → c → b']);
});

test('imports between files, types included, never lead in a circle', () => {
  const files = sourceFiles('src', 'workflows', 'migrations', 'seeds');
  const graph = new Map(
    files.map(({ path, imports }) => [path, imports.flatMap(({ target }) => (target ? [target] : []))]),
  );
  const seen = [...graph.values()].flat();

  expect(seen.length).toBeGreaterThan(1000);
  expect(seen.filter((target) => target.endsWith('.ts') && !graph.has(target))).toEqual([]);
  expect(circlesIn(graph)).toEqual([]);
});

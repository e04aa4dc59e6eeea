import type { StateValue } from './definition.ts';

/** Dotted paths of every active state, outermost first: {settled: {performance: 'pending'}} → settled, settled.performance, settled.performance.pending. */
export function activePaths(value: StateValue): string[] {
  if (typeof value === 'string') return [value];
  return Object.entries(value).flatMap(([key, inner]) =>
    inner === undefined ? [key] : [key, ...activePaths(inner).map((path) => `${key}.${path}`)],
  );
}

/** The top state: what lists, statistics and most rules look at. */
export function phaseOf(value: StateValue): string {
  return typeof value === 'string' ? value : (Object.keys(value)[0] ?? '');
}

/** The innermost active paths only. */
export function leafPaths(value: StateValue): string[] {
  const paths = activePaths(value);
  return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`)));
}

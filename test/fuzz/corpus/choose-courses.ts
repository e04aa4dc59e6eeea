import type { Walked } from './recorder.ts';

/** What beginning another course costs, in moves. */
const beginning = 4;

/**
 * The parts of recorded courses that together see all that is wanted, from those that see most with fewest moves:
 * a course is followed from its beginning, so that what it is cut off is its end.
 */
export function chooseCourses(walked: readonly Walked[], wanted: ReadonlySet<string>): Walked[] {
  const left = new Set([...wanted].filter((key) => walked.some((one) => keysOf(one).has(key))));
  const lengths = new Map<Walked, number>();
  while (left.size > 0) {
    let best: { course: Walked; length: number; rate: number } | null = null;
    for (const course of walked) {
      for (const { length, rate } of extensions(course, lengths.get(course) ?? null, left)) {
        if (best === null || rate > best.rate) best = { course, length, rate };
      }
    }
    if (best === null) break;
    lengths.set(best.course, best.length);
    for (const key of keysOf(best.course, best.length)) left.delete(key);
  }
  return walked.flatMap((one) => {
    const length = lengths.get(one);
    return length === undefined ? [] : [{ ...one, moves: one.moves.slice(0, length) }];
  });
}

/** How much each possible length of a course would see for each move it adds. */
function extensions(
  { seen, moves }: Walked,
  known: number | null,
  left: ReadonlySet<string>,
): { length: number; rate: number }[] {
  const gained = new Set(known === null ? [...seen].filter((key) => left.has(key)) : []);
  const found: { length: number; rate: number }[] = [];
  for (const [index, move] of moves.entries()) {
    if (index < (known ?? 0)) continue;
    for (const key of move.seen) if (left.has(key)) gained.add(key);
    const cost = known === null ? index + 1 + beginning : index + 1 - known;
    if (gained.size > 0) found.push({ length: index + 1, rate: gained.size / cost });
  }
  return found;
}

/** All that a course sees, or its first moves. */
export function keysOf({ seen, moves }: Walked, length = moves.length): Set<string> {
  return new Set([...seen, ...moves.slice(0, length).flatMap((move) => [...move.seen])]);
}

import type { EventData } from '../data/random-data.ts';
import type { Course, Move } from './corpus.ts';

/** A move and what the rows written by it show: references of transitions and paths of states. */
export interface SeenMove {
  readonly move: Move;
  readonly seen: Set<string>;
}
/** A course as it was walked, with what each part of it is good for. */
export interface Walked {
  readonly course: Omit<Course, 'moves'>;
  /** What its first row shows. */
  readonly seen: Set<string>;
  readonly moves: SeenMove[];
}

/** Writes down what a walker does. */
export class Recorder {
  readonly hosts = new Map<string, EventData>();
  readonly walked: Walked[] = [];

  begin(course: Omit<Course, 'moves'>): void {
    this.walked.push({ course, seen: new Set(), moves: [] });
  }

  add(move: Move): void {
    this.walked.at(-1)?.moves.push({ move, seen: new Set() });
  }

  /** What the rows written since the last move show. */
  saw(keys: Iterable<string>): void {
    const last = this.walked.at(-1);
    const seen = last?.moves.at(-1)?.seen ?? last?.seen;
    for (const key of keys) seen?.add(key);
  }
}

/** A course as it is kept. */
export function courseOf({ course, moves }: Walked): Course {
  return { ...course, moves: moves.map(({ move }) => move) };
}

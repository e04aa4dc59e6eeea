import { readFileSync, writeFileSync } from 'node:fs';
import type { Instant } from '../../../src/platform/clock.ts';
import { projectFile } from '../../../src/platform/project-root.ts';
import type { EventData } from '../data/random-data.ts';
import type { CaseType } from '../data/registrations.ts';

/** Somebody fires an event; ids that differ each time stand as names, see `id-names.ts`. */
export interface Fired {
  readonly at: Instant;
  readonly by: string;
  readonly event: string;
  readonly data: EventData;
}
/** Papers get into the file of the case. */
export interface Filed {
  readonly at: Instant;
  readonly papers: string;
}
/** The clock shows this time and the worker rings what is due. */
export interface Rung {
  readonly at: Instant;
}
export type Move = Fired | Filed | Rung;

/** One case or lead from its first row on. */
export interface Course {
  readonly kind: 'case' | 'lead';
  readonly at: Instant;
  /** What the desk or the grid worker sent. */
  readonly data: EventData;
  readonly moves: readonly Move[];
}

/** Command lists that lead through everything a dispute type allows; general disputes bring leads and overlays. */
export interface Corpus {
  readonly type: CaseType;
  /** Cases that stay at the desk, for others to join. */
  readonly hosts: readonly EventData[];
  readonly courses: readonly Course[];
}

const fileOf = (type: CaseType): string => projectFile('test', 'fuzz', 'corpus', `${type}.json`);

export function readCorpus(type: CaseType): Corpus {
  return JSON.parse(readFileSync(fileOf(type), 'utf8')) as Corpus;
}

/** A line for each move, so that a change shows what it changes. */
export function writeCorpus(corpus: Corpus): void {
  const list = (lines: readonly string[], indent: string): string =>
    lines.length === 0 ? '[]' : `[\n${lines.map((line) => `${indent}  ${line}`).join(',\n')}\n${indent}]`;
  const courses = corpus.courses.map(({ moves, ...course }) => {
    const head = JSON.stringify(course).slice(0, -1);
    return `${head},"moves":${list(
      moves.map((move) => JSON.stringify(move)),
      '    ',
    )}}`;
  });
  const hosts = corpus.hosts.map((host) => JSON.stringify(host));
  const text = `{
  "type": ${JSON.stringify(corpus.type)},
  "hosts": ${list(hosts, '  ')},
  "courses": ${list(courses, '  ')}
}\n`;
  writeFileSync(fileOf(corpus.type), text);
}

/** How many commands, papers and rings a corpus has. */
export function lengthOf(courses: readonly Course[]): number {
  return courses.reduce((sum, { moves }) => sum + moves.length, 0);
}

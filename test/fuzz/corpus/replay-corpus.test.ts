import { expect, test } from 'vitest';
import { definitions } from '../../../workflows/index.ts';
import { openTestDatabase } from '../../support/database.ts';
import { walkTypes } from '../walk-types.ts';
import { type Corpus, type Course, type Move, readCorpus } from './corpus.ts';
import { replayCorpus } from './replay-corpus.ts';

/** The leads of the recorded commands: short courses that together visit all of a lead. */
function leads(): Corpus {
  const { hosts, courses, ...corpus } = readCorpus('general');
  return { ...corpus, hosts, courses: courses.filter(({ kind }) => kind === 'lead') };
}

const isAboutLead = (line: string): boolean =>
  /^never visited: lead /.test(line) || !line.startsWith('never');

function withoutEvent({ moves, ...course }: Course, event: string): Course {
  return { ...course, moves: moves.filter((move: Move) => !('event' in move) || move.event !== event) };
}

test('recorded commands are there for every dispute type', () => {
  expect(walkTypes.map((type) => readCorpus(type).type).sort()).toEqual(
    definitions.cases.map(({ id }) => id).sort(),
  );
});

test('recorded commands, replayed as they are, leave nothing of what they are for unvisited', async () => {
  const { stale, faults, steps } = await replayCorpus(openTestDatabase, leads());

  expect(faults).toEqual([]);
  expect(stale.filter(isAboutLead)).toEqual([]);
  expect(steps).toBeGreaterThan(8);
});

test('recorded commands, of which one is missing, name the transition that nobody took any more', async () => {
  const corpus = leads();
  const courses = corpus.courses.map((course) => withoutEvent(course, 'makeCase'));
  const { stale } = await replayCorpus(openTestDatabase, { ...corpus, courses });

  expect(stale.filter(isAboutLead)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^never visited: lead \S+:makeCase:0$/)]),
  );
});

test('recorded commands, whose data the form of today refuses, name the move and the field', async () => {
  const corpus = leads();
  const courses = corpus.courses.map(({ moves, ...course }) => ({
    ...course,
    moves: moves.map((move) => ('event' in move ? { ...move, data: { ...move.data, gone: 'x' } } : move)),
  }));
  const { stale } = await replayCorpus(openTestDatabase, { ...corpus, courses });

  expect(stale).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^general course 0 move \d+ \w+ by \w+: refused, unknownField$/),
    ]),
  );
});

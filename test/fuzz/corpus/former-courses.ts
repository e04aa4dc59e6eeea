import type { OpenTestDatabase } from '../../support/database.ts';
import { openOffice } from '../../support/office.ts';
import { walkStart } from '../walk-start.ts';
import type { Corpus, Course } from './corpus.ts';
import type { SeenMove, Walked } from './recorder.ts';
import { Replayer } from './replayer.ts';

/** No garbage: only what the courses show is asked for. */
const stepsPerBurst = Number.MAX_SAFE_INTEGER;

/** What recorded courses show today, each cut off where it can no longer be followed. */
export async function followFormerCourses(open: OpenTestDatabase, corpus: Corpus): Promise<Walked[]> {
  const office = await openOffice(open, walkStart);
  try {
    const replayer = new Replayer(office, stepsPerBurst);
    await replayer.registerHosts(corpus.hosts);
    const walked: Walked[] = [];
    for (const course of corpus.courses) walked.push(await follow(replayer, course));
    return walked;
  } finally {
    await office.close();
  }
}

async function follow(replayer: Replayer, { moves, ...course }: Course): Promise<Walked> {
  const made: SeenMove[] = [];
  const seen = new Set<string>();
  try {
    const { followed, seen: first } = await replayer.begin(course);
    for (const key of first) seen.add(key);
    for (const move of moves) made.push({ move, seen: new Set(await replayer.make(followed, move)) });
  } catch {
    // What no longer goes is what a new recording is for.
  }
  return { course, seen, moves: made };
}

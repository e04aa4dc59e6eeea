/**
 * Writes the command lists that the suite replays: `npm run fuzz:record -- [--type T]`. They are the shortest courses
 * of seeded walks, and of those recorded before, that together see everything; they are replayed before they are kept.
 */
import { parseArgs } from 'node:util';
import { openTestDatabase } from '../../support/database.ts';
import { openOffice } from '../../support/office.ts';
import { Coverage } from '../coverage.ts';
import type { CaseType } from '../data/registrations.ts';
import { walkEverything } from '../walk-everything.ts';
import { walkStart } from '../walk-start.ts';
import { firstSeed, seedsFrom, walkTypes } from '../walk-types.ts';
import { chooseCourses, keysOf } from './choose-courses.ts';
import { type Corpus, lengthOf, readCorpus, writeCorpus } from './corpus.ts';
import { followFormerCourses } from './former-courses.ts';
import { courseOf, Recorder } from './recorder.ts';
import { replayCorpus } from './replay-corpus.ts';

/** So many searches to choose the shortest courses from. */
const searches = 2;

/** One walk after the other in one office, so that its clock goes on and no time comes twice; gives all that is wanted. */
async function search(type: CaseType, seed: number, recorder: Recorder): Promise<ReadonlySet<string>> {
  const office = await openOffice(openTestDatabase, walkStart);
  try {
    let earlier: Coverage | null = null;
    for (const one of seedsFrom(seed)) {
      const plan = { seed: one, rejections: 0, earlier, type, recorder };
      const { coverage }: { coverage: Coverage } = await walkEverything(office, plan);
      earlier = coverage;
      if (coverage.missing(type).length === 0) break;
    }
    return new Coverage(office.registry).wanted(type);
  } finally {
    await office.close();
  }
}

async function record(type: CaseType): Promise<Corpus> {
  const recorder = new Recorder();
  let wanted: ReadonlySet<string> = new Set();
  for (let n = 0; n < searches; n += 1) wanted = await search(type, firstSeed + n, recorder);
  const former = readCorpus(type);
  const walked = [...recorder.walked, ...(await followFormerCourses(openTestDatabase, former))];
  const chosen = chooseCourses(walked, wanted);
  const seen = new Set(chosen.flatMap((one) => [...keysOf(one)]));
  const unseen = [...wanted].filter((key) => !seen.has(key));
  if (unseen.length > 0) {
    throw new Error(`${type} was not seen whole, write a course by hand for: ${unseen.join(', ')}`);
  }
  const hosts = new Map([...former.hosts.map((host) => [host['type'], host] as const), ...recorder.hosts]);
  return { type, hosts: [...hosts.values()], courses: chosen.map(courseOf) };
}

const { values } = parseArgs({ options: { type: { type: 'string' } } });
const types = walkTypes.filter((type) => values.type === undefined || values.type === type);
if (types.length === 0) throw new RangeError(`--type ${walkTypes.join('|')}`);
for (const type of types) {
  const corpus = await record(type);
  const { stale, faults } = await replayCorpus(openTestDatabase, corpus);
  if (stale.length + faults.length > 0) {
    throw new Error(`what was recorded of ${type} cannot be replayed: ${[...stale, ...faults].join('\n')}`);
  }
  writeCorpus(corpus);
  process.stdout.write(`${type}: ${corpus.courses.length} courses, ${lengthOf(corpus.courses)} moves\n`);
}

/**
 * Writes the command lists that the suite replays: `npm run fuzz:record -- [--type T]`. They are the shortest courses
 * of seeded walks that see everything, and are replayed once before they are kept.
 */
import { parseArgs } from 'node:util';
import { openTestDatabase } from '../../support/database.ts';
import { openOffice } from '../../support/office.ts';
import type { Coverage } from '../coverage.ts';
import type { CaseType } from '../data/registrations.ts';
import { walkEverything } from '../walk-everything.ts';
import { firstSeed, seedsFrom, walkStart, walkTypes } from '../walk-types.ts';
import { chooseCourses } from './choose-courses.ts';
import { type Corpus, lengthOf, writeCorpus } from './corpus.ts';
import { courseOf, Recorder } from './recorder.ts';
import { replayCorpus } from './replay-corpus.ts';

/** So many searches, each until it has seen everything, to choose the shortest courses from. */
const searches = 2;

/** One walk after the other in one office, so that its clock goes on and no time comes twice. */
async function search(type: CaseType, seed: number, recorder: Recorder): Promise<Coverage> {
  const office = await openOffice(openTestDatabase, walkStart);
  try {
    let earlier: Coverage | null = null;
    for (const one of seedsFrom(seed)) {
      const plan = { seed: one, rejections: 0, earlier, type, recorder };
      const { coverage }: { coverage: Coverage } = await walkEverything(office, plan);
      if (coverage.missing(type).length === 0) return coverage;
      earlier = coverage;
    }
    throw new Error(`${type} was not seen whole: ${earlier?.missing(type).join(', ')}`);
  } finally {
    await office.close();
  }
}

async function record(type: CaseType): Promise<Corpus> {
  const recorder = new Recorder();
  let wanted: ReadonlySet<string> = new Set();
  for (let n = 0; n < searches; n += 1) {
    const coverage = await search(type, firstSeed + n, recorder);
    wanted = coverage.wanted(type);
  }
  const courses = chooseCourses(recorder.walked, wanted).map(courseOf);
  return { type, hosts: [...recorder.hosts.values()], courses };
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

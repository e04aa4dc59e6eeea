import { fill } from '../../../platform/problem.ts';
import { reasonOf } from '../../records/ending.ts';
import { aboutCase, notNow, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { isConcerned, partyRecords } from '../../records/record-parties.ts';
import { latestProceeding, mediatorNames } from '../../records/record-sources.ts';
import { dayInWords, paperWords, routeWords } from '../../records/texts.ts';

const endedWithout: readonly string[] = ['failed', 'terminated', 'withdrawn'];

export const record: PaperMapper = {
  about: (sources) => {
    const proceeding = latestProceeding(sources);
    const isOver = proceeding?.result != null && endedWithout.includes(proceeding.result);
    return isOver && mediatorNames(sources).length > 0 ? aboutCase : notNow;
  },
  build: async (sources) => {
    const proceeding = latestProceeding(sources);
    if (!proceeding?.endedOn) return null;
    const n = sources.mediation.sessions.length;
    const sessions = n > 0 ? fill(paperWords.courseSessions, { n }) : '';
    const course = fill(paperWords.course, { day: dayInWords(proceeding.acceptedOn), sessions });
    const told = proceeding.outcome.routes ?? [];
    const codes = told.length > 0 ? told : sources.traits.routes.afterFailure;
    return {
      ...recordHead(sources, proceeding.number),
      parties: await partyRecords(sources, sources.parties.filter(isConcerned)),
      dispute: sources.case.title,
      startedOn: proceeding.acceptedOn,
      endedOn: proceeding.endedOn,
      course: proceeding.outcome.summary ?? course,
      reason: reasonOf(sources),
      routes: codes.flatMap((code) => {
        const route = routeWords[code];
        return route ? [{ ...route }] : [];
      }),
      hasUndisputedFacts: false,
      mediators: mediatorNames(sources),
    };
  },
};

import { fill } from '../../../platform/problem.ts';
import { reasonOf } from '../../records/ending.ts';
import { aboutCase, filled, notNow, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { isConcerned, partyRecords } from '../../records/record-parties.ts';
import { latestProceeding } from '../../records/record-sources.ts';
import { dayInWords, paperWords } from '../../records/texts.ts';

const withdrawalAbout = 'withdrawal';

export const record: PaperMapper = {
  about: (sources) => {
    const proceeding = latestProceeding(sources);
    if (!proceeding?.endedOn) return notNow;
    return proceeding.result === 'withdrawn'
      ? [...aboutCase, { id: withdrawalAbout, label: paperWords.results.withdrawn }]
      : aboutCase;
  },
  build: async (sources, aboutId) => {
    const proceeding = latestProceeding(sources);
    if (!proceeding?.endedOn) return null;
    const head = recordHead(sources, proceeding.number);
    const dispute = sources.case.title;
    if (aboutId === withdrawalAbout) {
      const applicants = sources.parties.filter((party) => party.side === 'applicant');
      return {
        ...head,
        variant: 'withdrawal',
        applicants: await partyRecords(sources, applicants, { isFull: true }),
        dispute,
        appliedOn: sources.case.applicationReceivedOn ?? sources.case.registeredOn,
        reason: reasonOf(sources),
      };
    }
    const results: Readonly<Record<string, string>> = paperWords.results;
    const values = {
      from: dayInWords(proceeding.acceptedOn),
      to: dayInWords(proceeding.endedOn),
      n: sources.mediation.sessions.length,
    };
    return {
      ...head,
      variant: 'certificate',
      requestedBy: paperWords.requestedBy,
      parties: await partyRecords(sources, sources.parties.filter(isConcerned)),
      dispute,
      startedOn: proceeding.acceptedOn,
      endedOn: proceeding.endedOn,
      result: results[proceeding.result ?? ''] ?? filled(proceeding.result),
      reason: fill(paperWords.certificateReason, values),
    };
  },
};

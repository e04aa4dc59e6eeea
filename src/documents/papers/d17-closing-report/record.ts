import { legalDay } from '../../../platform/clock.ts';
import { fill } from '../../../platform/problem.ts';
import {
  aboutCase,
  filled,
  filledList,
  notNow,
  type PaperMapper,
  recordHead,
} from '../../records/paper-mapper.ts';
import { isConcerned, partyRecords } from '../../records/record-parties.ts';
import { latestProceeding, mediatorNames, type PaperSources } from '../../records/record-sources.ts';
import { findAccountName } from '../../records/records-read-model.ts';
import { dayInWords, paperWords } from '../../records/texts.ts';

export const record: PaperMapper = {
  about: (sources) =>
    sources.proposals.some(({ kind, state }) => kind === 'close' && state === 'approved')
      ? aboutCase
      : notNow,
  build: async (sources) => {
    const closing = sources.proposals.findLast(({ kind, state }) => kind === 'close' && state === 'approved');
    const proceeding = latestProceeding(sources);
    if (!closing) return null;
    const results: Readonly<Record<string, string>> = paperWords.results;
    const n = sources.mediation.sessions.length;
    const acceptedOn = proceeding?.acceptedOn ?? sources.case.registeredOn;
    const decider = closing.decidedBy === null ? null : await findAccountName(sources.db, closing.decidedBy);
    return {
      ...recordHead(sources),
      parties: await partyRecords(sources, sources.parties.filter(isConcerned)),
      handler: filledList(mediatorNames(sources))[0],
      receivedOn: acceptedOn,
      closedOn: legalDay(closing.decidedAt ?? closing.proposedAt),
      channel: sources.readers.labelOf('channels', sources.case.channel),
      facts: filled(sources.case.summary),
      course: proceeding
        ? fill(paperWords.certificateReason, {
            from: dayInWords(acceptedOn),
            to: dayInWords(proceeding.endedOn ?? acceptedOn),
            n,
          })
        : paperWords.noSummary,
      result: results[proceeding?.result ?? ''] ?? filled(proceeding?.result),
      performance: performanceText(sources),
      proposal: closing.reason,
      ...(closing.decision ? { decision: closing.decision } : {}),
      ...(decider ? { decider } : {}),
      ...(closing.decidedAt === null ? {} : { decidedOn: legalDay(closing.decidedAt) }),
    };
  },
};

function performanceText(sources: PaperSources): string {
  const obligations = sources.agreements
    .filter(({ state }) => state === 'effective')
    .flatMap((agreement) => agreement.obligations);
  if (obligations.length === 0) return paperWords.noObligations;
  const isDone = obligations.every(({ state }) => state === 'performed');
  return isDone ? paperWords.performedAll : paperWords.performedNone;
}

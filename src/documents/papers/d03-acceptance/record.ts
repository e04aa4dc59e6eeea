import { legalDay } from '../../../platform/clock.ts';
import { aboutCase, filled, notNow, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { partyRecords } from '../../records/record-parties.ts';
import { appliedOn, latestProceeding, mediatorNames } from '../../records/record-sources.ts';
import { paperWords } from '../../records/texts.ts';

export const record: PaperMapper = {
  about: (sources) => (latestProceeding(sources) === null ? notNow : aboutCase),
  build: async (sources) => {
    const subject = sources.case;
    const risks: Readonly<Record<string, string>> = paperWords.risks;
    const origins = ['application', 'proactive', 'entrusted'];
    return {
      ...recordHead(sources, undefined, subject.acceptedAt && legalDay(subject.acceptedAt)),
      parties: await partyRecords(sources, sources.parties),
      disputeType: sources.traits.paperWord,
      source: origins.includes(subject.origin ?? '') ? subject.origin : 'application',
      method: subject.applicationForm === 'written' ? 'written' : 'oral',
      summary: filled(subject.summary),
      receivedOn: latestProceeding(sources)?.acceptedOn ?? appliedOn(sources),
      registrar: filled(sources.registrar),
      ...(subject.peopleCount === null ? {} : { peopleInvolved: subject.peopleCount }),
      ...(subject.claimedFen === null ? {} : { amountFen: subject.claimedFen }),
      risk: risks[subject.overlays.risk] ?? subject.overlays.risk,
      proposedMediators: mediatorNames(sources),
    };
  },
};

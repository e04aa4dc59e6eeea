import { aboutAgreements, bindingIn, maybeConfirmed } from '../../records/binding-agreements.ts';
import { filledList, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { isConcerned, partyRecords } from '../../records/record-parties.ts';
import { latestProceeding, mediatorNames } from '../../records/record-sources.ts';
import { paperWords } from '../../records/texts.ts';

export const record: PaperMapper = {
  about: (sources) => (maybeConfirmed(sources) ? aboutAgreements(sources) : []),
  build: async (sources, aboutId) => {
    const agreement = bindingIn(sources).find(({ id }) => id === aboutId);
    const proceeding = latestProceeding(sources);
    if (!agreement || !proceeding) return null;
    return {
      ...recordHead(sources, agreement.number),
      court: sources.committee?.court ?? paperWords.court,
      parties: await partyRecords(sources, sources.parties.filter(isConcerned)),
      dispute: sources.case.title,
      mediators: filledList(mediatorNames(sources)),
      startedOn: proceeding.acceptedOn,
      effectiveOn: agreement.effectiveOn,
      agreementNumber: agreement.number,
    };
  },
};

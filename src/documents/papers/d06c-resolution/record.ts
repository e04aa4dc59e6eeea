import { filled, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { paperWords } from '../../records/texts.ts';

export const record: PaperMapper = {
  about: (sources) =>
    sources.mediation.resolutions
      .filter((one) => one.isPassed && one.kind in paperWords.meetings && one.representatives.length > 0)
      .map((one) => ({ id: one.id, label: `${one.partyName} ${one.heldOn}` })),
  build: async (sources, aboutId) => {
    const one = sources.mediation.resolutions.find((row) => row.id === aboutId);
    if (!one || !(one.kind in paperWords.meetings)) return null;
    const party = sources.parties.find((row) => row.id === one.partyId);
    return {
      ...recordHead(sources),
      collective: one.partyName,
      meeting: one.kind,
      heldOn: one.heldOn,
      place: one.place,
      chairedBy: filled(party?.headName),
      recordedBy: paperWords.unfilled,
      entitled: one.entitled,
      present: one.present,
      inFavour: one.votesFor,
      against: one.votesAgainst,
      abstained: one.abstained,
      matter: sources.case.title,
      resolution: one.matter,
      representatives: one.representatives.slice(0, 5).map((person) => person.name),
    };
  },
};

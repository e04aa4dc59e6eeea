import { filled, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { isConcerned, namesOf } from '../../records/record-parties.ts';
import type { PapersMediation } from '../../records/record-ports.ts';
import type { PaperSources } from '../../records/record-sources.ts';
import { paperWords } from '../../records/texts.ts';

export const record: PaperMapper = {
  about: (sources) =>
    sources.parties
      .filter((party) => elected(sources, party.id).length >= 2 && membersOf(sources, party.id).length >= 2)
      .map((party) => ({ id: party.id, label: party.name })),
  build: async (sources, aboutId) => {
    const party = sources.parties.find((one) => one.id === aboutId);
    if (!party) return null;
    const chosen = elected(sources, party.id);
    const [first] = chosen;
    if (!first) return null;
    const members = [];
    for (const member of membersOf(sources, party.id)) {
      const secrets = await sources.readers.secrets.memberSecrets(sources.db, member.id);
      members.push({
        name: member.name,
        ...(secrets?.idNumber ? { idNumber: secrets.idNumber } : {}),
        ...(secrets?.telephone ? { phone: secrets.telephone } : {}),
        claimFen: member.claimFen,
      });
    }
    const opponents = sources.parties.filter((one) => isConcerned(one) && one.side !== party.side);
    return {
      ...recordHead(sources),
      opponent: filled(namesOf(opponents)),
      commonClaim: sources.case.title || paperWords.commonClaim,
      electedOn: first.validFrom ?? sources.today,
      members,
      representatives: chosen.slice(0, 5).map((one) => one.name),
      scope: filled(first.matters.join(paperWords.separator) || paperWords.representativesScope),
    };
  },
};

function elected(sources: PaperSources, partyId: string): PapersMediation['electedRepresentatives'] {
  return sources.mediation.electedRepresentatives.filter(
    (one) => one.partyId === partyId && one.validTo === null,
  );
}

function membersOf(sources: PaperSources, partyId: string) {
  return sources.members.filter((one) => one.partyId === partyId);
}

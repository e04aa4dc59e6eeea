import { aboutCase, filled, notNow, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { isConcerned } from '../../records/record-parties.ts';
import { latestProceeding, mediatorNames } from '../../records/record-sources.ts';
import { paperWords } from '../../records/texts.ts';

export const record: PaperMapper = {
  about: (sources) =>
    latestProceeding(sources) !== null && sources.parties.some(isConcerned) ? aboutCase : notNow,
  build: async (sources) => {
    const proofs = [];
    for (const party of sources.parties.filter(isConcerned)) {
      const secrets = await sources.readers.secrets.partySecrets(sources.db, party.id);
      const isPerson = party.kind === 'person' || party.kind === 'group';
      const idNumber = isPerson ? secrets?.idNumber : party.uscc;
      const ofBody = party.kind === 'organisation' ? paperWords.creditCode : paperWords.collectiveProof;
      proofs.push({
        party: party.name,
        kind: isPerson ? paperWords.idType : ofBody,
        ...(idNumber ? { idNumber } : {}),
      });
    }
    return {
      ...recordHead(sources),
      proofs,
      collectedBy: mediatorNames(sources)[0] ?? filled(sources.registrar),
    };
  },
};

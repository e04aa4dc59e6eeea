import { type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { partyRecords } from '../../records/record-parties.ts';
import type { PaperSources } from '../../records/record-sources.ts';
import { paperWords } from '../../records/texts.ts';

const agentsOf = (sources: PaperSources) =>
  sources.people.filter(({ capacity, powerKind }) => capacity === 'agent' && powerKind !== null);

export const record: PaperMapper = {
  about: (sources) => agentsOf(sources).map((one) => ({ id: one.id, label: one.name })),
  build: async (sources, aboutId) => {
    const agent = agentsOf(sources).find(({ id }) => id === aboutId);
    const principals = sources.parties.filter(({ id }) => id === agent?.partyId);
    if (!agent || principals.length === 0) return null;
    return {
      ...recordHead(sources, undefined, agent.validFrom),
      principals: await partyRecords(sources, principals, { isFull: true }),
      agent: agent.name,
      ...(agent.post ? { relation: agent.post } : {}),
      power: agent.powerKind === 'special' ? 'special' : 'general',
      matters: agent.matters.length > 0 ? agent.matters : paperWords.usualMatters,
      validFrom: agent.validFrom ?? sources.today,
      ...(agent.validTo === null ? {} : { validTo: agent.validTo }),
      dispute: sources.case.title,
    };
  },
};

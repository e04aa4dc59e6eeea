import { filled, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';

export const record: PaperMapper = {
  about: (sources) =>
    sources.parties
      .filter(({ kind, headName }) => kind === 'organisation' && headName)
      .map((party) => ({ id: party.id, label: party.name })),
  build: async (sources, aboutId) => {
    const party = sources.parties.find(({ id }) => id === aboutId);
    if (!party?.headName) return null;
    return {
      ...recordHead(sources),
      organisation: party.name,
      ...(party.uscc ? { creditCode: party.uscc } : {}),
      head: party.headName,
      post: filled(party.headPost),
      certifiedOn: sources.today,
    };
  },
};

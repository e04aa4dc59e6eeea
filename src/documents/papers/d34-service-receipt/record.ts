import type { IssuedDocument } from '../../core/document.ts';
import { inFileOrder } from '../../records/file-order.ts';
import { type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { isConcerned } from '../../records/record-parties.ts';
import type { PaperSources } from '../../records/record-sources.ts';

/** What was issued for this party, or for all of them, and is handed over against a receipt. */
function servedOn(sources: PaperSources, partyId: string | null): IssuedDocument[] {
  const isAnothers = (about: string | null): boolean =>
    about !== partyId && sources.parties.some(({ id }) => id === about);
  return inFileOrder(sources).filter(
    ({ code, aboutId }) => sources.readers.handlingOf(code)?.isServed && !isAnothers(aboutId),
  );
}

export const record: PaperMapper = {
  about: (sources) =>
    sources.parties
      .filter((party) => isConcerned(party) && servedOn(sources, party.id).length > 0)
      .map((party) => ({ id: party.id, label: party.name })),
  build: async (sources, aboutId) => {
    const party = sources.parties.find(({ id }) => id === aboutId);
    const papers = servedOn(sources, aboutId);
    if (!party || papers.length === 0) return null;
    return {
      ...recordHead(sources),
      receiver: party.name,
      ...(party.serviceAddress ? { address: party.serviceAddress } : {}),
      papers: papers.map(({ title, number, verifyCode }) => ({
        name: title,
        paperNumber: number ?? verifyCode,
      })),
    };
  },
};

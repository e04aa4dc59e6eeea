import { eachOf, memberOf } from '../../records/members.ts';
import { notNow, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { isConcerned, partyRecords } from '../../records/record-parties.ts';
import { mediatorNames } from '../../records/record-sources.ts';

export const record: PaperMapper = {
  about: (sources) =>
    mediatorNames(sources).length === 0
      ? notNow
      : sources.parties.filter(isConcerned).map((party) => ({ id: party.id, label: party.name })),
  each: (sources) =>
    mediatorNames(sources).length === 0
      ? notNow
      : sources.parties.filter(isConcerned).flatMap(eachOf(sources)),
  build: async (sources, aboutId) => {
    const [partyId, memberId] = (aboutId ?? '').split('.');
    const party = sources.parties.find((one) => one.id === partyId);
    if (!party) return null;
    const member = memberOf(sources, party, memberId);
    if (member === null) return null;
    const chosen = sources.mediation.rightsNotices.findLast((one) => one.partyId === party.id);
    return {
      ...recordHead(sources),
      parties: (await partyRecords(sources, [party])).map((one) =>
        member ? { role: one.role, kind: 'person', name: member.name } : one,
      ),
      dispute: sources.case.title,
      mediators: mediatorNames(sources),
      ...(chosen ? { hearing: chosen.hearingMode } : {}),
    };
  },
};

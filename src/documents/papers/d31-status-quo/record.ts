import { aboutActs, actsNamed, idsOf, textOf } from '../../records/acts.ts';
import { filled, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { isConcerned, partyRecords } from '../../records/record-parties.ts';

export const record: PaperMapper = {
  about: aboutActs('serveStatusQuo'),
  build: async (sources, aboutId) => {
    const act = actsNamed(sources, 'serveStatusQuo').find(({ id }) => id === aboutId);
    if (!act) return null;
    const served = idsOf(act.data['partyIds']);
    const parties = sources.parties.filter(({ id }) => served.includes(id));
    return {
      ...recordHead(sources, undefined, act.happenedOn),
      parties: await partyRecords(
        sources,
        parties.length > 0 ? parties : sources.parties.filter(isConcerned),
      ),
      dispute: sources.case.title,
      scope: filled(textOf(act.data, 'scope')),
    };
  },
};

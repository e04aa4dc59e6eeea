import { legalDay } from '../../../platform/clock.ts';
import { actsNamed, textOf } from '../../records/acts.ts';
import { filled, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';

export const record: PaperMapper = {
  about: (sources) =>
    actsNamed(sources, 'arrangeInterpreter').map((act) => ({
      id: act.id,
      label: filled(textOf(act.data, 'name')),
    })),
  build: async (sources, aboutId) => {
    const act = actsNamed(sources, 'arrangeInterpreter').find(({ id }) => id === aboutId);
    if (!act) return null;
    const [language, relation] = [textOf(act.data, 'language'), textOf(act.data, 'relation')];
    return {
      ...recordHead(sources, undefined, act.happenedOn),
      party: filled(sources.parties.find(({ id }) => id === act.partyId)?.name),
      helper: filled(textOf(act.data, 'name')),
      help: act.data['kind'],
      arrangedOn: act.happenedOn ?? legalDay(act.recordedAt),
      ...(language ? { language } : {}),
      ...(relation ? { relation } : {}),
      dispute: sources.case.title,
    };
  },
};

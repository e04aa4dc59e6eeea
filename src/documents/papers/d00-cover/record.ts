import { fill } from '../../../platform/problem.ts';
import { archivingOf, whenShut } from '../../records/archiving.ts';
import { filled, filledList, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { latestProceeding, mediatorNames } from '../../records/record-sources.ts';
import { paperWords } from '../../records/texts.ts';

export const record: PaperMapper = {
  about: whenShut,
  build: async (sources) => {
    const proceeding = latestProceeding(sources);
    const archiving = await archivingOf(sources);
    const retentions: Readonly<Record<string, string>> = paperWords.retentions;
    const startedOn = proceeding?.acceptedOn ?? sources.case.registeredOn;
    return {
      ...recordHead(sources),
      volumeTitle: filled(sources.case.title),
      volumeKind: sources.traits.paperWord,
      year: fill(paperWords.year, { year: startedOn.slice(0, 4) }),
      mediators: filledList(mediatorNames(sources)),
      startedOn,
      endedOn: proceeding?.endedOn ?? startedOn,
      filedBy: archiving.by ?? filled(sources.registrar),
      filedOn: archiving.on ?? sources.today,
      retention: retentions[archiving.retention ?? ''] ?? paperWords.undecidedRetention,
    };
  },
};

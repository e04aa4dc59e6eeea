import { archivingOf } from '../../records/archiving.ts';
import { aboutCase, filled, notNow, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';

export const record: PaperMapper = {
  about: (sources) => (sources.case.phase === 'archived' ? aboutCase : notNow),
  build: async (sources) => {
    const { pages, by, on } = await archivingOf(sources);
    if (pages === null) return null;
    return { ...recordHead(sources), pages, filedBy: filled(by), filedOn: on ?? sources.today };
  },
};

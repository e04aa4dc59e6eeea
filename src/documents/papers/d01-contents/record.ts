import { whenShut } from '../../records/archiving.ts';
import { inFileOrder } from '../../records/file-order.ts';
import { notNow, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';

export const record: PaperMapper = {
  about: (sources) => (inFileOrder(sources).length > 0 ? whenShut(sources) : notNow),
  build: async (sources) => {
    const papers = inFileOrder(sources);
    if (papers.length === 0) return null;
    return { ...recordHead(sources), entries: papers.map(({ title }) => ({ paper: title })) };
  },
};

import { legalDay } from '../../../platform/clock.ts';
import { filled, filledList, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';

export const record: PaperMapper = {
  about: (sources) =>
    sources.mediation.taskForces.map((one) => ({ id: one.formedAt, label: one.leaderName })),
  build: async (sources, aboutId) => {
    const one = sources.mediation.taskForces.find(({ formedAt }) => formedAt === aboutId);
    if (!one) return null;
    return {
      ...recordHead(sources, undefined, legalDay(one.formedAt)),
      dispute: sources.case.title,
      leader: filled(one.leaderName),
      formedOn: legalDay(one.formedAt),
      members: filledList(one.members.map(({ name, post }) => [name, post].filter(Boolean).join(' '))),
      plan: filled(one.plan),
    };
  },
};

import { legalDay } from '../../../platform/clock.ts';
import { filled, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { concernedIn } from '../../records/record-parties.ts';
import { mediatorNames } from '../../records/record-sources.ts';
import { paperWords } from '../../records/texts.ts';

const wordOf = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? filled(code);

export const record: PaperMapper = {
  about: (sources) =>
    sources.mediation.recusals.map((one) => ({
      id: one.id,
      label: `${one.mediatorName} ${legalDay(one.requestedAt)}`,
    })),
  build: async (sources, aboutId) => {
    const one = sources.mediation.recusals.find(({ id }) => id === aboutId);
    if (!one) return null;
    const [mediator] = mediatorNames(sources);
    const isReplaced = one.decision === 'granted' && mediator !== undefined && mediator !== one.mediatorName;
    return {
      ...recordHead(sources),
      parties: await concernedIn(sources),
      dispute: sources.case.title,
      mediator: filled(one.mediatorName),
      ...(one.partyName === null ? {} : { requester: one.partyName }),
      requestedOn: legalDay(one.requestedAt),
      ground: wordOf(paperWords.recusalGrounds, one.ground),
      ...(one.decision === null
        ? {}
        : {
            decision: wordOf(paperWords.recusalDecisions, one.decision),
            decider: paperWords.recusalDecider,
          }),
      ...(one.decidedAt === null ? {} : { decidedOn: legalDay(one.decidedAt) }),
      ...(isReplaced ? { successor: mediator } : {}),
    };
  },
};

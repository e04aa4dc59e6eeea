import { bindingIn } from '../../records/binding-agreements.ts';
import { filledList, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { isConcerned, partyRecords } from '../../records/record-parties.ts';
import { latestProceeding, mediatorNames } from '../../records/record-sources.ts';
import { paperWords } from '../../records/texts.ts';

export const record: PaperMapper = {
  about: (sources) =>
    (latestProceeding(sources)?.outcome.followUps ?? []).map((one, index) => ({
      id: String(index),
      label: one.visitedOn,
    })),
  build: async (sources, aboutId) => {
    const proceeding = latestProceeding(sources);
    const one = proceeding?.outcome.followUps?.[Number(aboutId)];
    if (!proceeding || !one) return null;
    const say = (words: Readonly<Record<string, string>>, code: string) => words[code] ?? code;
    return {
      ...recordHead(sources, proceeding.number, one.visitedOn),
      parties: await partyRecords(sources, sources.parties.filter(isConcerned)),
      agreementNumber: bindingIn(sources).at(-1)?.number ?? proceeding.number,
      cause: sources.case.title,
      visitedOn: one.visitedOn,
      way: say(paperWords.visitWays, one.way),
      performance: say(paperWords.visitPerformances, one.performance),
      satisfaction: say(paperWords.satisfactions, one.satisfaction),
      ...(one.note ? { findings: one.note } : {}),
      visitors: filledList(mediatorNames(sources)),
    };
  },
};

import { formatYuan } from '../../../platform/money.ts';
import { fill } from '../../../platform/problem.ts';
import { filled, filledList, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { aboutAgreements, textOf } from '../../records/printed-agreements.ts';
import { partyRecords } from '../../records/record-parties.ts';
import { mediatorNames } from '../../records/record-sources.ts';
import { dayInWords, paperWords } from '../../records/texts.ts';

export const record: PaperMapper = {
  about: (sources) => aboutAgreements(sources, 'oral'),
  build: async (sources, aboutId) => {
    const found = await textOf(sources, aboutId);
    if (found?.kind !== 'oral') return null;
    const { text } = found;
    const lastSession = sources.mediation.sessions.at(-1);
    return {
      ...recordHead(sources, text.number, found.effectiveOn),
      parties: await partyRecords(sources, sources.parties, { isFull: true }),
      facts: filled(text.facts),
      terms: filledList(text.clauses),
      performance: filledList(
        text.obligations.map((one) =>
          fill(paperWords.oralPerformance, {
            debtor: one.debtorName,
            day: dayInWords(one.dueOn),
            content: one.content,
            manner: one.mannerLabel,
            amount:
              one.amountFen === null ? '' : fill(paperWords.oralAmount, { yuan: formatYuan(one.amountFen) }),
          }),
        ),
      ).join('；'),
      isPerformed: found.isPerformed,
      place: filled(text.place ?? lastSession?.place ?? sources.case.place),
      ...(text.totalFen === null ? {} : { amountFen: text.totalFen }),
      mediatedOn: found.effectiveOn ?? sources.today,
      mediators: filledList(mediatorNames(sources)),
    };
  },
};

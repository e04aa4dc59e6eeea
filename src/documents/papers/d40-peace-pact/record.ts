import { fill } from '../../../platform/problem.ts';
import { filled, filledList, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { aboutAgreements, printed, textOf } from '../../records/printed-agreements.ts';
import { partyRecords } from '../../records/record-parties.ts';
import { paperWords } from '../../records/texts.ts';

export const record: PaperMapper = {
  about: (sources) => aboutAgreements(sources, 'peacePact'),
  build: async (sources, aboutId) => {
    const found = await textOf(sources, aboutId);
    if (found?.kind !== 'peacePact') return null;
    const { text } = found;
    const bound = sources.parties.filter((party) =>
      text.parties.some((one) => one.id === party.id && one.mustSign),
    );
    const related = sources.agreements.find((one) => one.isSettling && printed.includes(one.state));
    return {
      ...recordHead(sources, text.number, found.effectiveOn),
      parties: await partyRecords(sources, bound, { roles: paperWords.contractSides }),
      background: filled(text.facts),
      aims: [...paperWords.pact.aims],
      duties: filledList(text.clauses),
      organ: text.responsibility.join('\n') || paperWords.pact.organ,
      breach: filled(text.breach),
      ...(related
        ? {
            relatedAgreement: fill(paperWords.pact.related, {
              title: related.title,
              number: related.number,
            }),
          }
        : {}),
      effectiveOn: found.effectiveOn ?? sources.today,
      // One for each party, the town and the committee.
      copies: bound.length + 2,
      townGovernment: fill(paperWords.pact.government, { town: sources.townName }),
      witnesses: [],
    };
  },
};

import { aboutAgreements, agreementIn, factsOf } from '../../records/binding-agreements.ts';
import { type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { concernedIn } from '../../records/record-parties.ts';
import { paperWords } from '../../records/texts.ts';

export const record: PaperMapper = {
  about: (sources) => (sources.traits.hasArbitralReview ? aboutAgreements(sources) : []),
  build: async (sources, aboutId) => {
    const found = await agreementIn(sources, aboutId);
    if (!found) return null;
    const applied = sources.acts.findLast(({ event }) => event === 'applyArbitralReview');
    return {
      ...recordHead(sources, found.text.number),
      applicants: await concernedIn(sources, { isFull: true }),
      commission: applied?.body ?? paperWords.commission,
      agreementNumber: found.text.number,
      agreementTitle: found.text.title,
      effectiveOn: found.effectiveOn,
      facts: factsOf(found.text),
    };
  },
};

import {
  aboutAgreements,
  agreementIn,
  factsOf,
  lastValues,
  maybeConfirmed,
} from '../../records/binding-agreements.ts';
import { type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { concernedIn } from '../../records/record-parties.ts';
import { paperWords } from '../../records/texts.ts';

export const record: PaperMapper = {
  about: (sources) => (maybeConfirmed(sources) ? aboutAgreements(sources) : []),
  build: async (sources, aboutId) => {
    const found = await agreementIn(sources, aboutId);
    if (!found) return null;
    const { court } = await lastValues(sources, 'applyConfirm');
    return {
      ...recordHead(sources, found.text.number),
      applicants: await concernedIn(sources, { isFull: true }),
      court: typeof court === 'string' ? court : (sources.committee?.court ?? paperWords.court),
      agreementNumber: found.text.number,
      agreementTitle: found.text.title,
      effectiveOn: found.effectiveOn,
      dispute: sources.case.title,
      facts: factsOf(found.text),
      copies: found.text.parties.length + 1,
    };
  },
};

import { bindingIn, nameIn } from '../../records/binding-agreements.ts';
import { type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { paperWords } from '../../records/texts.ts';

export const record: PaperMapper = {
  about: (sources) =>
    bindingIn(sources).flatMap(({ obligations }) =>
      obligations.flatMap((one) =>
        one.performances.map(({ id, performedOn }) => ({
          id,
          label: `${nameIn(sources, one.debtorPartyId)} ${performedOn}`,
        })),
      ),
    ),
  build: async (sources, aboutId) => {
    const words: Readonly<Record<string, string>> = paperWords.vouchers;
    for (const agreement of bindingIn(sources)) {
      for (const obligation of agreement.obligations) {
        const done = obligation.performances.find(({ id }) => id === aboutId);
        if (!done) continue;
        const amountFen = done.amountFen ?? 0;
        return {
          ...recordHead(sources, agreement.number, done.performedOn),
          voucher: words[done.way] ?? done.way,
          payer: nameIn(sources, obligation.debtorPartyId),
          payee: nameIn(sources, obligation.creditorPartyId),
          content: obligation.content,
          ...(amountFen > 0 ? { amountFen } : {}),
          performedOn: done.performedOn,
          agreementNumber: agreement.number,
        };
      }
    }
    return null;
  },
};

import { aboutOverdue, nameIn, overdueIn, unpaidOf } from '../../records/binding-agreements.ts';
import { type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { routeWords } from '../../records/texts.ts';

export const record: PaperMapper = {
  about: aboutOverdue(false),
  build: async (sources, aboutId) => {
    const found = overdueIn(sources, false).find(({ obligation }) => obligation.id === aboutId);
    if (!found) return null;
    const { agreement, obligation } = found;
    const unpaidFen = unpaidOf(obligation);
    return {
      ...recordHead(sources, agreement.number),
      debtor: nameIn(sources, obligation.debtorPartyId),
      creditor: nameIn(sources, obligation.creditorPartyId),
      agreementNumber: agreement.number,
      agreementTitle: agreement.title,
      effectiveOn: agreement.effectiveOn,
      obligation: obligation.content,
      dueOn: obligation.dueOn,
      ...(unpaidFen > 0 ? { unpaidFen } : {}),
      routes: sources.traits.routes.whenUnkept.flatMap((code) =>
        routeWords[code] ? [{ ...routeWords[code] }] : [],
      ),
    };
  },
};

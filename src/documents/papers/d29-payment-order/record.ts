import { aboutOverdue, lastValues, overdueIn, unpaidOf } from '../../records/binding-agreements.ts';
import { type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { partyRecords } from '../../records/record-parties.ts';
import { paperWords } from '../../records/texts.ts';

export const record: PaperMapper = {
  about: (sources) => (sources.traits.paymentOrderLaw !== null ? aboutOverdue(true)(sources) : []),
  build: async (sources, aboutId) => {
    const found = overdueIn(sources, true).find(({ obligation }) => obligation.id === aboutId);
    const law = sources.traits.paymentOrderLaw;
    if (!found || law === null) return null;
    const { agreement, obligation } = found;
    const { moneyKind } = await lastValues(sources, 'applyPaymentOrder');
    const words: Readonly<Record<string, string>> = paperWords.moneyKinds;
    const side = (id: string | null) => sources.parties.filter((party) => party.id === id);
    return {
      ...recordHead(sources, agreement.number),
      applicants: await partyRecords(sources, side(obligation.creditorPartyId), { isFull: true }),
      respondents: await partyRecords(sources, side(obligation.debtorPartyId), { isFull: true }),
      court: sources.committee?.court ?? paperWords.court,
      moneyKind: words[String(moneyKind)] ?? paperWords.moneyKind,
      amountFen: unpaidOf(obligation),
      law,
      agreementNumber: agreement.number,
      effectiveOn: agreement.effectiveOn,
      dueOn: obligation.dueOn,
    };
  },
};

import { formatYuan } from '../../../platform/money.ts';
import { fill } from '../../../platform/problem.ts';
import { bindingIn, nameIn } from '../../records/binding-agreements.ts';
import { filled, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { isConcerned, partyRecords } from '../../records/record-parties.ts';
import { paperWords } from '../../records/texts.ts';

export const record: PaperMapper = {
  about: (sources) =>
    sources.acts
      .filter(({ event }) => event === 'policeLinkCertificate')
      .map((act) => ({ id: act.id, label: act.body ?? '' })),
  build: async (sources, aboutId) => {
    const act = sources.acts.find(({ id, event }) => id === aboutId && event === 'policeLinkCertificate');
    const agreement = bindingIn(sources).at(-1);
    if (!act || !agreement) return null;
    const applied = act.data['applied'] === true ? act.data['partyIds'] : [];
    const ids = Array.isArray(applied) ? applied.map(String) : [];
    return {
      ...recordHead(sources, agreement.number, act.happenedOn),
      parties: await partyRecords(sources, sources.parties.filter(isConcerned)),
      dispute: sources.case.title,
      police: filled(act.body),
      policeCase: filled(typeof act.data['caseName'] === 'string' ? act.data['caseName'] : null),
      agreementNumber: agreement.number,
      effectiveOn: agreement.effectiveOn,
      performances: agreement.obligations.map((one) => ({
        what: fill(paperWords.obligationDone, {
          debtor: nameIn(sources, one.debtorPartyId),
          content: one.content,
          amount:
            one.amountFen === null ? '' : fill(paperWords.oralAmount, { yuan: formatYuan(one.amountFen) }),
        }),
        performedOn: one.performedOn ?? agreement.effectiveOn,
      })),
      applicants: sources.parties.filter(({ id }) => ids.includes(id)).map(({ name }) => name),
    };
  },
};

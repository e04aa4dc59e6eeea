import { formatYuan } from '../../platform/money.ts';
import { fill } from '../../platform/problem.ts';
import { listHistory } from '../../workflow/history/history-repository.ts';
import { filled, filledList, type PaperMapper, recordHead } from './paper-mapper.ts';
import { isConcerned, partyRecords } from './record-parties.ts';
import type { PapersAgreement } from './record-ports.ts';
import { latestProceeding, mediatorNames, type PaperSources } from './record-sources.ts';
import { paperWords, routeWords } from './texts.ts';

type ListedAgreement = PaperSources['agreements'][number];
type Obligation = ListedAgreement['obligations'][number];

/** Agreements that settle the dispute and bind now. */
function bindingIn(sources: PaperSources): (ListedAgreement & { readonly effectiveOn: string })[] {
  return sources.agreements.flatMap((one) =>
    one.state === 'effective' && one.isSettling && one.effectiveOn !== null
      ? [{ ...one, effectiveOn: one.effectiveOn }]
      : [],
  );
}

const isOverdue = (one: Obligation, today: string): boolean =>
  one.state === 'breached' || (one.state !== 'performed' && one.dueOn < today);
const nameIn = (sources: PaperSources, id: string | null): string =>
  filled(sources.parties.find((party) => party.id === id)?.name);
const unpaidOf = (one: Obligation): number => Math.max(0, (one.amountFen ?? 0) - one.performedFen);
const concernedIn = (sources: PaperSources) =>
  partyRecords(sources, sources.parties.filter(isConcerned), { isFull: true });

/** What the last event of this name said of its data, as far as the history keeps it in clear. */
async function lastValues(sources: PaperSources, event: string): Promise<Readonly<Record<string, unknown>>> {
  const row = (await listHistory(sources.db, sources.case.id)).findLast((one) => one.event === event);
  return { ...row?.data.values, ...row?.data.notes };
}

const visit: PaperMapper = {
  code: 'D13',
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

/** Matters courts do not confirm: ownership of land and forest, and status (《民诉法解释》第三百五十五条). */
const unconfirmedLand: readonly string[] = ['ownership', 'forest'];
const maybeConfirmed = (sources: PaperSources): boolean =>
  !unconfirmedLand.includes(sources.case.landKind ?? '') &&
  !sources.acts.some(({ event }) => event === 'identityMatterGuard');

const aboutAgreements = (sources: PaperSources) =>
  bindingIn(sources).map((one) => ({ id: one.id, label: `${one.title} ${one.number}` }));

async function agreementIn(
  sources: PaperSources,
  id: string | null,
): Promise<{ text: PapersAgreement['text']; effectiveOn: string } | null> {
  const found = bindingIn(sources).find((one) => one.id === id);
  const read = found && (await sources.readers.readAgreementText(sources.db, sources.case.id, found.id));
  return found && read ? { text: read.text, effectiveOn: found.effectiveOn } : null;
}

const factsOf = (text: PapersAgreement['text']): string =>
  `${text.facts}${fill(paperWords.settledFacts, { clauses: text.clauses.join('') })}`;

const confirmation: PaperMapper = {
  code: 'D14',
  about: (sources) => (maybeConfirmed(sources) ? aboutAgreements(sources) : []),
  build: async (sources, aboutId) => {
    const found = await agreementIn(sources, aboutId);
    if (!found) return null;
    const { court } = await lastValues(sources, 'applyConfirm');
    return {
      ...recordHead(sources, found.text.number),
      applicants: await concernedIn(sources),
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

const arbitralReview: PaperMapper = {
  code: 'D28',
  about: (sources) => (sources.traits.hasArbitralReview ? aboutAgreements(sources) : []),
  build: async (sources, aboutId) => {
    const found = await agreementIn(sources, aboutId);
    if (!found) return null;
    const applied = sources.acts.findLast(({ event }) => event === 'applyArbitralReview');
    return {
      ...recordHead(sources, found.text.number),
      applicants: await concernedIn(sources),
      commission: applied?.body ?? paperWords.commission,
      agreementNumber: found.text.number,
      agreementTitle: found.text.title,
      effectiveOn: found.effectiveOn,
      facts: factsOf(found.text),
    };
  },
};

const overdueIn = (sources: PaperSources, needsMoney: boolean) =>
  bindingIn(sources).flatMap((agreement) =>
    agreement.obligations
      .filter((one) => isOverdue(one, sources.today) && (!needsMoney || unpaidOf(one) > 0))
      .map((obligation) => ({ agreement, obligation })),
  );

const aboutOverdue = (needsMoney: boolean) => (sources: PaperSources) =>
  overdueIn(sources, needsMoney).map(({ obligation }) => ({
    id: obligation.id,
    label: `${nameIn(sources, obligation.debtorPartyId)} ${obligation.dueOn}`,
  }));

const paymentOrder: PaperMapper = {
  code: 'D29',
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

const urge: PaperMapper = {
  code: 'D32',
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

const certificate: PaperMapper = {
  code: 'D33',
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

const voucher: PaperMapper = {
  code: 'D12',
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

const mediationProof: PaperMapper = {
  code: 'D14-A',
  about: (sources) => (maybeConfirmed(sources) ? aboutAgreements(sources) : []),
  build: async (sources, aboutId) => {
    const agreement = bindingIn(sources).find(({ id }) => id === aboutId);
    const proceeding = latestProceeding(sources);
    if (!agreement || !proceeding) return null;
    return {
      ...recordHead(sources, agreement.number),
      court: sources.committee?.court ?? paperWords.court,
      parties: await partyRecords(sources, sources.parties.filter(isConcerned)),
      dispute: sources.case.title,
      mediators: filledList(mediatorNames(sources)),
      startedOn: proceeding.acceptedOn,
      effectiveOn: agreement.effectiveOn,
      agreementNumber: agreement.number,
    };
  },
};

/** Papers of an agreement that binds: how it is kept, and the ways when it is not. */
export const performanceMappers: readonly PaperMapper[] = [
  visit,
  voucher,
  confirmation,
  mediationProof,
  arbitralReview,
  paymentOrder,
  urge,
  certificate,
];

import { z } from 'zod';
import { formatYuan } from '../../platform/money.ts';
import { formatMu } from '../../platform/mu.ts';
import { fill } from '../../platform/problem.ts';
import { ofLandKind, type Particulars } from '../../workflow/definitions/traits.ts';
import { filled, filledList, type PaperAbout, type PaperMapper, recordHead } from './paper-mapper.ts';
import { partyRecords } from './record-parties.ts';
import type { PapersAgreement } from './record-ports.ts';
import { mediatorNames, type PaperSources } from './record-sources.ts';
import { dayInWords, paperWords } from './texts.ts';

const printed: readonly string[] = ['signing', 'effective'];

function aboutAgreements(sources: PaperSources, kind: string): PaperAbout[] {
  return sources.agreements
    .filter((one) => one.kind === kind && printed.includes(one.state))
    .map((one) => ({ id: one.id, label: `${one.title} ${one.number}` }));
}

async function textOf(sources: PaperSources, aboutId: string | null): Promise<PapersAgreement | null> {
  if (aboutId === null) return null;
  return sources.readers.readAgreementText(sources.db, sources.case.id, aboutId);
}

const agreement: PaperMapper = {
  code: 'D10',
  about: (sources) => aboutAgreements(sources, 'agreement'),
  build: async (sources, aboutId) => {
    const found = await textOf(sources, aboutId);
    if (found?.kind !== 'agreement') return null;
    const { text } = found;
    const bound = sources.parties.filter((party) =>
      text.parties.some((one) => one.id === party.id && one.mustSign),
    );
    const records = await partyRecords(sources, bound, { isFull: true, roles: paperWords.contractSides });
    return {
      ...recordHead(sources, text.number, found.effectiveOn),
      // Names and representatives as they were when the text became final.
      parties: records.map((record, index) => {
        const frozen = text.parties.find((one) => one.id === bound[index]?.id);
        const representatives = frozen?.representatives ?? [];
        return {
          ...record,
          name: frozen?.name ?? record.name,
          ...(representatives.length > 0 ? { representatives: [...representatives] } : {}),
        };
      }),
      heading: sources.traits.agreement.title,
      ...(sources.traits.agreement.law === null ? {} : { law: sources.traits.agreement.law }),
      isSignatureAsked: sources.traits.signatureBasis !== null,
      facts: filled(text.facts),
      issues: filled(text.issues),
      responsibilities: filledList(text.responsibility),
      terms: filledList(text.clauses),
      obligations: text.obligations.map(obligationRecord),
      breach: filled(text.breach),
      disputeNotice: ofLandKind(sources.traits.disputeNotice, text.landKind),
      copies: text.copies,
      mediators: filledList(text.mediators.map((one) => one.name)),
      recorder: text.recorder ?? filledList(text.mediators.map((one) => one.name))[0],
      jointCommittees: (text.jointCommittees ?? []).map(({ name }) => name),
      ...(await parts[sources.traits.particulars](sources, text)),
    };
  },
};

function obligationRecord(one: PapersAgreement['text']['obligations'][number]): object {
  const at = { manner: one.mannerLabel, place: one.place ?? '' };
  return {
    debtor: one.debtorName,
    creditor: one.creditorName ?? paperWords.allOthers,
    what: one.content,
    ...(one.amountFen === null ? {} : { amountFen: one.amountFen }),
    dueOn: one.dueOn,
    placeAndManner: one.place === null ? one.mannerLabel : fill(paperWords.obligationAt, at),
  };
}

/** What the agreement says of the matter itself; by the fields of its paper. */
const parts: Readonly<
  Record<Particulars, (sources: PaperSources, text: PapersAgreement['text']) => object | Promise<object>>
> = {
  none: () => plain,
  parcels: landPart,
  workers: (sources, text) => (text.workers.length > 0 ? labourPart(sources, text) : plain),
  tenancy: leasePart,
};
const plain = { variant: 'general' };

function landPart(sources: PaperSources, text: PapersAgreement['text']): object {
  const { parcels, priorInstruments, resolutions } = sources.mediation;
  const instrumentKinds: Readonly<Record<string, string>> = paperWords.instrumentKinds;
  const meetings: Readonly<Record<string, string>> = paperWords.meetings;
  const listed = parcels.map((parcel) => ({
    name: parcel.name,
    kind: paperWords.disputedLand,
    areaMu: parcel.areaMu === null ? paperWords.notMeasured : formatMu(parcel.areaMu),
    boundaries: parcel.boundaries || paperWords.seeTerms,
  }));
  const unlisted = {
    name: sources.case.place || sources.case.title,
    kind: paperWords.disputedLand,
    areaMu: paperWords.notMeasured,
    boundaries: paperWords.seeTerms,
  };
  return {
    variant: 'land',
    landKind: text.landKind ?? 'homestead',
    parcels: listed.length > 0 ? listed : [unlisted],
    earlierInstruments: priorInstruments.map((one) => ({
      kind: instrumentKinds[one.kind] ?? one.kind,
      number: one.number || paperWords.noNumber,
      decidedOn: one.issuedOn,
      organ: one.organ,
      result: one.result || paperWords.noResult,
    })),
    resolutions: resolutions
      .filter((one) => one.isPassed && one.kind in meetings)
      .filter((one) => text.parties.some((party) => party.id === one.partyId))
      .map((one) =>
        fill(paperWords.resolutionText, {
          party: one.partyName,
          meeting: meetings[one.kind] ?? '',
          day: dayInWords(one.heldOn),
          names: one.representatives.map((person) => person.name).join(paperWords.separator),
        }),
      ),
    hasBoundaryMap: false,
  };
}

async function labourPart(sources: PaperSources, text: PapersAgreement['text']): Promise<object> {
  const workers = [];
  for (const worker of text.workers) {
    const secrets = await sources.readers.secrets.memberSecrets(sources.db, worker.memberId);
    workers.push({
      name: worker.name,
      ...(secrets?.idNumber ? { idNumber: secrets.idNumber } : {}),
      job: worker.job || paperWords.noJob,
      period: paperWords.noPeriod,
      amountFen: worker.agreedFen,
      isConfirmed: worker.isConfirmed,
    });
  }
  return { variant: 'labour', workers };
}

const leaseDetails = z.object({
  objectKind: z.string().optional().catch(undefined),
  address: z.string().optional().catch(undefined),
  monthlyRentFen: z.number().int().nonnegative().optional().catch(undefined),
  depositFen: z.number().int().nonnegative().optional().catch(undefined),
  from: z.string().optional().catch(undefined),
  to: z.string().optional().catch(undefined),
});

function leasePart(sources: PaperSources): object {
  const details = leaseDetails.parse(sources.case.details);
  const kinds: Readonly<Record<string, string>> = paperWords.leaseKinds;
  const meters: Readonly<Record<string, string>> = paperWords.meters;
  const { lines } = sources.mediation.ledger;
  const deposit = lines
    .filter((line) => line.kind === 'deposit')
    .reduce((sum, line) => sum + line.amountFen, 0);
  const handover = sources.mediation.handovers.at(-1);
  const place = details.address ?? sources.case.place ?? '';
  const range = {
    from: details.from === undefined ? paperWords.unfilled : dayInWords(details.from),
    to: details.to === undefined ? paperWords.openEnd : dayInWords(details.to),
  };
  return {
    variant: 'lease',
    premises: filled(`${place}${kinds[details.objectKind ?? ''] ?? ''}`),
    term: details.from === undefined ? paperWords.undecided : fill(paperWords.leaseTerm, range),
    monthlyRentFen: details.monthlyRentFen ?? 0,
    depositFen: deposit > 0 ? deposit : (details.depositFen ?? 0),
    deductions: lines
      .filter((line) => line.kind === 'deduction' || line.kind === 'arrears')
      .map((line) => ({
        item: line.label,
        reason: line.evidence || (line.kind === 'arrears' ? paperWords.arrears : paperWords.seeTerms),
        amountFen: line.amountFen,
      })),
    handover: [
      ...(handover?.items ?? []).map((item) => ({ item: item.name, state: item.condition })),
      ...(handover?.meters ?? []).map((meter) => ({
        item: meters[meter.kind] ?? meter.kind,
        state: meter.reading,
      })),
    ],
  };
}

const oral: PaperMapper = {
  code: 'D11',
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

const peacePact: PaperMapper = {
  code: 'D40',
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

/** Papers of what was agreed. */
export const agreementMappers: readonly PaperMapper[] = [agreement, oral, peacePact];

import { z } from 'zod';
import { formatMu } from '../../../platform/mu.ts';
import { fill } from '../../../platform/problem.ts';
import { ofLandKind, type Particulars } from '../../../workflow/definitions/traits.ts';
import { filled, filledList, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { aboutAgreements, textOf } from '../../records/printed-agreements.ts';
import { partyRecords } from '../../records/record-parties.ts';
import type { PapersAgreement } from '../../records/record-ports.ts';
import type { PaperSources } from '../../records/record-sources.ts';
import { dayInWords, paperWords } from '../../records/texts.ts';

export const record: PaperMapper = {
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

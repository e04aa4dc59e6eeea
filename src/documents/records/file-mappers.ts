import { legalDay } from '../../platform/clock.ts';
import { fill } from '../../platform/problem.ts';
import { listHistory } from '../../workflow/history/history-repository.ts';
import type { IssuedDocument } from '../core/document.ts';
import { aboutCase, filled, filledList, notNow, type PaperMapper, recordHead } from './paper-mapper.ts';
import { isConcerned, partyRecords } from './record-parties.ts';
import { latestProceeding, mediatorNames, type PaperSources } from './record-sources.ts';
import { findAccountName } from './records-read-model.ts';
import { dayInWords, paperWords } from './texts.ts';

/** The prescribed order of a file (司法行政机关统一的人民调解卷宗目录), with what is not on that list where it belongs. */
const fileOrder: readonly string[] = [
  ...['D02', 'D03', 'D20', 'D04', 'D05', 'D06-A', 'D06', 'D06-B', 'D06-C', 'D07', 'D30', 'D31', 'D08'],
  ...['D22', 'D21', 'D35', 'D09', 'D24', 'D10', 'D40', 'D11', 'D18', 'D25', 'D12', 'D13', 'D32', 'D33'],
  ...['D14', 'D14-A', 'D28', 'D29', 'D23', 'D26', 'D27', 'D39', 'D34', 'D42', 'D43', 'D17', 'D15'],
];
const endPapers: readonly string[] = ['D00', 'D01', 'D16'];

/** Where a paper stands in the order of a file; one that is not named there stands last. */
export function placeInFile(code: string): number {
  const place = fileOrder.indexOf(code);
  return place < 0 ? fileOrder.length : place;
}

/** What is in the file now, in the order it is bound; records of sessions as they were held, the rest as issued. */
export function inFileOrder({ documents, mediation }: PaperSources): IssuedDocument[] {
  const sessionOf = ({ aboutId }: IssuedDocument): number =>
    mediation.sessions.findIndex(({ id }) => id === aboutId);
  return documents
    .filter(({ code, state }) => state === 'issued' && !endPapers.includes(code))
    .toSorted(
      (one, other) =>
        placeInFile(one.code) - placeInFile(other.code) ||
        sessionOf(one) - sessionOf(other) ||
        (`${one.issuedAt} ${one.id}` < `${other.issuedAt} ${other.id}` ? -1 : 1),
    );
}

export const shutPhases: readonly string[] = ['closed', 'archived'];
const whenShut = (sources: PaperSources) => (shutPhases.includes(sources.case.phase) ? aboutCase : notNow);

/** Pages and retention as the archiving recorded them, and who did it when; nulls before. */
async function archivingOf(sources: PaperSources) {
  const row = (await listHistory(sources.db, sources.case.id)).findLast(({ event }) => event === 'archive');
  const { pages, retention } = row?.data.values ?? {};
  return {
    pages: typeof pages === 'number' ? pages : null,
    retention: typeof retention === 'string' ? retention : null,
    by: row?.actorName ?? null,
    on: row ? legalDay(row.occurredAt) : null,
  };
}

const cover: PaperMapper = {
  code: 'D00',
  about: whenShut,
  build: async (sources) => {
    const proceeding = latestProceeding(sources);
    const archiving = await archivingOf(sources);
    const retentions: Readonly<Record<string, string>> = paperWords.retentions;
    const startedOn = proceeding?.acceptedOn ?? sources.case.registeredOn;
    return {
      ...recordHead(sources),
      volumeTitle: filled(sources.case.title),
      volumeKind: sources.traits.paperWord,
      year: fill(paperWords.year, { year: startedOn.slice(0, 4) }),
      mediators: filledList(mediatorNames(sources)),
      startedOn,
      endedOn: proceeding?.endedOn ?? startedOn,
      filedBy: archiving.by ?? filled(sources.registrar),
      filedOn: archiving.on ?? sources.today,
      retention: retentions[archiving.retention ?? ''] ?? paperWords.undecidedRetention,
    };
  },
};

const contents: PaperMapper = {
  code: 'D01',
  about: (sources) => (inFileOrder(sources).length > 0 ? whenShut(sources) : notNow),
  build: async (sources) => {
    const papers = inFileOrder(sources);
    if (papers.length === 0) return null;
    return { ...recordHead(sources), entries: papers.map(({ title }) => ({ paper: title })) };
  },
};

const backCover: PaperMapper = {
  code: 'D16',
  about: (sources) => (sources.case.phase === 'archived' ? aboutCase : notNow),
  build: async (sources) => {
    const { pages, by, on } = await archivingOf(sources);
    if (pages === null) return null;
    return { ...recordHead(sources), pages, filedBy: filled(by), filedOn: on ?? sources.today };
  },
};

const identity: PaperMapper = {
  code: 'D05',
  about: (sources) =>
    latestProceeding(sources) !== null && sources.parties.some(isConcerned) ? aboutCase : notNow,
  build: async (sources) => {
    const proofs = [];
    for (const party of sources.parties.filter(isConcerned)) {
      const secrets = await sources.readers.secrets.partySecrets(sources.db, party.id);
      const isPerson = party.kind === 'person' || party.kind === 'group';
      const idNumber = isPerson ? secrets?.idNumber : party.uscc;
      const ofBody = party.kind === 'organisation' ? paperWords.creditCode : paperWords.collectiveProof;
      proofs.push({
        party: party.name,
        kind: isPerson ? paperWords.idType : ofBody,
        ...(idNumber ? { idNumber } : {}),
      });
    }
    return {
      ...recordHead(sources),
      proofs,
      collectedBy: mediatorNames(sources)[0] ?? filled(sources.registrar),
    };
  },
};

const agentsOf = (sources: PaperSources) =>
  sources.people.filter(({ capacity, powerKind }) => capacity === 'agent' && powerKind !== null);

const power: PaperMapper = {
  code: 'D06',
  about: (sources) => agentsOf(sources).map((one) => ({ id: one.id, label: one.name })),
  build: async (sources, aboutId) => {
    const agent = agentsOf(sources).find(({ id }) => id === aboutId);
    const principals = sources.parties.filter(({ id }) => id === agent?.partyId);
    if (!agent || principals.length === 0) return null;
    return {
      ...recordHead(sources, undefined, agent.validFrom),
      principals: await partyRecords(sources, principals, { isFull: true }),
      agent: agent.name,
      ...(agent.post ? { relation: agent.post } : {}),
      power: agent.powerKind === 'special' ? 'special' : 'general',
      matters: agent.matters.length > 0 ? agent.matters : paperWords.usualMatters,
      validFrom: agent.validFrom ?? sources.today,
      ...(agent.validTo === null ? {} : { validTo: agent.validTo }),
      dispute: sources.case.title,
    };
  },
};

const headCertificate: PaperMapper = {
  code: 'D06-A',
  about: (sources) =>
    sources.parties
      .filter(({ kind, headName }) => kind === 'organisation' && headName)
      .map((party) => ({ id: party.id, label: party.name })),
  build: async (sources, aboutId) => {
    const party = sources.parties.find(({ id }) => id === aboutId);
    if (!party?.headName) return null;
    return {
      ...recordHead(sources),
      organisation: party.name,
      ...(party.uscc ? { creditCode: party.uscc } : {}),
      head: party.headName,
      post: filled(party.headPost),
      certifiedOn: sources.today,
    };
  },
};

/** Served on a party with a receipt. */
const servedPapers: readonly string[] = ['D04', 'D18', 'D19', 'D20', 'D31', 'D32'];

/** What was issued for this party, or for all of them, and is handed over against a receipt. */
function servedOn(sources: PaperSources, partyId: string | null): IssuedDocument[] {
  const isAnothers = (about: string | null): boolean =>
    about !== partyId && sources.parties.some(({ id }) => id === about);
  return inFileOrder(sources).filter(
    ({ code, aboutId }) => servedPapers.includes(code) && !isAnothers(aboutId),
  );
}

const receipt: PaperMapper = {
  code: 'D34',
  about: (sources) =>
    sources.parties
      .filter((party) => isConcerned(party) && servedOn(sources, party.id).length > 0)
      .map((party) => ({ id: party.id, label: party.name })),
  build: async (sources, aboutId) => {
    const party = sources.parties.find(({ id }) => id === aboutId);
    const papers = servedOn(sources, aboutId);
    if (!party || papers.length === 0) return null;
    return {
      ...recordHead(sources),
      receiver: party.name,
      ...(party.serviceAddress ? { address: party.serviceAddress } : {}),
      papers: papers.map(({ title, number, verifyCode }) => ({
        name: title,
        paperNumber: number ?? verifyCode,
      })),
    };
  },
};

const taskForce: PaperMapper = {
  code: 'D39',
  about: (sources) =>
    sources.mediation.taskForces.map((one) => ({ id: one.formedAt, label: one.leaderName })),
  build: async (sources, aboutId) => {
    const one = sources.mediation.taskForces.find(({ formedAt }) => formedAt === aboutId);
    if (!one) return null;
    return {
      ...recordHead(sources, undefined, legalDay(one.formedAt)),
      dispute: sources.case.title,
      leader: filled(one.leaderName),
      formedOn: legalDay(one.formedAt),
      members: filledList(one.members.map(({ name, post }) => [name, post].filter(Boolean).join(' '))),
      plan: filled(one.plan),
    };
  },
};

const closingReport: PaperMapper = {
  code: 'D17',
  about: (sources) =>
    sources.proposals.some(({ kind, state }) => kind === 'close' && state === 'approved')
      ? aboutCase
      : notNow,
  build: async (sources) => {
    const closing = sources.proposals.findLast(({ kind, state }) => kind === 'close' && state === 'approved');
    const proceeding = latestProceeding(sources);
    if (!closing) return null;
    const results: Readonly<Record<string, string>> = paperWords.results;
    const n = sources.mediation.sessions.length;
    const acceptedOn = proceeding?.acceptedOn ?? sources.case.registeredOn;
    const decider = closing.decidedBy === null ? null : await findAccountName(sources.db, closing.decidedBy);
    return {
      ...recordHead(sources),
      parties: await partyRecords(sources, sources.parties.filter(isConcerned)),
      handler: filledList(mediatorNames(sources))[0],
      receivedOn: acceptedOn,
      closedOn: legalDay(closing.decidedAt ?? closing.proposedAt),
      channel: sources.readers.labelOf('channels', sources.case.channel),
      facts: filled(sources.case.summary),
      course: proceeding
        ? fill(paperWords.certificateReason, {
            from: dayInWords(acceptedOn),
            to: dayInWords(proceeding.endedOn ?? acceptedOn),
            n,
          })
        : paperWords.noSummary,
      result: results[proceeding?.result ?? ''] ?? filled(proceeding?.result),
      performance: performanceText(sources),
      proposal: closing.reason,
      ...(closing.decision ? { decision: closing.decision } : {}),
      ...(decider ? { decider } : {}),
      ...(closing.decidedAt === null ? {} : { decidedOn: legalDay(closing.decidedAt) }),
    };
  },
};

function performanceText(sources: PaperSources): string {
  const obligations = sources.agreements
    .filter(({ state }) => state === 'effective')
    .flatMap((agreement) => agreement.obligations);
  if (obligations.length === 0) return paperWords.noObligations;
  const isDone = obligations.every(({ state }) => state === 'performed');
  return isDone ? paperWords.performedAll : paperWords.performedNone;
}

/** Papers of the file itself. */
export const fileMappers: readonly PaperMapper[] = [
  cover,
  contents,
  backCover,
  identity,
  power,
  headCertificate,
  receipt,
  taskForce,
  closingReport,
];

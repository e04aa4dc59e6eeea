import { legalDay, legalTime } from '../../platform/clock.ts';
import { fill } from '../../platform/problem.ts';
import { aboutCase, filled, filledList, notNow, type PaperMapper, recordHead } from './paper-mapper.ts';
import { isConcerned, namesOf, partyRecords } from './record-parties.ts';
import type { PapersMediation } from './record-ports.ts';
import { latestProceeding, mediatorNames, type PaperSources } from './record-sources.ts';
import { dayInWords, paperWords, routeWords } from './texts.ts';

const representatives: PaperMapper = {
  code: 'D06-B',
  about: (sources) =>
    sources.parties
      .filter((party) => elected(sources, party.id).length >= 2 && membersOf(sources, party.id).length >= 2)
      .map((party) => ({ id: party.id, label: party.name })),
  build: async (sources, aboutId) => {
    const party = sources.parties.find((one) => one.id === aboutId);
    if (!party) return null;
    const chosen = elected(sources, party.id);
    const [first] = chosen;
    if (!first) return null;
    const members = [];
    for (const member of membersOf(sources, party.id)) {
      const secrets = await sources.readers.secrets.memberSecrets(sources.db, member.id);
      members.push({
        name: member.name,
        ...(secrets?.idNumber ? { idNumber: secrets.idNumber } : {}),
        ...(secrets?.telephone ? { phone: secrets.telephone } : {}),
        claimFen: member.claimFen,
      });
    }
    const opponents = sources.parties.filter((one) => isConcerned(one) && one.side !== party.side);
    return {
      ...recordHead(sources),
      opponent: filled(namesOf(opponents)),
      commonClaim: sources.case.title || paperWords.commonClaim,
      electedOn: first.validFrom ?? sources.today,
      members,
      representatives: chosen.slice(0, 5).map((one) => one.name),
      scope: filled(first.matters.join(paperWords.separator) || paperWords.representativesScope),
    };
  },
};

function elected(sources: PaperSources, partyId: string): PapersMediation['electedRepresentatives'] {
  return sources.mediation.electedRepresentatives.filter(
    (one) => one.partyId === partyId && one.validTo === null,
  );
}

function membersOf(sources: PaperSources, partyId: string) {
  return sources.members.filter((one) => one.partyId === partyId);
}

const resolution: PaperMapper = {
  code: 'D06-C',
  about: (sources) =>
    sources.mediation.resolutions
      .filter((one) => one.isPassed && one.kind in paperWords.meetings && one.representatives.length > 0)
      .map((one) => ({ id: one.id, label: `${one.partyName} ${one.heldOn}` })),
  build: async (sources, aboutId) => {
    const one = sources.mediation.resolutions.find((row) => row.id === aboutId);
    if (!one || !(one.kind in paperWords.meetings)) return null;
    const party = sources.parties.find((row) => row.id === one.partyId);
    return {
      ...recordHead(sources),
      collective: one.partyName,
      meeting: one.kind,
      heldOn: one.heldOn,
      place: one.place,
      chairedBy: filled(party?.headName),
      recordedBy: paperWords.unfilled,
      entitled: one.entitled,
      present: one.present,
      inFavour: one.votesFor,
      against: one.votesAgainst,
      abstained: one.abstained,
      matter: sources.case.title,
      resolution: one.matter,
      representatives: one.representatives.slice(0, 5).map((person) => person.name),
    };
  },
};

const outcomes: Readonly<Record<string, 'agreed' | 'failed' | 'pending'>> = {
  agreed: 'agreed',
  notAgreed: 'failed',
  ongoing: 'pending',
};

const sessionRecord: PaperMapper = {
  code: 'D09',
  isConfidential: true,
  about: (sources) =>
    sources.mediation.sessions.map((one) => ({
      id: one.id,
      label: `${one.no} · ${legalDay(one.startedAt)}`,
    })),
  build: async (sources, aboutId) => {
    const session = sources.mediation.sessions.find((one) => one.id === aboutId);
    if (!session) return null;
    const present = sources.parties.filter((party) =>
      session.presentParties.some((one) => one.id === party.id),
    );
    const outcome = outcomes[session.result] ?? 'pending';
    const { statements, verified, content } = session.body;
    const mediators = session.mediatorNames.length > 0 ? session.mediatorNames : mediatorNames(sources);
    return {
      ...recordHead(sources, undefined, legalDay(session.endedAt)),
      heldOn: legalDay(session.startedAt),
      from: legalTime(session.startedAt),
      to: legalTime(session.endedAt),
      place: session.place,
      cause: sources.case.title,
      session: session.no,
      isOpen: session.isOpen,
      parties: await partyRecords(sources, present.length > 0 ? present : sources.parties),
      helpers: session.invitees.map((one) => `${one.name}（${one.relation}）`),
      mediators: filledList(mediators),
      recorder: session.recorderName ?? mediators[0] ?? paperWords.unfilled,
      statements: statements ? [{ speaker: namesOf(present), says: statements }] : [],
      exchanges: [],
      ...(verified ? { verified } : {}),
      outcome,
      outcomeText: `${content}\n${paperWords.outcomeTexts[outcome]}`,
      readTo: sources.mediation.rightsNotices.some(
        (one) => one.way === 'readAloud' && present.some((party) => party.id === one.partyId),
      ),
    };
  },
};

const endedWithout: readonly string[] = ['failed', 'terminated', 'withdrawn'];

function reasonOf(sources: PaperSources): string {
  const outcome = latestProceeding(sources)?.outcome;
  const label = outcome?.reasonCode ? sources.readers.labelOf('terminationReasons', outcome.reasonCode) : '';
  return [label, outcome?.reason ?? ''].filter((text) => text !== '').join('：') || paperWords.noReason;
}

const termination: PaperMapper = {
  code: 'D18',
  about: (sources) => {
    const proceeding = latestProceeding(sources);
    const isOver = proceeding?.result != null && endedWithout.includes(proceeding.result);
    return isOver && mediatorNames(sources).length > 0 ? aboutCase : notNow;
  },
  build: async (sources) => {
    const proceeding = latestProceeding(sources);
    if (!proceeding?.endedOn) return null;
    const n = sources.mediation.sessions.length;
    const sessions = n > 0 ? fill(paperWords.courseSessions, { n }) : '';
    const course = fill(paperWords.course, { day: dayInWords(proceeding.acceptedOn), sessions });
    const told = proceeding.outcome.routes ?? [];
    const codes = told.length > 0 ? told : sources.traits.routes.afterFailure;
    return {
      ...recordHead(sources, proceeding.number),
      parties: await partyRecords(sources, sources.parties.filter(isConcerned)),
      dispute: sources.case.title,
      startedOn: proceeding.acceptedOn,
      endedOn: proceeding.endedOn,
      course: proceeding.outcome.summary ?? course,
      reason: reasonOf(sources),
      routes: codes.flatMap((code) => {
        const route = routeWords[code];
        return route ? [{ ...route }] : [];
      }),
      hasUndisputedFacts: false,
      mediators: mediatorNames(sources),
    };
  },
};

const withdrawalAbout = 'withdrawal';

const certificate: PaperMapper = {
  code: 'D25',
  about: (sources) => {
    const proceeding = latestProceeding(sources);
    if (!proceeding?.endedOn) return notNow;
    return proceeding.result === 'withdrawn'
      ? [...aboutCase, { id: withdrawalAbout, label: paperWords.results.withdrawn }]
      : aboutCase;
  },
  build: async (sources, aboutId) => {
    const proceeding = latestProceeding(sources);
    if (!proceeding?.endedOn) return null;
    const head = recordHead(sources, proceeding.number);
    const dispute = sources.case.title;
    if (aboutId === withdrawalAbout) {
      const applicants = sources.parties.filter((party) => party.side === 'applicant');
      return {
        ...head,
        variant: 'withdrawal',
        applicants: await partyRecords(sources, applicants, { isFull: true }),
        dispute,
        appliedOn: sources.case.applicationReceivedOn ?? sources.case.registeredOn,
        reason: reasonOf(sources),
      };
    }
    const results: Readonly<Record<string, string>> = paperWords.results;
    const values = {
      from: dayInWords(proceeding.acceptedOn),
      to: dayInWords(proceeding.endedOn),
      n: sources.mediation.sessions.length,
    };
    return {
      ...head,
      variant: 'certificate',
      requestedBy: paperWords.requestedBy,
      parties: await partyRecords(sources, sources.parties.filter(isConcerned)),
      dispute,
      startedOn: proceeding.acceptedOn,
      endedOn: proceeding.endedOn,
      result: results[proceeding.result ?? ''] ?? filled(proceeding.result),
      reason: fill(paperWords.certificateReason, values),
    };
  },
};

/** Papers of the mediation itself and of its end without an agreement. */
export const mediationMappers: readonly PaperMapper[] = [
  representatives,
  resolution,
  sessionRecord,
  termination,
  certificate,
];

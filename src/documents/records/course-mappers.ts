import { type Day, dayFromNumber, dayNumber, legalDay, legalTime } from '../../platform/clock.ts';
import { formatMu } from '../../platform/mu.ts';
import { fill } from '../../platform/problem.ts';
import { listHistory } from '../../workflow/history/history-repository.ts';
import { filled, type PaperMapper, recordHead } from './paper-mapper.ts';
import { isConcerned, partyRecords } from './record-parties.ts';
import { mediatorNames, type PaperSources } from './record-sources.ts';
import { findAccountName } from './records-read-model.ts';
import { dayInWords, paperWords } from './texts.ts';

const concernedIn = (sources: PaperSources, isFull = false) =>
  partyRecords(sources, sources.parties.filter(isConcerned), { isFull });

const addDays = (day: Day, days: number): Day => dayFromNumber(dayNumber(day) + days);

const wordOf = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? filled(code);

const extension: PaperMapper = {
  code: 'D21',
  about: (sources) =>
    sources.proposals
      .filter((one) => one.kind === 'extend' && one.days !== null && one.state !== 'rejected')
      .map((one) => ({ id: one.id, label: legalDay(one.proposedAt) })),
  build: async (sources, aboutId) => {
    const one = sources.proposals.find(({ id }) => id === aboutId);
    const clock = sources.deadlines.findLast(({ rule }) => rule === sources.traits.mediationClock);
    if (one?.days == null || clock === undefined) return null;
    const isApproved = one.state === 'approved';
    const approver = one.decidedBy === null ? null : await findAccountName(sources.db, one.decidedBy);
    const names = new Map(sources.parties.map((party) => [party.id, party.name]));
    return {
      ...recordHead(sources),
      parties: await concernedIn(sources),
      dispute: sources.case.title,
      limit: paperWords.mediationLimit,
      formerDueOn: isApproved ? addDays(clock.dueOn, -one.days) : clock.dueOn,
      days: one.days,
      newDueOn: isApproved ? clock.dueOn : addDays(clock.dueOn, one.days),
      reason: one.reason,
      proposer: filled(await findAccountName(sources.db, one.proposedBy)),
      signed: sources.extensionSignatures
        .filter(({ proposalId }) => proposalId === one.id)
        .map(({ partyId, signedOn }) => ({ name: filled(names.get(partyId)), signedOn })),
      ...(isApproved && approver ? { approver } : {}),
      ...(isApproved && one.decidedAt !== null ? { approvedOn: legalDay(one.decidedAt) } : {}),
    };
  },
};

const recusal: PaperMapper = {
  code: 'D22',
  about: (sources) =>
    sources.mediation.recusals.map((one) => ({
      id: one.id,
      label: `${one.mediatorName} ${legalDay(one.requestedAt)}`,
    })),
  build: async (sources, aboutId) => {
    const one = sources.mediation.recusals.find(({ id }) => id === aboutId);
    if (!one) return null;
    const [mediator] = mediatorNames(sources);
    const isReplaced = one.decision === 'granted' && mediator !== undefined && mediator !== one.mediatorName;
    return {
      ...recordHead(sources),
      parties: await concernedIn(sources),
      dispute: sources.case.title,
      mediator: filled(one.mediatorName),
      ...(one.partyName === null ? {} : { requester: one.partyName }),
      requestedOn: legalDay(one.requestedAt),
      ground: wordOf(paperWords.recusalGrounds, one.ground),
      ...(one.decision === null
        ? {}
        : {
            decision: wordOf(paperWords.recusalDecisions, one.decision),
            decider: paperWords.recusalDecider,
          }),
      ...(one.decidedAt === null ? {} : { decidedOn: legalDay(one.decidedAt) }),
      ...(isReplaced ? { successor: mediator } : {}),
    };
  },
};

const emergency: PaperMapper = {
  code: 'D26',
  about: (sources) =>
    sources.emergencies.map((one) => ({ id: one.reportedAt, label: momentText(one.reportedAt) })),
  build: async (sources, aboutId) => {
    const one = sources.emergencies.find(({ reportedAt }) => reportedAt === aboutId);
    if (!one) return null;
    const { labelOf } = sources.readers;
    return {
      ...recordHead(sources, undefined, legalDay(one.reportedAt)),
      parties: await concernedIn(sources),
      dispute: sources.case.title,
      place: filled(sources.case.place ?? sources.townName),
      reportedTime: momentText(one.reportedAt),
      signs: one.signs.map((code) => labelOf('riskSigns', code)),
      words: one.words,
      measures: one.measures,
      told: one.told.map(({ receiver, toldAt, who }) => ({
        receiver: labelOf('emergencyReceivers', receiver),
        time: momentText(toldAt),
        ...(who ? { who } : {}),
      })),
      reporter: filled(await findAccountName(sources.db, one.by)),
    };
  },
};

function momentText(at: Parameters<typeof legalDay>[0]): string {
  return fill(paperWords.emergencyTime, { day: dayInWords(legalDay(at)), time: legalTime(at) });
}

/** What an act kept under this name, where it is text. */
function textOf(data: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = data[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

const listOf = (value: unknown): readonly Record<string, unknown>[] => (Array.isArray(value) ? value : []);
const idsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

const actsNamed = (sources: PaperSources, event: string) => sources.acts.filter((act) => act.event === event);
const aboutActs = (event: string) => (sources: PaperSources) =>
  actsNamed(sources, event).map((act) => ({
    id: act.id,
    label: act.happenedOn ?? legalDay(act.recordedAt),
  }));

const survey: PaperMapper = {
  code: 'D30',
  about: aboutActs('survey'),
  build: async (sources, aboutId) => {
    const act = actsNamed(sources, 'survey').find(({ id }) => id === aboutId);
    if (!act) return null;
    const { data } = act;
    const present = idsOf(data['presentPartyIds']);
    const areaMu = data['areaMu'];
    const given = (row: Record<string, unknown>, names: readonly string[]) =>
      Object.fromEntries(names.flatMap((name) => (row[name] ? [[name, String(row[name])]] : [])));
    return {
      ...recordHead(sources, undefined, act.happenedOn),
      parties: await concernedIn(sources),
      dispute: sources.case.title,
      surveyedOn: act.happenedOn ?? legalDay(act.recordedAt),
      place: filled(textOf(data, 'place')),
      surveyors: listOf(data['surveyors']).map((row) => given(row, ['name', 'office'])),
      ...(textOf(data, 'witnesses') ? { witnesses: textOf(data, 'witnesses') } : {}),
      present: sources.parties.filter(({ id }) => present.includes(id)).map(({ name }) => name),
      ...(textOf(data, 'absence') ? { absence: textOf(data, 'absence') } : {}),
      points: listOf(data['points']).map((row) => given(row, ['name', 'mark', 'east', 'north', 'toNext'])),
      ...(typeof areaMu === 'number' ? { area: fill(paperWords.areaText, { mu: formatMu(areaMu) }) } : {}),
      findings: filled(textOf(data, 'content')),
    };
  },
};

const statusQuo: PaperMapper = {
  code: 'D31',
  about: aboutActs('serveStatusQuo'),
  build: async (sources, aboutId) => {
    const act = actsNamed(sources, 'serveStatusQuo').find(({ id }) => id === aboutId);
    if (!act) return null;
    const served = idsOf(act.data['partyIds']);
    const parties = sources.parties.filter(({ id }) => served.includes(id));
    return {
      ...recordHead(sources, undefined, act.happenedOn),
      parties: await partyRecords(
        sources,
        parties.length > 0 ? parties : sources.parties.filter(isConcerned),
      ),
      dispute: sources.case.title,
      scope: filled(textOf(act.data, 'scope')),
    };
  },
};

const orderKinds: Readonly<Record<string, 'supervise' | 'urge'>> = {
  superviseCase: 'supervise',
  urgeCase: 'urge',
};

const supervision: PaperMapper = {
  code: 'D27',
  about: (sources) =>
    sources.acts
      .filter(({ event }) => event in orderKinds)
      .map((act) => ({ id: act.id, label: act.happenedOn ?? legalDay(act.recordedAt) })),
  build: async (sources, aboutId) => {
    const act = sources.acts.find(({ id, event }) => id === aboutId && event in orderKinds);
    const clock = sources.deadlines.find(({ key }) => key === `C-SUP:${aboutId}`);
    if (!act || !clock) return null;
    const entry = (await listHistory(sources.db, sources.case.id)).find(
      ({ event, data }) => event === act.event && data.notes['actId'] === act.id,
    );
    return {
      ...recordHead(sources, undefined, act.happenedOn),
      kind: orderKinds[act.event],
      office: fill(paperWords.governanceOffice, { town: sources.townName }),
      receiver: sources.committee?.name ?? paperWords.unfilled,
      item: filled(sources.case.title),
      problem: filled(textOf(act.data, 'problem')),
      demand: filled(textOf(act.data, 'demand')),
      dueOn: clock.dueOn,
      approver: filled(entry?.actorName),
    };
  },
};

const help: PaperMapper = {
  code: 'D35',
  about: (sources) =>
    actsNamed(sources, 'arrangeInterpreter').map((act) => ({
      id: act.id,
      label: filled(textOf(act.data, 'name')),
    })),
  build: async (sources, aboutId) => {
    const act = actsNamed(sources, 'arrangeInterpreter').find(({ id }) => id === aboutId);
    if (!act) return null;
    const [language, relation] = [textOf(act.data, 'language'), textOf(act.data, 'relation')];
    return {
      ...recordHead(sources, undefined, act.happenedOn),
      party: filled(sources.parties.find(({ id }) => id === act.partyId)?.name),
      helper: filled(textOf(act.data, 'name')),
      help: act.data['kind'],
      arrangedOn: act.happenedOn ?? legalDay(act.recordedAt),
      ...(language ? { language } : {}),
      ...(relation ? { relation } : {}),
      dispute: sources.case.title,
    };
  },
};

/** Papers of what happens beside the course of a case. */
export const courseMappers: readonly PaperMapper[] = [
  extension,
  recusal,
  emergency,
  survey,
  statusQuo,
  supervision,
  help,
];

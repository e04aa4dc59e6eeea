import { z } from 'zod';
import { legalDay, legalTime } from '../../platform/clock.ts';
import { formatYuan } from '../../platform/money.ts';
import { fill } from '../../platform/problem.ts';
import {
  aboutCase,
  cut,
  filled,
  filledList,
  notNow,
  type PaperAbout,
  type PaperMapper,
  recordHead,
} from './paper-mapper.ts';
import { isConcerned, namesOf, partyRecords } from './record-parties.ts';
import { latestProceeding, mediatorNames, type PaperSources } from './record-sources.ts';
import type { PapersParty } from './records-read-model.ts';
import { paperWords } from './texts.ts';

const bySide = (sources: PaperSources, side: string): PapersParty[] =>
  sources.parties.filter((party) => party.side === side);

/** 2020-02-18 from the papers of the application, else from the registration. */
const appliedOn = (sources: PaperSources): string =>
  sources.case.applicationReceivedOn ?? sources.case.registeredOn;

const application: PaperMapper = {
  code: 'D02',
  about: (sources) =>
    bySide(sources, 'applicant').length > 0 && bySide(sources, 'respondent').length > 0 ? aboutCase : notNow,
  build: async (sources) => {
    const { title, summary, claimedFen, applicationForm } = sources.case;
    const amount = claimedFen ?? 0;
    return {
      ...recordHead(sources),
      applicants: await partyRecords(sources, bySide(sources, 'applicant'), { isFull: true }),
      respondents: await partyRecords(sources, bySide(sources, 'respondent'), { isFull: true }),
      dispute: filled(summary),
      requests: [
        fill(paperWords.request, { title }),
        ...(amount > 0 ? [fill(paperWords.requestAmount, { yuan: formatYuan(amount) })] : []),
      ],
      appliedOn: appliedOn(sources),
      ...(applicationForm === 'oral' && sources.registrar ? { recordedBy: sources.registrar } : {}),
    };
  },
};

const acceptance: PaperMapper = {
  code: 'D03',
  about: (sources) => (latestProceeding(sources) === null ? notNow : aboutCase),
  build: async (sources) => {
    const subject = sources.case;
    const risks: Readonly<Record<string, string>> = paperWords.risks;
    const origins = ['application', 'proactive', 'entrusted'];
    return {
      ...recordHead(sources, undefined, subject.acceptedAt && legalDay(subject.acceptedAt)),
      parties: await partyRecords(sources, sources.parties),
      disputeType: sources.traits.paperWord,
      source: origins.includes(subject.origin ?? '') ? subject.origin : 'application',
      method: subject.applicationForm === 'written' ? 'written' : 'oral',
      summary: filled(subject.summary),
      receivedOn: latestProceeding(sources)?.acceptedOn ?? appliedOn(sources),
      registrar: filled(sources.registrar),
      ...(subject.peopleCount === null ? {} : { peopleInvolved: subject.peopleCount }),
      ...(subject.claimedFen === null ? {} : { amountFen: subject.claimedFen }),
      risk: risks[subject.overlays.risk] ?? subject.overlays.risk,
      proposedMediators: mediatorNames(sources),
    };
  },
};

const rightsNotice: PaperMapper = {
  code: 'D04',
  about: (sources) =>
    mediatorNames(sources).length === 0
      ? notNow
      : sources.parties.filter(isConcerned).map((party) => ({ id: party.id, label: party.name })),
  each: (sources) =>
    mediatorNames(sources).length === 0
      ? notNow
      : sources.parties.filter(isConcerned).flatMap(eachOf(sources)),
  build: async (sources, aboutId) => {
    const [partyId, memberId] = (aboutId ?? '').split('.');
    const party = sources.parties.find((one) => one.id === partyId);
    if (!party) return null;
    const member = memberOf(sources, party, memberId);
    if (member === null) return null;
    const chosen = sources.mediation.rightsNotices.findLast((one) => one.partyId === party.id);
    return {
      ...recordHead(sources),
      parties: (await partyRecords(sources, [party])).map((one) =>
        member ? { role: one.role, kind: 'person', name: member.name } : one,
      ),
      dispute: sources.case.title,
      mediators: mediatorNames(sources),
      ...(chosen ? { hearing: chosen.hearingMode } : {}),
    };
  },
};

/** `cases.details.refusal`, as the refusal of a case leaves it. */
const refusalSchema = z.object({
  refusal: z.object({
    reasonCode: z.string(),
    explanation: z.string(),
    properBody: z.string().nullish(),
  }),
});

const nonAcceptance: PaperMapper = {
  code: 'D19',
  about: (sources) =>
    sources.case.phase === 'refused' && refusalSchema.safeParse(sources.case.details).success
      ? aboutCase
      : notNow,
  build: async (sources) => {
    const parsed = refusalSchema.safeParse(sources.case.details);
    if (!parsed.success) return null;
    const { reasonCode, explanation, properBody } = parsed.data.refusal;
    return {
      ...recordHead(sources),
      applicants: await partyRecords(sources, bySide(sources, 'applicant')),
      dispute: sources.case.title,
      appliedOn: appliedOn(sources),
      reason: `${sources.readers.labelOf('refuseReasons', reasonCode)}。${explanation}`,
      basis: paperWords.refusalBasis,
      properBodies: [
        {
          way: paperWords.refusalWay,
          body: properBody || paperWords.refusalBody,
          limit: paperWords.refusalLimit,
        },
      ],
    };
  },
};

/** A party, or each member of a group. */
function eachOf({ members }: PaperSources): (party: PapersParty) => PaperAbout[] {
  return (party) => {
    const own = members.filter(({ partyId }) => partyId === party.id);
    if (own.length === 0) return [{ id: party.id, label: party.name }];
    return own.map(({ id, name }) => ({ id: `${party.id}.${id}`, label: name }));
  };
}

/** The member a paper is addressed to; undefined for the party itself, null when he has left. */
function memberOf({ members }: PaperSources, party: PapersParty, id: string | undefined) {
  if (id === undefined) return undefined;
  return members.find((one) => one.id === id && one.partyId === party.id) ?? null;
}

/** About an appointment, or an appointment and the one party it is addressed to: `<appointment>.<party>`. */
const invitation: PaperMapper = {
  code: 'D20',
  about: (sources) => {
    if (mediatorNames(sources).length === 0) return notNow;
    const open = sources.mediation.appointments.filter((one) => one.state === 'open');
    return open.flatMap((appointment) =>
      sources.parties.filter(isConcerned).map((party) => ({
        id: `${appointment.id}.${party.id}`,
        label: `${party.name} ${legalDay(appointment.startsAt)} ${legalTime(appointment.startsAt)}`,
      })),
    );
  },
  each: (sources) => {
    if (mediatorNames(sources).length === 0) return notNow;
    const next = sources.mediation.appointments.findLast((one) => one.state === 'open');
    if (!next) return notNow;
    return sources.parties
      .filter(isConcerned)
      .flatMap(eachOf(sources))
      .map(({ id, label }) => ({ id: `${next.id}.${id}`, label }));
  },
  build: async (sources, aboutId) => {
    const [appointmentId = '', partyId, memberId] = (aboutId ?? '').split('.');
    const appointment = sources.mediation.appointments.find((one) => one.id === appointmentId);
    if (!appointment) return null;
    const addressed =
      partyId === undefined
        ? bySide(sources, 'respondent')
        : sources.parties.filter((party) => party.id === partyId);
    const [first] = addressed;
    if (!first) return null;
    const member = memberOf(sources, first, memberId);
    if (member === null) return null;
    const others = sources.parties.filter((party) => isConcerned(party) && party.side !== first.side);
    const bring = (appointment.bring ?? '').split('\n').filter((line) => line.trim() !== '');
    const { committee } = sources;
    return {
      ...recordHead(sources),
      addressee: member?.name ?? namesOf(addressed),
      opponent: others.length > 0 ? namesOf(others) : paperWords.allOthers,
      dispute: sources.case.title,
      meetOn: legalDay(appointment.startsAt),
      meetAt: legalTime(appointment.startsAt),
      place: appointment.place,
      mediators: mediatorNames(sources),
      bring: bring.length > 0 ? bring : [...paperWords.defaultBring],
      replyBy: legalDay(appointment.startsAt),
      contact: filledList([committee?.name ?? '', committee?.telephone ?? '']).join('，'),
    };
  },
};

const referral: PaperMapper = {
  code: 'D23',
  about: (sources) =>
    sources.mediation.referralLetters
      .filter((one) => one.withdrawnAt === null)
      .map((one) => ({ id: one.id, label: `${one.receiver} ${legalDay(one.sentAt)}` })),
  build: async (sources, aboutId) => {
    const letter = sources.mediation.referralLetters.find((one) => one.id === aboutId);
    if (!letter) return null;
    const { committee } = sources;
    return {
      ...recordHead(sources),
      kind: 'refer',
      sender: filled(committee?.name),
      receiver: letter.receiver,
      dispute: sources.case.title,
      summary: filled(cut(sources.case.summary, 18_000)),
      reason: letter.reason,
      papers: [...paperWords.referralPapers],
      replyDueOn: letter.replyDueOn,
      contact: filledList([sources.registrar, committee?.telephone ?? '']).join('，'),
    };
  },
};

/** Papers of registration, acceptance, notices and letters. */
export const intakeMappers: readonly PaperMapper[] = [
  application,
  acceptance,
  rightsNotice,
  nonAcceptance,
  invitation,
  referral,
];

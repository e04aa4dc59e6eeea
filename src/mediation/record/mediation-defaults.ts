import { z } from 'zod';
import { addMs, type Clock, legalDay } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { FormDefaults, Subject } from '../../workflow/definitions/ports.ts';
import { committeePeople, isMediator } from '../core/mediation-options.ts';
import { findCommittee, isConcerned, listMembers, listParties } from '../core/people-read-model.ts';
import { findCaseHead, findLatestProceeding, openLoads } from '../core/proceedings-repository.ts';
import { mediationLocales } from '../core/texts.ts';
import { formerTeam } from '../endings/next-proceeding.ts';
import { listLedgerLines } from '../property/leases-repository.ts';
import { listAnswers, listAppointments, listRightsNotices } from '../sessions/sessions-repository.ts';
import { collectivesWithoutResolution } from './mediation-facts.ts';

/** From this many people, or with two collectives, a case wants two mediators. */
const complexPeople = 10;
const usualSessionMs = 3_600_000;

const leaseDetails = z.object({ depositFen: z.number().nullish() }).loose().catch({});

/** What the forms of this feature start with, so that a person mostly confirms. */
export function mediationDefaults({ clock }: { readonly clock: Clock }): Record<string, FormDefaults> {
  return {
    assign: (db, subject) => suggestMediators(db, subject, clock),
    consent: async (db, subject) => ({
      partyId: await firstParty(db, subject, async (proceedingId) =>
        (await listAnswers(db, subject.id)).consents.filter((row) => row.proceedingId === proceedingId),
      ),
      answer: 'agree',
      way: 'signed',
    }),
    serveRights: async (db, subject) => ({
      partyId: await firstParty(db, subject, async (proceedingId) =>
        (await listRightsNotices(db, subject.id)).filter((row) => row.proceedingId === proceedingId),
      ),
      way: 'read',
      hearingMode: 'open',
    }),
    schedule: async (db, subject) => ({ place: await officeAddress(db, subject), mode: 'office' }),
    holdSession: (db, subject) => nextSession(db, subject, clock),
    passResolution: (db, subject) => firstCollective(db, subject),
    waiveResolution: (db, subject) => firstCollective(db, subject),
    electRepresentatives: async (db, subject) => ({
      partyId: (await listMembers(db, subject.id))[0]?.partyId ?? '',
    }),
    withdraw: async (db, subject) => ({
      partyId: (await listParties(db, subject.id)).find((party) => party.side === 'applicant')?.id ?? '',
    }),
    balanceLedger: ledgerSoFar,
    reMediate: async (db, subject) => ({
      agreedOn: legalDay(clock.now()),
      way: 'signed',
      keepsMediator: await isMediatorAvailable(db, subject, clock),
    }),
    reopen: async (db, subject) => ({ keepsMediator: await isMediatorAvailable(db, subject, clock) }),
  };
}

/** The mediators of the committee with the fewest cases in hand; two where the case is complex. */
async function suggestMediators(db: Db, subject: Subject, clock: Clock): Promise<Record<string, unknown>> {
  const mediators = (await committeePeople(db, subject, legalDay(clock.now()))).filter(isMediator);
  const loads = await openLoads(
    db,
    mediators.map(({ id }) => id),
  );
  const byLoad = mediators.toSorted((a, b) => (loads.get(a.id) ?? 0) - (loads.get(b.id) ?? 0));
  const [first, second] = byLoad;
  if (first === undefined) return {};
  const isComplex = await isComplexCase(db, subject);
  return { mediatorId: first.id, coMediatorIds: isComplex && second !== undefined ? [second.id] : [] };
}

async function isComplexCase(db: Db, subject: Subject): Promise<boolean> {
  const parties = await listParties(db, subject.id);
  const members = await listMembers(db, subject.id);
  const villages = parties.filter((party) => party.kind === 'village').length;
  return parties.length + members.length >= complexPeople || villages > 1;
}

/** The first party of the two sides about whom nothing is recorded yet. */
async function firstParty(
  db: Db,
  subject: Subject,
  recorded: (proceedingId: string) => Promise<readonly { readonly partyId: string }[]>,
): Promise<string> {
  const proceeding = await findLatestProceeding(db, subject.id);
  if (proceeding === null) return '';
  const done = new Set((await recorded(proceeding.id)).map((row) => row.partyId));
  const parties = (await listParties(db, subject.id)).filter(isConcerned);
  return parties.find((party) => !done.has(party.id))?.id ?? '';
}

async function officeAddress(db: Db, subject: Subject): Promise<string> {
  const committeeId = (await findLatestProceeding(db, subject.id))?.committeeId;
  const committee = committeeId === undefined ? null : await findCommittee(db, committeeId);
  return committee?.address ?? committee?.name ?? '';
}

/** Place and time of the appointment, everybody present, open unless a party asked for a closed session. */
async function nextSession(db: Db, subject: Subject, clock: Clock): Promise<Record<string, unknown>> {
  const now = clock.now();
  const appointment = (await listAppointments(db, subject.id)).findLast(({ state }) => state === 'open');
  const proceeding = await findLatestProceeding(db, subject.id);
  const notices = (await listRightsNotices(db, subject.id)).filter(
    (row) => row.proceedingId === proceeding?.id,
  );
  const isToday = appointment !== undefined && appointment.startsAt < now;
  const startedAt = isToday ? appointment.startsAt : addMs(now, -usualSessionMs);
  const usualEnd = addMs(startedAt, usualSessionMs);
  const isOver = usualEnd < now;
  return {
    startedAt,
    endedAt: isOver ? usualEnd : now,
    place: appointment?.place ?? (await officeAddress(db, subject)),
    mode: appointment?.mode === 'online' ? 'online' : 'joint',
    isOpen: !notices.some((notice) => notice.hearingMode === 'closed'),
    presentPartyIds: (await listParties(db, subject.id)).map((party) => party.id),
    result: 'ongoing',
  };
}

async function firstCollective(db: Db, subject: Subject): Promise<Record<string, unknown>> {
  const [party] = await collectivesWithoutResolution(db, subject.id, await listParties(db, subject.id));
  return party === undefined ? {} : { partyId: party.id };
}

async function isMediatorAvailable(db: Db, subject: Subject, clock: Clock): Promise<boolean> {
  return (await formerTeam(db, subject.id, legalDay(clock.now()))) !== null;
}

/** The ledger in force, or the deposit known from the lease. */
async function ledgerSoFar(db: Db, subject: Subject): Promise<Record<string, unknown>> {
  const lines = await listLedgerLines(db, subject.id);
  if (lines.length > 0) {
    const own = lines.filter((line) => line.amountFen >= 0);
    return { lines: own.map((line) => ({ ...line, evidence: line.evidence ?? '' })) };
  }
  const head = await findCaseHead(db, subject.id);
  const { depositFen } = leaseDetails.parse(JSON.parse(head?.details ?? '{}'));
  const label = mediationLocales['zh-CN'].texts.deposit;
  return depositFen ? { lines: [{ kind: 'deposit', label, amountFen: depositFen }] } : {};
}

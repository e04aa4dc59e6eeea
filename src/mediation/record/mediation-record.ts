import { type Day, legalDay } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import { listRecusals, type Recusal } from '../assignment/recusals-repository.ts';
import {
  listRepresentatives,
  listResolutions,
  type Representative,
  type Resolution,
} from '../collectives/collectives-repository.ts';
import {
  type CaseParty,
  findCommittee,
  listParties,
  listPartyNames,
  listPeople,
} from '../core/people-read-model.ts';
import type { Assignment, Proceeding } from '../core/proceeding.ts';
import { listAssignments, listProceedings } from '../core/proceedings-repository.ts';
import {
  listParcels,
  listPriorInstruments,
  listReferralLetters,
  listTaskForces,
  type Parcel,
  type PriorInstrument,
  type ReferralLetter,
  type TaskForce,
} from '../property/files-read-model.ts';
import {
  type Handover,
  type LedgerLine,
  listHandovers,
  listLedgerLines,
} from '../property/leases-repository.ts';
import { balanceOf, type LedgerBalance } from '../property/ledger.ts';
import {
  type Absence,
  type Appointment,
  type Consent,
  listAnswers,
  listAppointments,
  listRightsNotices,
  listSessions,
  type MediationSession,
  type RightsNotice,
} from '../sessions/sessions-repository.ts';

export interface NamedPerson {
  readonly id: string;
  readonly name: string;
  readonly post: string | null;
}

export interface ProceedingRecord extends Proceeding {
  readonly committeeName: string;
  readonly endedOn: Day | null;
  /** Name of the party who refused or withdrew, when one did. */
  readonly endedByPartyName: string | null;
  readonly leadMediator: NamedPerson | null;
  readonly coMediators: readonly NamedPerson[];
  readonly recorder: NamedPerson | null;
}

export interface SessionRecord extends MediationSession {
  readonly mediatorNames: readonly string[];
  readonly recorderName: string | null;
  readonly presentParties: readonly CaseParty[];
}

/** What the papers need of the mediation of one case; names resolved, times true, nothing formatted. */
export interface MediationRecord {
  readonly caseId: string;
  readonly parties: readonly CaseParty[];
  readonly proceedings: readonly ProceedingRecord[];
  readonly assignments: readonly (Assignment & { readonly mediatorName: string })[];
  /** Those of the latest assignment, also after its end. */
  readonly leadMediator: NamedPerson | null;
  readonly coMediators: readonly NamedPerson[];
  readonly recorder: NamedPerson | null;
  readonly appointments: readonly Appointment[];
  readonly sessions: readonly SessionRecord[];
  readonly consents: readonly (Consent & { readonly partyName: string })[];
  readonly absences: readonly (Absence & { readonly partyName: string })[];
  readonly rightsNotices: readonly (RightsNotice & { readonly partyName: string })[];
  readonly resolutions: readonly (Resolution & {
    readonly partyName: string;
    readonly representatives: readonly Representative[];
  })[];
  /** Elected among the members, in force and ended ones; those of a resolution stand with it. */
  readonly electedRepresentatives: readonly (Representative & { readonly partyName: string })[];
  readonly priorInstruments: readonly PriorInstrument[];
  readonly parcels: readonly Parcel[];
  readonly ledger: { readonly lines: readonly LedgerLine[]; readonly balance: LedgerBalance };
  readonly handovers: readonly Handover[];
  /** Who was asked to stand aside and what became of it, the oldest first. */
  readonly recusals: readonly (Recusal & {
    readonly mediatorName: string;
    readonly partyName: string | null;
  })[];
  readonly taskForces: readonly TaskForce[];
  readonly referralLetters: readonly ReferralLetter[];
  /** Why the latest proceeding ended without an agreement; null while it runs or when it settled. */
  readonly termination: { readonly code: string | null; readonly text: string | null } | null;
}

/** Everything recorded of the mediation of a case, for papers, panels and the API. Empty lists where nothing is. */
export async function readMediationRecord(db: Db, caseId: string): Promise<MediationRecord> {
  const parties = await listParties(db, caseId);
  const proceedings = await listProceedings(db, caseId);
  const assignments = await listAssignments(db, caseId);
  const sessions = await listSessions(db, caseId);
  const recusals = await listRecusals(db, caseId);
  const people = await listPeople(db, [
    ...recusals.map(({ mediatorId }) => mediatorId),
    ...assignments.flatMap((row) => [row.mediatorId, ...row.coMediatorIds, ...listed(row.recorderId)]),
    ...sessions.flatMap((row) => [...row.mediatorIds, ...listed(row.recorderId)]),
  ]);
  const committees = new Map<string, string>();
  for (const { committeeId } of proceedings) {
    committees.set(committeeId, (await findCommittee(db, committeeId))?.name ?? '');
  }
  const named = (id: string | null): NamedPerson | null => {
    const person = id === null ? undefined : people.get(id);
    return person === undefined ? null : { id: person.id, name: person.name, post: person.post };
  };
  const team = (assignment: Assignment | undefined) => ({
    leadMediator: named(assignment?.mediatorId ?? null),
    coMediators: (assignment?.coMediatorIds ?? []).flatMap((id) => listed(named(id))),
    recorder: named(assignment?.recorderId ?? null),
  });
  const partyNames = await listPartyNames(db, caseId);
  const nameOf = (partyId: string): string => partyNames.get(partyId) ?? '';
  const withName = <T extends { readonly partyId: string }>(row: T): T & { partyName: string } => ({
    ...row,
    partyName: nameOf(row.partyId),
  });
  const { consents, absences } = await listAnswers(db, caseId);
  const representatives = await listRepresentatives(db, caseId);
  const lines = await listLedgerLines(db, caseId);
  const accepted = assignments.filter((row) => row.state !== 'declined');
  return {
    caseId,
    parties,
    proceedings: proceedings.map((row) => ({
      ...row,
      committeeName: committees.get(row.committeeId) ?? '',
      endedOn: row.endedAt === null ? null : legalDay(row.endedAt),
      endedByPartyName: row.outcome.partyId === undefined ? null : nameOf(row.outcome.partyId),
      ...team(accepted.findLast((assignment) => assignment.proceedingId === row.id)),
    })),
    assignments: assignments.map((row) => ({ ...row, mediatorName: named(row.mediatorId)?.name ?? '' })),
    ...team(accepted.at(-1)),
    appointments: await listAppointments(db, caseId),
    sessions: sessions.map((row) => ({
      ...row,
      mediatorNames: row.mediatorIds.flatMap((id) => listed(named(id)?.name ?? null)),
      recorderName: named(row.recorderId)?.name ?? null,
      presentParties: parties.filter((party) => row.presentPartyIds.includes(party.id)),
    })),
    consents: consents.map(withName),
    absences: absences.map(withName),
    rightsNotices: (await listRightsNotices(db, caseId)).map(withName),
    resolutions: (await listResolutions(db, caseId)).map((row) => ({
      ...withName(row),
      representatives: representatives.filter((person) => person.resolutionId === row.id),
    })),
    electedRepresentatives: representatives.filter((person) => person.memberId !== null).map(withName),
    priorInstruments: await listPriorInstruments(db, caseId),
    parcels: await listParcels(db, caseId),
    ledger: { lines, balance: balanceOf(lines) },
    handovers: await listHandovers(db, caseId),
    recusals: recusals.map((row) => ({
      ...row,
      mediatorName: named(row.mediatorId)?.name ?? '',
      partyName: row.partyId === null ? null : nameOf(row.partyId),
    })),
    taskForces: await listTaskForces(db, caseId),
    referralLetters: await listReferralLetters(db, caseId),
    termination: terminationOf(proceedings.at(-1)),
  };
}

function terminationOf(proceeding: Proceeding | undefined): MediationRecord['termination'] {
  if (!proceeding?.result || proceeding.result === 'settled') return null;
  return { code: proceeding.outcome.reasonCode ?? null, text: proceeding.outcome.reason ?? null };
}

const listed = <T>(value: T | null): T[] => (value === null ? [] : [value]);

import { z } from 'zod';
import type { Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';

export const consentAnswers = ['agree', 'unreachable', 'refuse'] as const;
export type ConsentAnswer = (typeof consentAnswers)[number];

const consentNote = z.object({
  text: z.string().optional(),
  attempts: z
    .array(z.object({ attemptedOn: z.string(), way: z.string(), result: z.string().optional() }))
    .optional(),
});
export type ConsentNote = z.infer<typeof consentNote>;

export interface Consent {
  readonly proceedingId: string;
  readonly partyId: string;
  readonly answer: ConsentAnswer;
  readonly way: string;
  readonly note: ConsentNote;
  readonly occurredAt: Instant;
}

export interface Absence {
  readonly proceedingId: string;
  readonly partyId: string;
  readonly isExcused: boolean;
  readonly reason: string;
  readonly occurredAt: Instant;
}

export interface RightsNotice {
  readonly proceedingId: string;
  readonly partyId: string;
  readonly way: 'read' | 'readAloud';
  readonly hearingMode: 'open' | 'closed';
  readonly serviceAddress: string | null;
  readonly occurredAt: Instant;
}

export type AppointmentState = 'open' | 'held' | 'replaced' | 'absent' | 'excused' | 'cancelled';
export interface Appointment {
  readonly id: string;
  readonly proceedingId: string;
  readonly startsAt: Instant;
  readonly place: string;
  readonly mode: 'onSite' | 'office' | 'online';
  readonly bring: string | null;
  readonly state: AppointmentState;
}

const sessionBody = z.object({
  statements: z.string().optional(),
  verified: z.string().optional(),
  content: z.string(),
});
export type SessionBody = z.infer<typeof sessionBody>;
const invitees = z.array(z.object({ name: z.string(), relation: z.string() }));
const ids = z.array(z.string());

export interface MediationSession {
  readonly id: string;
  readonly proceedingId: string;
  readonly no: number;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly place: string;
  readonly mode: 'joint' | 'caucus' | 'online';
  readonly isOpen: boolean;
  readonly mediatorIds: readonly string[];
  readonly recorderId: string | null;
  readonly presentPartyIds: readonly string[];
  readonly invitees: readonly { readonly name: string; readonly relation: string }[];
  readonly body: SessionBody;
  readonly result: 'ongoing' | 'agreed' | 'notAgreed';
}

interface AnswerRow {
  id: string;
  case_id: string;
  proceeding_id: string;
  party_id: string;
  answer: string;
  way: string;
  note: string | null;
  occurred_at: Instant;
}

/** What the parties answered, and when one of them stayed away: both are rows of `consents`, in order of time. */
export async function listAnswers(
  db: Db,
  caseId: string,
): Promise<{ consents: Consent[]; absences: Absence[] }> {
  const rows = await db<AnswerRow>('consents')
    .where({ case_id: caseId })
    .orderBy([{ column: 'occurred_at' }, { column: 'id' }]);
  const consents: Consent[] = [];
  const absences: Absence[] = [];
  for (const row of rows) {
    const common = { proceedingId: row.proceeding_id, partyId: row.party_id, occurredAt: row.occurred_at };
    if (row.answer === 'absent') {
      absences.push({ ...common, isExcused: row.way === 'excused', reason: row.note ?? '' });
    } else {
      const answer = z.enum(consentAnswers).parse(row.answer);
      const note = row.note === null ? {} : consentNote.parse(JSON.parse(row.note));
      consents.push({ ...common, answer, way: row.way, note });
    }
  }
  return { consents, absences };
}

interface PartyAct {
  readonly id: string;
  readonly caseId: string;
  readonly proceedingId: string;
  readonly partyId: string;
  readonly occurredAt: Instant;
}

const actColumns = (act: PartyAct) => ({
  id: act.id,
  case_id: act.caseId,
  proceeding_id: act.proceedingId,
  party_id: act.partyId,
  occurred_at: act.occurredAt,
});

export async function insertConsent(
  db: Db,
  row: PartyAct & { answer: ConsentAnswer; way: string; note: ConsentNote },
): Promise<void> {
  const { answer, way, note } = row;
  await db('consents').insert({ ...actColumns(row), answer, way, note: JSON.stringify(note) });
}

export async function insertAbsence(
  db: Db,
  row: PartyAct & { isExcused: boolean; reason: string },
): Promise<void> {
  const way = row.isExcused ? 'excused' : 'unexcused';
  await db('consents').insert({ ...actColumns(row), answer: 'absent', way, note: row.reason });
}

export async function listRightsNotices(db: Db, caseId: string): Promise<RightsNotice[]> {
  const rows = await db<{
    id: string;
    case_id: string;
    proceeding_id: string;
    party_id: string;
    way: 'read' | 'readAloud';
    hearing_mode: 'open' | 'closed';
    service_address: string | null;
    occurred_at: Instant;
  }>('rights_notices')
    .where({ case_id: caseId })
    .orderBy([{ column: 'occurred_at' }, { column: 'id' }]);
  return rows.map((row) => ({
    proceedingId: row.proceeding_id,
    partyId: row.party_id,
    way: row.way,
    hearingMode: row.hearing_mode,
    serviceAddress: row.service_address,
    occurredAt: row.occurred_at,
  }));
}

export async function insertRightsNotice(
  db: Db,
  row: PartyAct & { way: string; hearingMode: string; serviceAddress: string | null },
): Promise<void> {
  const { way, hearingMode: hearing_mode, serviceAddress: service_address } = row;
  await db('rights_notices').insert({ ...actColumns(row), way, hearing_mode, service_address });
}

export async function listAppointments(db: Db, caseId: string): Promise<Appointment[]> {
  const rows = await db<{
    id: string;
    case_id: string;
    proceeding_id: string;
    starts_at: Instant;
    place: string;
    mode: Appointment['mode'];
    bring: string | null;
    state: AppointmentState;
  }>('appointments')
    .where({ case_id: caseId })
    .orderBy([{ column: 'starts_at' }, { column: 'id' }]);
  return rows.map((row) => ({
    id: row.id,
    proceedingId: row.proceeding_id,
    startsAt: row.starts_at,
    place: row.place,
    mode: row.mode,
    bring: row.bring,
    state: row.state,
  }));
}

export async function insertAppointment(
  db: Db,
  caseId: string,
  row: Omit<Appointment, 'state'>,
): Promise<void> {
  await db('appointments').insert({
    id: row.id,
    case_id: caseId,
    proceeding_id: row.proceedingId,
    starts_at: row.startsAt,
    place: row.place,
    mode: row.mode,
    bring: row.bring,
    state: 'open' satisfies AppointmentState,
  });
}

export async function closeAppointments(db: Db, caseId: string, state: AppointmentState): Promise<number> {
  return db('appointments').where({ case_id: caseId, state: 'open' }).update({ state });
}

interface SessionRow {
  id: string;
  case_id: string;
  proceeding_id: string;
  no: number;
  started_at: Instant;
  ended_at: Instant;
  place: string;
  mode: MediationSession['mode'];
  is_open: number;
  mediator_ids: string;
  recorder_id: string | null;
  present_party_ids: string;
  invitees: string;
  body: string;
  result: MediationSession['result'];
}

export async function listSessions(db: Db, caseId: string): Promise<MediationSession[]> {
  const rows = await db<SessionRow>('mediation_sessions').where({ case_id: caseId }).orderBy('no');
  return rows.map((row) => ({
    id: row.id,
    proceedingId: row.proceeding_id,
    no: row.no,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    place: row.place,
    mode: row.mode,
    isOpen: row.is_open === 1,
    mediatorIds: ids.parse(JSON.parse(row.mediator_ids)),
    recorderId: row.recorder_id,
    presentPartyIds: ids.parse(JSON.parse(row.present_party_ids)),
    invitees: invitees.parse(JSON.parse(row.invitees)),
    body: sessionBody.parse(JSON.parse(row.body)),
    result: row.result,
  }));
}

export async function countSessions(db: Db, caseId: string, proceedingId?: string): Promise<number> {
  const rows = await db('mediation_sessions')
    .where({ case_id: caseId, ...(proceedingId === undefined ? {} : { proceeding_id: proceedingId }) })
    .select('id');
  return rows.length;
}

export async function insertSession(db: Db, caseId: string, row: MediationSession): Promise<void> {
  await db('mediation_sessions').insert({
    id: row.id,
    case_id: caseId,
    proceeding_id: row.proceedingId,
    no: row.no,
    started_at: row.startedAt,
    ended_at: row.endedAt,
    place: row.place,
    mode: row.mode,
    is_open: row.isOpen ? 1 : 0,
    mediator_ids: JSON.stringify(row.mediatorIds),
    recorder_id: row.recorderId,
    present_party_ids: JSON.stringify(row.presentPartyIds),
    invitees: JSON.stringify(row.invitees),
    body: JSON.stringify(row.body),
    result: row.result,
  });
}

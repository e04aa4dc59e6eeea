import { z } from 'zod';
import type { Instant } from '../../platform/clock.ts';
import {
  type ColumnsOf,
  flag,
  instant,
  int,
  json,
  orNull,
  type RowOf,
  table,
  text,
} from '../../platform/database/column-table.ts';
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

export const noticeTable = table('rights_notices', {
  id: text(),
  caseId: text(),
  proceedingId: text(),
  partyId: text(),
  way: text<'read' | 'readAloud'>(),
  hearingMode: text<'open' | 'closed'>(),
  serviceAddress: orNull(text()),
  occurredAt: instant(),
});
const readNotice = noticeTable.without('id', 'caseId');
export type RightsNotice = ReturnType<typeof readNotice>;

export type AppointmentState = 'open' | 'held' | 'replaced' | 'absent' | 'excused' | 'cancelled';
export const appointmentTable = table('appointments', {
  id: text(),
  caseId: text(),
  proceedingId: text(),
  startsAt: instant(),
  place: text(),
  mode: text<'onSite' | 'office' | 'online'>(),
  bring: orNull(text()),
  state: text<AppointmentState>(),
});
const readAppointment = appointmentTable.without('caseId');
export type Appointment = ReturnType<typeof readAppointment>;

const sessionBody = z.object({
  statements: z.string().optional(),
  verified: z.string().optional(),
  content: z.string(),
});
interface Invitee {
  readonly name: string;
  readonly relation: string;
}
const invitees = z.array(z.object({ name: z.string(), relation: z.string() }));
const ids = z.array(z.string());

export const sessionTable = table('mediation_sessions', {
  id: text(),
  caseId: text(),
  proceedingId: text(),
  no: int(),
  startedAt: instant(),
  endedAt: instant(),
  place: text(),
  mode: text<'joint' | 'caucus' | 'online'>(),
  isOpen: flag(),
  mediatorIds: json<readonly string[]>(ids),
  recorderId: orNull(text()),
  presentPartyIds: json<readonly string[]>(ids),
  invitees: json<readonly Invitee[]>(invitees),
  body: json(sessionBody),
  result: text<'ongoing' | 'agreed' | 'notAgreed'>(),
});
const readSession = sessionTable.without('caseId');
export type MediationSession = ReturnType<typeof readSession>;

export const consentTable = table('consents', {
  id: text(),
  caseId: text(),
  proceedingId: text(),
  partyId: text(),
  answer: text<ConsentAnswer | 'absent'>(),
  way: text(),
  /** The reason of who stayed away; of an answer its words and attempts, as JSON. */
  note: orNull(text()),
  occurredAt: instant(),
});
type ConsentColumns = ColumnsOf<typeof consentTable>;

/** What the parties answered, and when one of them stayed away: both are rows of `consents`, in order of time. */
export async function listAnswers(
  db: Db,
  caseId: string,
): Promise<{ consents: Consent[]; absences: Absence[] }> {
  const rows = await db<ConsentColumns>('consents')
    .where({ case_id: caseId })
    .orderBy([{ column: 'occurred_at' }, { column: 'id' }]);
  const consents: Consent[] = [];
  const absences: Absence[] = [];
  for (const row of rows.map(consentTable.fromRow)) {
    const { proceedingId, partyId, occurredAt } = row;
    const common = { proceedingId, partyId, occurredAt };
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

export async function insertConsent(
  db: Db,
  row: PartyAct & { answer: ConsentAnswer; way: string; note: ConsentNote },
): Promise<void> {
  const { answer, way, note } = row;
  await consentTable.insert(db, { ...row, answer, way, note: JSON.stringify(note) });
}

export async function insertAbsence(
  db: Db,
  row: PartyAct & { isExcused: boolean; reason: string },
): Promise<void> {
  const way = row.isExcused ? 'excused' : 'unexcused';
  await consentTable.insert(db, { ...row, answer: 'absent', way, note: row.reason });
}

export async function listRightsNotices(db: Db, caseId: string): Promise<RightsNotice[]> {
  const rows = await db('rights_notices')
    .where({ case_id: caseId })
    .orderBy([{ column: 'occurred_at' }, { column: 'id' }]);
  return rows.map(readNotice);
}

export async function insertRightsNotice(db: Db, row: RowOf<typeof noticeTable>): Promise<void> {
  await noticeTable.insert(db, row);
}

export async function listAppointments(db: Db, caseId: string): Promise<Appointment[]> {
  const rows = await db('appointments')
    .where({ case_id: caseId })
    .orderBy([{ column: 'starts_at' }, { column: 'id' }]);
  return rows.map(readAppointment);
}

export async function insertAppointment(
  db: Db,
  caseId: string,
  row: Omit<Appointment, 'state'>,
): Promise<void> {
  await appointmentTable.insert(db, { ...row, caseId, state: 'open' });
}

export async function closeAppointments(db: Db, caseId: string, state: AppointmentState): Promise<number> {
  return db('appointments').where({ case_id: caseId, state: 'open' }).update({ state });
}

export async function listSessions(db: Db, caseId: string): Promise<MediationSession[]> {
  const rows = await db('mediation_sessions').where({ case_id: caseId }).orderBy('no');
  return rows.map(readSession);
}

export async function countSessions(db: Db, caseId: string, proceedingId?: string): Promise<number> {
  const rows = await db('mediation_sessions')
    .where({ case_id: caseId, ...(proceedingId === undefined ? {} : { proceeding_id: proceedingId }) })
    .select('id');
  return rows.length;
}

export async function insertSession(db: Db, caseId: string, row: MediationSession): Promise<void> {
  await sessionTable.insert(db, { ...row, caseId });
}

import { z } from 'zod';
import type { Day, Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import {
  type Assignment,
  type AssignmentState,
  outcomeSchema,
  type Proceeding,
  type ProceedingOutcome,
  type ProceedingResult,
} from './proceeding.ts';

interface ProceedingRow {
  id: string;
  case_id: string;
  no: number;
  number: string;
  committee_id: string;
  accepted_at: Instant;
  accepted_on: Day;
  counted_from: Day | null;
  ended_at: Instant | null;
  result: ProceedingResult | null;
  result_reason: string | null;
  agreement_form: 'written' | 'oral' | null;
}

interface AssignmentRow {
  id: string;
  case_id: string;
  proceeding_id: string;
  mediator_id: string;
  co_mediator_ids: string;
  recorder_id: string | null;
  state: AssignmentState;
  decline_reason: string | null;
  assigned_at: Instant;
  answered_at: Instant | null;
  ended_at: Instant | null;
}

const idsSchema = z.array(z.string());

export async function listProceedings(db: Db, caseId: string): Promise<Proceeding[]> {
  const rows = await db<ProceedingRow>('proceedings').where({ case_id: caseId }).orderBy('no');
  return rows.map((row) => ({
    id: row.id,
    no: row.no,
    number: row.number,
    committeeId: row.committee_id,
    acceptedAt: row.accepted_at,
    acceptedOn: row.accepted_on,
    countedFrom: row.counted_from,
    endedAt: row.ended_at,
    result: row.result,
    agreementForm: row.agreement_form,
    outcome: row.result_reason === null ? {} : outcomeSchema.parse(JSON.parse(row.result_reason)),
  }));
}

/** The latest proceeding of a case, open or ended; null before acceptance. */
export async function findLatestProceeding(db: Db, caseId: string): Promise<Proceeding | null> {
  return (await listProceedings(db, caseId)).at(-1) ?? null;
}

export async function insertProceeding(
  db: Db,
  row: {
    id: string;
    caseId: string;
    no: number;
    number: string;
    committeeId: string;
    acceptedAt: Instant;
    acceptedOn: Day;
    countedFrom?: Day;
  },
): Promise<void> {
  await db('proceedings').insert({
    id: row.id,
    case_id: row.caseId,
    no: row.no,
    number: row.number,
    committee_id: row.committeeId,
    accepted_at: row.acceptedAt,
    accepted_on: row.acceptedOn,
    counted_from: row.countedFrom ?? null,
  });
}

export async function endProceeding(
  db: Db,
  id: string,
  end: { endedAt: Instant; result: string; agreementForm: string | null },
): Promise<void> {
  await db('proceedings')
    .where({ id })
    .update({ ended_at: end.endedAt, result: end.result, agreement_form: end.agreementForm });
}

export async function saveOutcome(db: Db, id: string, outcome: ProceedingOutcome): Promise<void> {
  await db('proceedings')
    .where({ id })
    .update({ result_reason: JSON.stringify(outcome) });
}

/** Number and committee of the case as the acceptance left them. */
export async function findCaseHead(
  db: Db,
  caseId: string,
): Promise<{
  number: string | null;
  committeeId: string | null;
  type: string;
  details: string;
  applicationReceivedOn: Day | null;
  /** Set when the case was split off another one, whose clock it inherits. */
  countedFrom: Day | null;
} | null> {
  const row = await db<{
    id: string;
    number: string | null;
    committee_id: string | null;
    type: string;
    details: string;
    application_received_on: Day | null;
    counted_from: Day | null;
  }>('cases')
    .where({ id: caseId })
    .first('number', 'committee_id', 'type', 'details', 'application_received_on', 'counted_from');
  if (!row) return null;
  return {
    number: row.number,
    committeeId: row.committee_id,
    type: row.type,
    details: row.details,
    applicationReceivedOn: row.application_received_on,
    countedFrom: row.counted_from,
  };
}

export async function listAssignments(db: Db, caseId: string): Promise<Assignment[]> {
  const rows = await db<AssignmentRow>('assignments')
    .where({ case_id: caseId })
    .orderBy([{ column: 'assigned_at' }, { column: 'id' }]);
  return rows.map((row) => ({
    id: row.id,
    proceedingId: row.proceeding_id,
    mediatorId: row.mediator_id,
    coMediatorIds: idsSchema.parse(JSON.parse(row.co_mediator_ids)),
    recorderId: row.recorder_id,
    state: row.state,
    declineReason: row.decline_reason,
    assignedAt: row.assigned_at,
    answeredAt: row.answered_at,
    endedAt: row.ended_at,
  }));
}

export async function insertAssignment(
  db: Db,
  row: {
    id: string;
    caseId: string;
    proceedingId: string;
    mediatorId: string;
    coMediatorIds: readonly string[];
    recorderId: string | null;
    assignedAt: Instant;
  },
): Promise<void> {
  await db('assignments').insert({
    id: row.id,
    case_id: row.caseId,
    proceeding_id: row.proceedingId,
    mediator_id: row.mediatorId,
    co_mediator_ids: JSON.stringify(row.coMediatorIds),
    recorder_id: row.recorderId,
    state: 'assigned' satisfies AssignmentState,
    assigned_at: row.assignedAt,
  });
}

export async function answerAssignment(
  db: Db,
  id: string,
  answer: { state: AssignmentState; answeredAt: Instant; declineReason: string | null },
): Promise<void> {
  await db('assignments')
    .where({ id })
    .update({ state: answer.state, answered_at: answer.answeredAt, decline_reason: answer.declineReason });
}

/** Ends what is still open; a declined assignment stays declined and only gets its end. */
export async function endOpenAssignments(db: Db, caseId: string, endedAt: Instant): Promise<void> {
  const open = (): ReturnType<typeof db> =>
    db('assignments').where({ case_id: caseId }).whereNull('ended_at');
  await open().whereNot({ state: 'declined' }).update({ state: 'ended', ended_at: endedAt });
  await open().update({ ended_at: endedAt });
}

/** How many cases each of these mediators has in hand. */
export async function openLoads(db: Db, mediatorIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db<{ mediator_id: string }>('assignments')
    .whereIn('mediator_id', [...mediatorIds])
    .whereIn('state', ['assigned', 'acknowledged'])
    .select('mediator_id');
  const loads = new Map<string, number>();
  for (const row of rows) loads.set(row.mediator_id, (loads.get(row.mediator_id) ?? 0) + 1);
  return loads;
}

export async function hasDictionaryEntry(db: Db, dictionary: string, code: string): Promise<boolean> {
  return (await db('dictionary_entries').where({ dictionary, code }).first('code')) !== undefined;
}

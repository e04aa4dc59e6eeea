import { z } from 'zod';
import { type CaseColumns, caseTable } from '../../cases/core/case.ts';
import type { Day, Instant } from '../../platform/clock.ts';
import {
  type ColumnsOf,
  day,
  instant,
  int,
  json,
  named,
  orNull,
  type RowOf,
  table,
  text,
} from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import {
  type Assignment,
  type AssignmentState,
  outcomeSchema,
  type Proceeding,
  type ProceedingOutcome,
  type ProceedingResult,
} from './proceeding.ts';

export const proceedingTable = table('proceedings', {
  id: text(),
  caseId: text(),
  no: int(),
  number: text(),
  committeeId: text(),
  acceptedAt: instant(),
  acceptedOn: day(),
  countedFrom: orNull(day()),
  endedAt: orNull(instant()),
  result: orNull(text<ProceedingResult>()),
  outcome: named('result_reason', orNull(json(outcomeSchema))),
  agreementForm: orNull(text<'written' | 'oral'>()),
});
const readProceeding = proceedingTable.without('caseId');

export const assignmentTable = table('assignments', {
  id: text(),
  caseId: text(),
  proceedingId: text(),
  mediatorId: text(),
  coMediatorIds: json<readonly string[]>(z.array(z.string())),
  recorderId: orNull(text()),
  state: text<AssignmentState>(),
  declineReason: orNull(text()),
  assignedAt: instant(),
  answeredAt: orNull(instant()),
  endedAt: orNull(instant()),
});
const readAssignment = assignmentTable.without('caseId');

export async function listProceedings(db: Db, caseId: string): Promise<Proceeding[]> {
  const rows: ColumnsOf<typeof proceedingTable>[] = await db('proceedings')
    .where({ case_id: caseId })
    .orderBy('no');
  return rows.map(readProceeding).map((one) => ({ ...one, outcome: one.outcome ?? {} }));
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
  const notYet = { endedAt: null, result: null, outcome: null, agreementForm: null };
  await proceedingTable.insert(db, { ...row, countedFrom: row.countedFrom ?? null, ...notYet });
}

export async function endProceeding(
  db: Db,
  id: string,
  end: Pick<RowOf<typeof proceedingTable>, 'endedAt' | 'result' | 'agreementForm'>,
): Promise<void> {
  await db('proceedings').where({ id }).update(proceedingTable.toChanges(end));
}

export async function saveOutcome(db: Db, id: string, outcome: ProceedingOutcome): Promise<void> {
  await db('proceedings').where({ id }).update(proceedingTable.toChanges({ outcome }));
}

/** The committee that carries it on; which one accepted it is kept with the case. */
export async function moveProceeding(db: Db, id: string, committeeId: string): Promise<void> {
  await db('proceedings').where({ id }).update(proceedingTable.toChanges({ committeeId }));
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
  const row = await db<CaseColumns>('cases').where({ id: caseId }).first();
  if (!row) return null;
  const { number, committeeId, type, applicationReceivedOn, countedFrom } = caseTable.fromRow(row);
  return { number, committeeId, type, details: row.details, applicationReceivedOn, countedFrom };
}

export async function listAssignments(db: Db, caseId: string): Promise<Assignment[]> {
  const rows = await db('assignments')
    .where({ case_id: caseId })
    .orderBy([{ column: 'assigned_at' }, { column: 'id' }]);
  return rows.map(readAssignment);
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
  const unanswered = { state: 'assigned', declineReason: null, answeredAt: null, endedAt: null } as const;
  await assignmentTable.insert(db, { ...row, ...unanswered });
}

export async function answerAssignment(
  db: Db,
  id: string,
  answer: { state: AssignmentState; answeredAt: Instant; declineReason: string | null },
): Promise<void> {
  await db('assignments').where({ id }).update(assignmentTable.toChanges(answer));
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

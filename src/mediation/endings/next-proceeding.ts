import { isInForce } from '../../offices/area.ts';
import { atLegalTime, type Day, type Instant, legalDay } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import { newId } from '../../platform/ids.ts';
import type { HandlerContext } from '../../workflow/definitions/ports.ts';
import { listPeople } from '../core/people-read-model.ts';
import { type Assignment, type Proceeding, proceedingNumber } from '../core/proceeding.ts';
import {
  answerAssignment,
  endOpenAssignments,
  findCaseHead,
  insertAssignment,
  insertProceeding,
  listAssignments,
  listProceedings,
} from '../core/proceedings-repository.ts';

/** Who mediated last, as long as the lead mediator is still in office; null otherwise. */
export async function formerTeam(db: Db, caseId: string, day: Day): Promise<Assignment | null> {
  const proceeding = (await listProceedings(db, caseId)).at(-1);
  const last = (await listAssignments(db, caseId)).findLast(
    (one) => one.proceedingId === proceeding?.id && one.state !== 'declined' && one.answeredAt !== null,
  );
  if (!proceeding || !last) return null;
  const person = (await listPeople(db, [last.mediatorId])).get(last.mediatorId);
  const isActive = person?.isMediator && person.committeeId === proceeding.committeeId;
  return isActive && isInForce(person, day) ? last : null;
}

/**
 * Opens proceeding n+1 of the same dispute before the same committee, with its own suffix and its own clock from
 * `countedFrom`. With `team` the former mediators go on; without, the case waits for a new assignment.
 */
export async function openNextProceeding(
  context: Pick<HandlerContext, 'tx' | 'subject' | 'occurredAt' | 'set' | 'note'>,
  next: { readonly countedFrom: Day; readonly team: Assignment | null },
): Promise<string> {
  const { tx, subject, occurredAt, set, note } = context;
  const earlier = await listProceedings(tx.knex, subject.id);
  const head = await findCaseHead(tx.knex, subject.id);
  if (!head?.number || !head.committeeId) throw new Error(`case ${subject.id} was never accepted`);
  const id = newId();
  await insertProceeding(tx.knex, {
    id,
    caseId: subject.id,
    no: earlier.length + 1,
    number: proceedingNumber(earlier, head.committeeId, head.number),
    committeeId: head.committeeId,
    acceptedAt: beginOf(next.countedFrom, occurredAt, earlier.at(-1)),
    acceptedOn: next.countedFrom,
    countedFrom: next.countedFrom,
  });
  await endOpenAssignments(tx.knex, subject.id, occurredAt);
  if (next.team === null) set({ mediatorId: null, coMediatorIds: [] });
  else await retain(context, id, next.team);
  note({ proceedingId: id });
  return id;
}

/** The instant that stands for the day: that of the step itself on the same day, never before the former end. */
function beginOf(day: Day, occurredAt: Instant, former: Proceeding | undefined): Instant {
  if (day === legalDay(occurredAt)) return occurredAt;
  const morning = atLegalTime(day, '00:00');
  const end = former?.endedAt;
  return end && end > morning ? end : morning;
}

async function retain(
  { tx, subject, occurredAt, set }: Pick<HandlerContext, 'tx' | 'subject' | 'occurredAt' | 'set'>,
  proceedingId: string,
  team: Assignment,
): Promise<void> {
  const id = newId();
  await insertAssignment(tx.knex, {
    id,
    caseId: subject.id,
    proceedingId,
    mediatorId: team.mediatorId,
    coMediatorIds: team.coMediatorIds,
    recorderId: team.recorderId,
    assignedAt: occurredAt,
  });
  await answerAssignment(tx.knex, id, {
    state: 'acknowledged',
    answeredAt: occurredAt,
    declineReason: null,
  });
  set({ mediatorId: team.mediatorId, coMediatorIds: team.coMediatorIds });
}

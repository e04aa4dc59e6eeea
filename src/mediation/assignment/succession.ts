import type { HandlerOf } from '../../../workflows/vocabulary/events.ts';
import { keepTexts } from '../../cases/core/event-texts-repository.ts';
import { type Day, type Instant, legalDay } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import { newId } from '../../platform/ids.ts';
import { refuse } from '../../platform/problem.ts';
import type { FactsContributor, OptionProvider, Subject } from '../../workflow/definitions/ports.ts';
import { mediationBasis } from '../core/basis.ts';
import { committeePeople, isMediator, personOption } from '../core/mediation-options.ts';
import { findAssignment, type MediationDeps } from '../core/open-proceeding.ts';
import { listPeople, listPhoneIndexes, type OfficePerson } from '../core/people-read-model.ts';
import { problem } from '../core/problems.ts';
import type { Assignment } from '../core/proceeding.ts';
import {
  answerAssignment,
  endOpenAssignments,
  findLatestProceeding,
  insertAssignment,
} from '../core/proceedings-repository.ts';
import { hasInterest } from './assignment-handlers.ts';
import { findTeam, membersOf } from './succession-repository.ts';

/** Phases in which somebody has the case in hand; elsewhere the question does not arise. */
const heldPhases: readonly string[] = [
  'assigned',
  'preparing',
  'mediating',
  'drafting',
  'signing',
  'settled',
  'failed',
  'terminated',
  'routed',
];

/** Mediators of the committee who could take a case over: in office, not on it already, without an interest. */
async function listSuccessors(
  db: Db,
  deps: MediationDeps,
  subject: Subject,
  day: Day,
): Promise<OfficePerson[]> {
  const members = membersOf(await findTeam(db, subject.id));
  const others = (await committeePeople(db, subject, day)).filter(
    (person) => isMediator(person) && !members.includes(person.id),
  );
  if (others.length === 0) return [];
  const phones = await listPhoneIndexes(db, subject.id);
  return others.filter((person) => !hasInterest(deps, person, phones));
}

export function successionFacts(deps: MediationDeps): FactsContributor {
  return async (db, subject, moment) => {
    if (subject.kind !== 'case') return {};
    if (!heldPhases.includes(subject.phase)) return { hasTeam: false, hasSuccessor: false };
    const members = membersOf(await findTeam(db, subject.id));
    const successors = await listSuccessors(db, deps, subject, legalDay(moment.at));
    return { hasTeam: members.length > 0, hasSuccessor: successors.length > 0 };
  };
}

/** Lists the form chooses from: `team`, `successors`. */
export function successionOptions(deps: MediationDeps): Record<string, OptionProvider> {
  return {
    team: async (db, subject) => {
      const members = membersOf(await findTeam(db, subject.id));
      const people = await listPeople(db, members);
      return members.map((id) => {
        const person = people.get(id);
        return person ? personOption(person) : { value: id, label: id };
      });
    },
    successors: async (db, subject) =>
      (await listSuccessors(db, deps, subject, legalDay(deps.clock.now()))).map(personOption),
  };
}

/**
 * Puts the successor in the place of somebody on the case. While a proceeding is open its assignment changes hands
 * too; after its end the record of who mediated stays as it was.
 */
export function handoverHandler(deps: MediationDeps): HandlerOf<'handover'> {
  return async (context) => {
    const { tx, subject, data, occurredAt, set } = context;
    const team = await findTeam(tx.knex, subject.id);
    if (!membersOf(team).includes(data.fromId)) refuse(problem('fromId', 'notOnTheCase'));
    const successors = await listSuccessors(tx.knex, deps, subject, legalDay(occurredAt));
    if (!successors.some(({ id }) => id === data.toId)) {
      refuse(problem('toId', 'notASuccessor', { basis: mediationBasis.appointment }));
    }
    const swap = (id: string): string => (id === data.fromId ? data.toId : id);
    set({
      mediatorId: team.mediatorId === null ? null : swap(team.mediatorId),
      coMediatorIds: team.coMediatorIds.map(swap),
    });
    await keepTexts(context, ['reason']);
    const proceeding = await findLatestProceeding(tx.knex, subject.id);
    if (proceeding === null || proceeding.endedAt !== null) return;
    const assignment = await findAssignment(tx.knex, subject.id, proceeding.id);
    if (assignment !== null) await replace(tx.knex, subject.id, { assignment, swap, at: occurredAt });
  };
}

async function replace(
  db: Db,
  caseId: string,
  change: { readonly assignment: Assignment; readonly swap: (id: string) => string; readonly at: Instant },
): Promise<void> {
  const { assignment, swap, at } = change;
  await endOpenAssignments(db, caseId, at);
  const id = newId();
  await insertAssignment(db, {
    id,
    caseId,
    proceedingId: assignment.proceedingId,
    mediatorId: swap(assignment.mediatorId),
    coMediatorIds: assignment.coMediatorIds.map(swap),
    recorderId: assignment.recorderId === null ? null : swap(assignment.recorderId),
    assignedAt: at,
  });
  if (assignment.state === 'acknowledged') {
    await answerAssignment(db, id, { state: 'acknowledged', answeredAt: at, declineReason: null });
  }
}

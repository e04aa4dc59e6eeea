import type { HandlerOf } from '../../../workflows/vocabulary/events.ts';
import { isInForce } from '../../offices/area.ts';
import { type Day, legalDay } from '../../platform/clock.ts';
import type { Problem } from '../../platform/errors.ts';
import { readTelephone } from '../../platform/fields/index.ts';
import { newId } from '../../platform/ids.ts';
import { refuse, refuseAll } from '../../platform/problem.ts';
import type { HandlerContext } from '../../workflow/definitions/ports.ts';
import { mediationBasis } from '../core/basis.ts';
import {
  findAssignment,
  handlingCommittees,
  type MediationDeps,
  openProceedingOf,
} from '../core/open-proceeding.ts';
import { listPeople, listPhoneIndexes, type OfficePerson } from '../core/people-read-model.ts';
import { problem } from '../core/problems.ts';
import type { Assignment } from '../core/proceeding.ts';
import { answerAssignment, endOpenAssignments, insertAssignment } from '../core/proceedings-repository.ts';

/** The column name parties' telephones are indexed under; the same telephone gives the same index everywhere. */
const phoneColumn = 'phone';

export function assignHandler(deps: MediationDeps): HandlerOf<'assign'> {
  return async (context) => {
    const { tx, subject, data, occurredAt } = context;
    const proceeding = await openProceedingOf(context);
    const day = legalDay(occurredAt);
    const chosen: [path: string, id: string][] = [
      ['mediatorId', data.mediatorId],
      ...data.coMediatorIds.map((id): [string, string] => ['coMediatorIds', id]),
    ];
    const recorder: [string, string][] =
      data.recorderId === undefined ? [] : [['recorderId', data.recorderId]];
    const people = await listPeople(
      tx.knex,
      [...chosen, ...recorder].map(([, id]) => id),
    );
    const phones = await listPhoneIndexes(tx.knex, subject.id);
    const hasConflict = (person: OfficePerson): boolean => hasInterest(deps, person, phones);
    const committeeIds = await handlingCommittees(tx.knex, subject.id, proceeding.committeeId);
    refuseAll([
      ...chosen.flatMap(([path, id]) =>
        mediatorProblems(people.get(id), { path, day, committeeIds, hasConflict, mustBeMediator: true }),
      ),
      ...recorder.flatMap(([path, id]) =>
        mediatorProblems(people.get(id), { path, day, committeeIds, hasConflict, mustBeMediator: false }),
      ),
      ...(data.coMediatorIds.includes(data.mediatorId)
        ? [problem('coMediatorIds', 'sameMediatorTwice')]
        : []),
    ]);
    await endOpenAssignments(tx.knex, subject.id, occurredAt);
    const id = newId();
    await insertAssignment(tx.knex, {
      id,
      caseId: subject.id,
      proceedingId: proceeding.id,
      mediatorId: data.mediatorId,
      coMediatorIds: data.coMediatorIds,
      recorderId: data.recorderId ?? null,
      assignedAt: occurredAt,
    });
    context.set({ mediatorId: data.mediatorId, coMediatorIds: data.coMediatorIds });
    context.note({ assignmentId: id });
  };
}

/** Whether somebody has the telephone of a party, of who acts for one or of a member. */
export function hasInterest(deps: MediationDeps, person: OfficePerson, phones: ReadonlySet<string>): boolean {
  return person.telephone !== null && phones.has(phoneIndexOf(deps, person.telephone));
}

function phoneIndexOf(deps: MediationDeps, telephone: string): string {
  let normalised = telephone;
  try {
    normalised = readTelephone(telephone);
  } catch {
    // An office extension or short number equals no party's telephone.
  }
  return deps.crypto.blindIndex(phoneColumn, normalised);
}

interface Post {
  readonly path: string;
  readonly day: Day;
  readonly committeeIds: readonly string[];
  readonly mustBeMediator: boolean;
  readonly hasConflict: (person: OfficePerson) => boolean;
}

/** People's Mediation Law art. 19: the committees that mediate appoint from their own; recusal after the model of court-invited mediation. */
function mediatorProblems(person: OfficePerson | undefined, post: Post): Problem[] {
  const { path, day } = post;
  const basis = mediationBasis.appointment;
  if (person === undefined || (post.mustBeMediator && !person.isMediator)) {
    return [problem(path, 'notAMediator', { basis })];
  }
  if (!post.committeeIds.includes(person.committeeId ?? ''))
    return [problem(path, 'otherCommittee', { basis })];
  if (!isInForce(person, day)) return [problem(path, 'notInOffice', { params: { day }, basis })];
  return post.hasConflict(person)
    ? [problem(path, 'conflictOfInterest', { basis: mediationBasis.recusal })]
    : [];
}

export const acknowledge: HandlerOf<'acknowledge'> = async (context) => {
  if (!context.data.noInterestDeclared) {
    refuse(problem('noInterestDeclared', 'noInterestNotDeclared', { basis: mediationBasis.recusal }));
  }
  const assignment = await waitingAssignment(context);
  await answerAssignment(context.tx.knex, assignment.id, {
    state: 'acknowledged',
    answeredAt: context.occurredAt,
    declineReason: null,
  });
};

export const decline: HandlerOf<'decline'> = async (context) => {
  const assignment = await waitingAssignment(context);
  await answerAssignment(context.tx.knex, assignment.id, {
    state: 'declined',
    answeredAt: context.occurredAt,
    declineReason: context.data.reason,
  });
};

async function waitingAssignment(context: HandlerContext): Promise<Assignment> {
  const proceeding = await openProceedingOf(context);
  const assignment = await findAssignment(context.tx.knex, context.subject.id, proceeding.id);
  return assignment?.state === 'assigned' ? assignment : refuse(problem('', 'nothingToAnswer'));
}

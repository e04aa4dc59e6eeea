import type { ContextOf, EventData, HandlerOf } from '../../../workflows/vocabulary/events.ts';
import { type Instant, legalDay } from '../../platform/clock.ts';
import type { Problem } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { refuseAll } from '../../platform/problem.ts';
import { mediationBasis } from '../core/basis.ts';
import { findAssignment, openProceedingOf } from '../core/open-proceeding.ts';
import { type CaseParty, listParties, type Side } from '../core/people-read-model.ts';
import { problem } from '../core/problems.ts';
import type { Proceeding } from '../core/proceeding.ts';
import { hasViolenceReport } from './danger-read-model.ts';
import { closeAppointments, countSessions, insertAppointment, insertSession } from './sessions-repository.ts';

export const schedule: HandlerOf<'schedule'> = async (context) => {
  const { tx, subject, data } = context;
  const proceeding = await openProceedingOf(context);
  refuseAll(notBeforeAcceptance('startsAt', data.startsAt, proceeding));
  await closeAppointments(tx.knex, subject.id, 'replaced');
  const id = newId();
  await insertAppointment(tx.knex, subject.id, {
    id,
    proceedingId: proceeding.id,
    startsAt: data.startsAt,
    place: data.place,
    mode: data.mode,
    bring: data.bring ?? null,
  });
  context.note({ appointmentId: id });
};

export const holdSession: HandlerOf<'holdSession'> = async (context) => {
  const { tx, subject, data } = context;
  const proceeding = await openProceedingOf(context);
  const parties = await listParties(tx.knex, subject.id);
  refuseAll([
    ...(data.endedAt > data.startedAt ? [] : [problem('endedAt', 'endBeforeStart')]),
    ...notBeforeAcceptance('startedAt', data.startedAt, proceeding),
    ...presenceProblems(data, parties),
    ...(await dangerProblems(context)),
  ]);
  const assignment = await findAssignment(tx.knex, subject.id, proceeding.id);
  const id = newId();
  const no = (await countSessions(tx.knex, subject.id)) + 1;
  await insertSession(tx.knex, subject.id, {
    id,
    proceedingId: proceeding.id,
    no,
    startedAt: data.startedAt,
    endedAt: data.endedAt,
    place: data.place,
    mode: data.mode,
    isOpen: data.isOpen,
    mediatorIds: assignment === null ? [] : [assignment.mediatorId, ...assignment.coMediatorIds],
    recorderId: assignment?.recorderId ?? null,
    presentPartyIds: data.presentPartyIds,
    invitees: data.invitees,
    body: {
      content: data.content,
      ...(data.statements === undefined ? {} : { statements: data.statements }),
      ...(data.verified === undefined ? {} : { verified: data.verified }),
    },
    result: data.result,
  });
  await closeAppointments(tx.knex, subject.id, 'held');
  context.note({ sessionId: id, sessionNo: no });
};

/** Papers carry days, so the acceptance and a session of the same day are in order whatever their hours. */
function notBeforeAcceptance(path: string, at: Instant, proceeding: Proceeding): Problem[] {
  const params = { day: proceeding.acceptedOn };
  return legalDay(at) < proceeding.acceptedOn
    ? [problem(path, 'beforeAcceptance', { params, basis: mediationBasis.record })]
    : [];
}

/** Face to face only when nobody is in danger: not at red risk, not where violence in the family was reported. */
async function dangerProblems({ tx, subject, data }: ContextOf<'holdSession'>): Promise<Problem[]> {
  if (data.mode !== 'joint') return [];
  const basis = mediationBasis.danger;
  if (subject.overlays.risk === 'red') return [problem('mode', 'jointAtRedRisk', { basis })];
  const isViolent = await hasViolenceReport(tx.knex, subject.id);
  return isViolent ? [problem('mode', 'jointDespiteViolence', { basis: mediationBasis.violence })] : [];
}

function presenceProblems(
  data: Pick<EventData<'holdSession'>, 'presentPartyIds' | 'mode'>,
  parties: readonly CaseParty[],
): Problem[] {
  const present = parties.filter((party) => data.presentPartyIds.includes(party.id));
  if (present.length < data.presentPartyIds.length) return [problem('presentPartyIds', 'notAParty')];
  const isThere = (side: Side): boolean => present.some((party) => party.side === side);
  const isEnough = data.mode === 'caucus' || (isThere('applicant') && isThere('respondent'));
  return isEnough ? [] : [problem('presentPartyIds', 'oneSideOnly', { basis: mediationBasis.record })];
}

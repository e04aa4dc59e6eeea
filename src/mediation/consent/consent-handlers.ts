import type { HandlerOf } from '../../../workflows/vocabulary/events.ts';
import { newId } from '../../platform/ids.ts';
import { refuse } from '../../platform/problem.ts';
import { mediationBasis } from '../core/basis.ts';
import { openProceedingOf, partyOf } from '../core/open-proceeding.ts';
import { problem } from '../core/problems.ts';
import { saveOutcome } from '../core/proceedings-repository.ts';
import {
  closeAppointments,
  insertAbsence,
  insertConsent,
  insertRightsNotice,
} from '../sessions/sessions-repository.ts';
import { attemptsOf, isUnreachable } from './contact-effort.ts';

export const consent: HandlerOf<'consent'> = async (context) => {
  const { tx, subject, data, occurredAt } = context;
  const proceeding = await openProceedingOf(context);
  const party = await partyOf(context, data.partyId);
  const { attempts, days } = attemptsOf(data.attempts);
  if (data.answer === 'unreachable' && !isUnreachable({ attempts, days })) {
    refuse(
      problem('attempts', 'tooFewAttempts', {
        params: { attempts, days },
        basis: mediationBasis.consent,
      }),
    );
  }
  await insertConsent(tx.knex, {
    id: newId(),
    caseId: subject.id,
    proceedingId: proceeding.id,
    partyId: party.id,
    answer: data.answer,
    way: data.way,
    note: {
      ...(data.note === undefined ? {} : { text: data.note }),
      ...(attempts === 0 ? {} : { attempts: [...data.attempts] }),
    },
    occurredAt,
  });
};

/** A clear refusal of one party ends the mediation of the dispute (People's Mediation Law arts. 17, 23). */
export const refuseConsent: HandlerOf<'refuseConsent'> = async (context) => {
  const { tx, subject, data, occurredAt } = context;
  const proceeding = await openProceedingOf(context);
  const party = await partyOf(context, data.partyId);
  await insertConsent(tx.knex, {
    id: newId(),
    caseId: subject.id,
    proceedingId: proceeding.id,
    partyId: party.id,
    answer: 'refuse',
    way: 'statement',
    note: { text: data.statement },
    occurredAt,
  });
  await saveOutcome(tx.knex, proceeding.id, {
    ...proceeding.outcome,
    reasonCode: 'refused',
    reason: data.statement,
    partyId: party.id,
  });
};

export const serveRights: HandlerOf<'serveRights'> = async (context) => {
  const { tx, subject, data, occurredAt } = context;
  const proceeding = await openProceedingOf(context);
  const party = await partyOf(context, data.partyId);
  await insertRightsNotice(tx.knex, {
    id: newId(),
    caseId: subject.id,
    proceedingId: proceeding.id,
    partyId: party.id,
    way: data.way,
    hearingMode: data.hearingMode,
    serviceAddress: data.serviceAddress ?? null,
    occurredAt,
  });
};

export const markAbsent: HandlerOf<'markAbsent'> = async (context) => {
  const { tx, subject, data, occurredAt } = context;
  const proceeding = await openProceedingOf(context);
  const party = await partyOf(context, data.partyId);
  const missed = await closeAppointments(tx.knex, subject.id, data.isExcused ? 'excused' : 'absent');
  if (missed === 0) refuse(problem('', 'noAppointment'));
  await insertAbsence(tx.knex, {
    id: newId(),
    caseId: subject.id,
    proceedingId: proceeding.id,
    partyId: party.id,
    isExcused: data.isExcused,
    reason: data.reason,
    occurredAt,
  });
};

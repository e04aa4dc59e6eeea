import type { ContextOf, HandlerOf } from '../../../workflows/vocabulary/events.ts';
import { approveProposal } from '../../cases/closing/proposal-handlers.ts';
import { type Day, legalDay } from '../../platform/clock.ts';
import { newId } from '../../platform/ids.ts';
import { refuse } from '../../platform/problem.ts';
import type { HandlerContext } from '../../workflow/definitions/ports.ts';
import { mediationBasis } from '../core/basis.ts';
import { isConcerned, listParties } from '../core/people-read-model.ts';
import { problem } from '../core/problems.ts';
import type { Assignment } from '../core/proceeding.ts';
import { findLatestProceeding } from '../core/proceedings-repository.ts';
import { insertConsent } from '../sessions/sessions-repository.ts';
import { formerTeam, openNextProceeding } from './next-proceeding.ts';

/**
 * Both sides agree to mediate again (People's Mediation Law art. 33: after a refused confirmation the parties may
 * change the agreement by mediation). What they say here is their consent to the new proceeding.
 */
export const reMediate: HandlerOf<'reMediate'> = async (context) => {
  const { tx, subject, data, occurredAt } = context;
  const agreed = await agreedParties(context);
  await refuseDay(context);
  const team = await wantedTeam(context);
  const proceedingId = await openNextProceeding(context, { countedFrom: data.agreedOn, team });
  for (const partyId of agreed) {
    await insertConsent(tx.knex, {
      id: newId(),
      caseId: subject.id,
      proceedingId,
      partyId,
      answer: 'agree',
      way: data.way,
      note: data.note === undefined ? {} : { text: data.note },
      occurredAt,
    });
  }
  if (team !== null) context.choose('retained');
};

async function agreedParties({ tx, subject, data }: ContextOf<'reMediate'>): Promise<string[]> {
  const parties = await listParties(tx.knex, subject.id);
  const agreed = new Set(data.agreedPartyIds);
  if (data.agreedPartyIds.some((id) => !parties.some((party) => party.id === id))) {
    refuse(problem('agreedPartyIds', 'notAParty'));
  }
  const missing = parties.filter((party) => isConcerned(party) && !agreed.has(party.id));
  if (missing.length > 0) {
    const params = { names: missing.map((party) => party.name).join('、') };
    refuse(problem('agreedPartyIds', 'notAllAgreed', { params, basis: mediationBasis.consent }));
  }
  return [...agreed];
}

async function refuseDay({ tx, subject, data, occurredAt }: ContextOf<'reMediate'>): Promise<void> {
  const ended = (await findLatestProceeding(tx.knex, subject.id))?.endedAt ?? null;
  if (ended !== null && data.agreedOn < legalDay(ended)) {
    refuse(problem('agreedOn', 'agreedBeforeEnd', { params: { day: legalDay(ended) } }));
  }
  const today = legalDay(occurredAt);
  if (data.agreedOn > today) refuse(problem('agreedOn', 'agreedInFuture', { params: { day: today } }));
}

async function wantedTeam({
  tx,
  subject,
  data,
  occurredAt,
}: HandlerContext<{ keepsMediator: boolean }>): Promise<Assignment | null> {
  if (!data.keepsMediator) return null;
  const day: Day = legalDay(occurredAt);
  return (
    (await formerTeam(tx.knex, subject.id, day)) ??
    refuse(problem('keepsMediator', 'formerMediatorGone', { basis: mediationBasis.appointment }))
  );
}

/** A closed case comes back on a ground two people saw: with its agreement, or to a further proceeding. */
export const reopen: HandlerOf<'reopen'> = async (context) => {
  const { tx, subject, occurredAt } = context;
  const proposal = await approveProposal(context);
  if (proposal?.ground === 'breach') return context.choose('breach');
  if ((await findLatestProceeding(tx.knex, subject.id)) === null) return;
  const team = await wantedTeam(context);
  await openNextProceeding(context, { countedFrom: legalDay(occurredAt), team });
  if (team !== null) context.choose('retained');
};

import type { HandlerOf } from '../../../workflows/vocabulary/events.ts';
import { ValidationError } from '../../platform/errors.ts';
import { refuse } from '../../platform/problem.ts';
import type { HandlerContext } from '../../workflow/definitions/ports.ts';
import { absencesToTerminate, contactEffort, isUnreachable } from '../consent/contact-effort.ts';
import { mediationBasis } from '../core/basis.ts';
import { openProceedingOf, partyOf } from '../core/open-proceeding.ts';
import { problem } from '../core/problems.ts';
import type { Proceeding, ProceedingOutcome } from '../core/proceeding.ts';
import { findLatestProceeding, hasDictionaryEntry, saveOutcome } from '../core/proceedings-repository.ts';
import { listAnswers } from '../sessions/sessions-repository.ts';

export const fail: HandlerOf<'fail'> = async (context) => {
  const { summary, reason } = context.data;
  await addOutcome(context, await openProceedingOf(context), { reasonCode: 'notAgreed', reason, summary });
};

export const terminate: HandlerOf<'terminate'> = async (context) => {
  const { reasonCode, note } = context.data;
  if (!(await hasDictionaryEntry(context.tx.knex, 'terminationReasons', reasonCode))) {
    throw new ValidationError([{ path: 'reasonCode', code: 'notInList' }]);
  }
  const proceeding = await openProceedingOf(context);
  await refuseUnproven(context, reasonCode, proceeding.id);
  await addOutcome(context, proceeding, { reasonCode, reason: note });
};

/** These grounds want the effort behind them on record before they end a proceeding. */
async function refuseUnproven(
  { tx, subject }: HandlerContext,
  reasonCode: string,
  proceedingId: string,
): Promise<void> {
  const { consents, absences } = await listAnswers(tx.knex, subject.id);
  if (reasonCode === 'unreachable') {
    const effort = contactEffort(consents.filter((one) => one.proceedingId === proceedingId));
    if (!isUnreachable(effort)) {
      refuse(
        problem('reasonCode', 'unreachableNotShown', {
          params: effort,
          basis: mediationBasis.consent,
        }),
      );
    }
  }
  const n = absences.filter((one) => one.proceedingId === proceedingId && !one.isExcused).length;
  if (reasonCode === 'absence' && n < absencesToTerminate) {
    refuse(problem('reasonCode', 'absencesTooFew', { params: { n }, basis: mediationBasis.record }));
  }
}

export const withdraw: HandlerOf<'withdraw'> = async (context) => {
  const party = await partyOf(context, context.data.partyId);
  await addOutcome(context, await openProceedingOf(context), {
    reasonCode: 'withdrawn',
    reason: context.data.statement,
    partyId: party.id,
  });
};

/** Whoever mediates must tell the parties the other routes when it fails (People's Mediation Law art. 26). */
export const notifyRoutes: HandlerOf<'notifyRoutes'> = async (context) => {
  const { routes, note } = context.data;
  await addOutcome(context, await latestProceeding(context), {
    routes: [...routes],
    routesToldAt: context.occurredAt,
    ...(note === undefined ? {} : { routesNote: note }),
  });
};

export const followUp: HandlerOf<'followUp'> = async (context) => {
  const { visitedOn, way, performance, satisfaction, note } = context.data;
  const proceeding = await latestProceeding(context);
  const visit = { visitedOn, way, performance, satisfaction, ...(note === undefined ? {} : { note }) };
  await addOutcome(context, proceeding, { followUps: [...(proceeding.outcome.followUps ?? []), visit] });
};

async function latestProceeding(context: HandlerContext): Promise<Proceeding> {
  const proceeding = await findLatestProceeding(context.tx.knex, context.subject.id);
  return proceeding ?? refuse(problem('', 'noProceeding'));
}

async function addOutcome(
  context: HandlerContext,
  proceeding: Proceeding,
  outcome: ProceedingOutcome,
): Promise<void> {
  await saveOutcome(context.tx.knex, proceeding.id, { ...proceeding.outcome, ...outcome });
}

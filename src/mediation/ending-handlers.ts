import type { z } from 'zod';
import type {
  failForm,
  followUpForm,
  notifyRoutesForm,
  terminateForm,
  withdrawForm,
} from '../../workflows/vocabulary/events-mediation-ending.ts';
import { ValidationError } from '../platform/errors.ts';
import type { EventHandler, HandlerContext } from '../workflow/ports.ts';
import { openProceedingOf, partyOf } from './handler-support.ts';
import { refuse } from './problems.ts';
import type { Proceeding, ProceedingOutcome } from './proceedings.ts';
import { findLatestProceeding, hasDictionaryEntry, saveOutcome } from './proceedings-repository.ts';

export const fail: EventHandler<z.infer<typeof failForm>> = async (context) => {
  const { summary, reason } = context.data;
  await addOutcome(context, await openProceedingOf(context), { reasonCode: 'notAgreed', reason, summary });
};

export const terminate: EventHandler<z.infer<typeof terminateForm>> = async (context) => {
  const { reasonCode, note } = context.data;
  if (!(await hasDictionaryEntry(context.tx.knex, 'terminationReasons', reasonCode))) {
    throw new ValidationError([{ path: 'reasonCode', code: 'notInList' }]);
  }
  await addOutcome(context, await openProceedingOf(context), { reasonCode, reason: note });
};

export const withdraw: EventHandler<z.infer<typeof withdrawForm>> = async (context) => {
  const party = await partyOf(context, context.data.partyId);
  await addOutcome(context, await openProceedingOf(context), {
    reasonCode: 'withdrawn',
    reason: context.data.statement,
    partyId: party.id,
  });
};

/** Whoever mediates must tell the parties the other routes when it fails (People's Mediation Law art. 26). */
export const notifyRoutes: EventHandler<z.infer<typeof notifyRoutesForm>> = async (context) => {
  const { routes, note } = context.data;
  await addOutcome(context, await latestProceeding(context), {
    routes,
    routesToldAt: context.occurredAt,
    ...(note === undefined ? {} : { routesNote: note }),
  });
};

export const followUp: EventHandler<z.infer<typeof followUpForm>> = async (context) => {
  const { visitedOn, way, performance, satisfaction, note } = context.data;
  const proceeding = await latestProceeding(context);
  const visit = { visitedOn, way, performance, satisfaction, ...(note === undefined ? {} : { note }) };
  await addOutcome(context, proceeding, { followUps: [...(proceeding.outcome.followUps ?? []), visit] });
};

async function latestProceeding(context: HandlerContext): Promise<Proceeding> {
  const proceeding = await findLatestProceeding(context.tx.knex, context.subject.id);
  return proceeding ?? refuse('', 'noProceeding');
}

async function addOutcome(
  context: HandlerContext,
  proceeding: Proceeding,
  outcome: ProceedingOutcome,
): Promise<void> {
  await saveOutcome(context.tx.knex, proceeding.id, { ...proceeding.outcome, ...outcome });
}

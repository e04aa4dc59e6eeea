import type { ContextOf, HandlerOf, Handlers } from '../../../workflows/vocabulary/events.ts';
import { legalDay } from '../../platform/clock.ts';
import { ValidationError } from '../../platform/errors.ts';
import { listOpenDeadlines } from '../../workflow/deadlines/deadlines-repository.ts';
import { ofLandKind, type TraitsOf } from '../../workflow/definitions/traits.ts';
import { listConsentingParties, saveExtensionSignature } from '../closing/extensions-repository.ts';
import { waitingProposal } from '../closing/proposal.ts';
import { approveProposal } from '../closing/proposal-handlers.ts';
import { listProposals } from '../closing/proposals-repository.ts';
import { proposalProblem } from '../closing/texts.ts';
import { findCase } from '../core/case-repository.ts';

/** A court waits for the answer whether its dispute is taken: three working days, a row of the rules. */
export const courtAnswerClock = 'C-CRA';

const signExtension: HandlerOf<'signExtension'> = async ({ tx, subject, data }) => {
  const waiting = waitingProposal(await listProposals(tx.knex, subject.id), subject.phase);
  if (waiting?.kind !== 'extend') throw new ValidationError([proposalProblem('', 'nothingProposed')]);
  const sides = await listConsentingParties(tx.knex, subject.id);
  if (!sides.some(({ id }) => id === data.partyId)) {
    throw new ValidationError([{ path: 'partyId', code: 'notInList' }]);
  }
  await saveExtensionSignature(tx, { ...data, proposalId: waiting.id });
};

const extend =
  (traitsOf: TraitsOf): HandlerOf<'extend'> =>
  async (context) => {
    const { data, note, subject } = context;
    const approved = await approveProposal({ ...context, data: data.note ? { reason: data.note } : {} });
    if (approved?.days == null) throw new ValidationError([proposalProblem('', 'nothingProposed')]);
    context.extendDeadline(traitsOf(subject).mediationClock, approved.days);
    note({ extensionDays: approved.days });
  };

/** Grounds that start a time of their own where the type names them, as in a lease: six months (《民法典》第七百一十八条), fifteen days (第七百二十六条). */
export const groundClocks: ReadonlyMap<string, string> = new Map([
  ['sublease', 'C-LSE-SUB'],
  ['saleNotice', 'C-LSE-BUY'],
]);

/**
 * Opens the limitation of the dispute, or counts it anew after an interruption (《民法典》第一百九十五条). How long it is
 * says the type; a ground with a time of its own leaves the limitation alone.
 */
const recordLimitation =
  (traitsOf: TraitsOf): HandlerOf<'recordLimitation'> =>
  async (context) => {
    const { tx, subject, data, closeDeadline, openDeadline, note } = context;
    const ofGround = groundClocks.get(data.ground);
    const rule = ofGround ?? (await limitationOf(context, traitsOf));
    const isReplaced = (open: string): boolean => open === rule || (!ofGround && open.startsWith('C-LIM-'));
    for (const one of await listOpenDeadlines(tx.knex, subject.id)) {
      if (isReplaced(one.rule)) closeDeadline(one.key, 'cancelled');
    }
    openDeadline({ rule, key: rule, startOn: data.countedFrom });
    note({ limitation: rule });
  };

async function limitationOf(
  { tx, subject }: ContextOf<'recordLimitation'>,
  traitsOf: TraitsOf,
): Promise<string> {
  const row = await findCase(tx.knex, subject.id);
  return ofLandKind(traitsOf(subject).limitation, row?.landKind ?? null);
}

/** A superior's day stands beside the legal limit and never changes it. */
const recordSuperiorDeadline: HandlerOf<'recordSuperiorDeadline'> = async (context) => {
  const { data, occurredAt, seq, openDeadline } = context;
  const startOn = legalDay(occurredAt);
  if (data.dueOn < startOn) throw new ValidationError([proposalProblem('dueOn', 'dueBeforeSet')]);
  openDeadline({ rule: 'C-SPD', key: `C-SPD:${seq}`, startOn, dueOn: data.dueOn });
};

/** What concerns the clocks of a case besides its state. */
export const clockHandlers = (traitsOf: TraitsOf) =>
  ({
    signExtension,
    extend: extend(traitsOf),
    recordLimitation: recordLimitation(traitsOf),
    recordSuperiorDeadline,
  }) satisfies Handlers;

import type { ContextOf, HandlerOf, Handlers } from '../../../workflows/vocabulary/events.ts';
import { legalDay } from '../../platform/clock.ts';
import { ValidationError } from '../../platform/errors.ts';
import { listOpenDeadlines } from '../../workflow/deadlines/deadlines-repository.ts';
import { listConsentingParties, saveExtensionSignature } from '../closing/extensions-repository.ts';
import { waitingProposal } from '../closing/proposal.ts';
import { approveProposal } from '../closing/proposal-handlers.ts';
import { listProposals } from '../closing/proposals-repository.ts';
import { proposalProblem } from '../closing/texts.ts';
import { findCase } from '../core/case-repository.ts';

/** A court waits for the answer whether its dispute is taken: three working days, a row of the rules. */
export const courtAnswerClock = 'C-CRA';

/** Clocks of a proceeding, which consent can extend. */
const mediationClocks = ['C-MED', 'C-LAB'] as const;

const signExtension: HandlerOf<'signExtension'> = async ({ tx, subject, data }) => {
  const waiting = waitingProposal(await listProposals(tx.knex, subject.id), subject.phase);
  if (waiting?.kind !== 'extend') throw new ValidationError([proposalProblem('', 'nothingProposed')]);
  const sides = await listConsentingParties(tx.knex, subject.id);
  if (!sides.some(({ id }) => id === data.partyId)) {
    throw new ValidationError([{ path: 'partyId', code: 'notInList' }]);
  }
  await saveExtensionSignature(tx, { ...data, proposalId: waiting.id });
};

const extend: HandlerOf<'extend'> = async (context) => {
  const { data, note } = context;
  const approved = await approveProposal({ ...context, data: data.note ? { reason: data.note } : {} });
  if (approved?.days == null) throw new ValidationError([proposalProblem('', 'nothingProposed')]);
  for (const clock of mediationClocks) context.extendDeadline(clock, approved.days);
  note({ extensionDays: approved.days });
};

/** Grounds that start a time of their own in a lease: six months (《民法典》第七百一十八条), fifteen days (第七百二十六条). */
export const leaseClocks: ReadonlyMap<string, string> = new Map([
  ['sublease', 'C-LSE-SUB'],
  ['saleNotice', 'C-LSE-BUY'],
]);

/**
 * Opens the limitation of the dispute, or counts it anew after an interruption (《民法典》第一百九十五条). Labour, rural
 * land under contract and everything else have limits of their own; a lease also has the times of the lessor and the
 * lessee, which leave the limitation alone.
 */
const recordLimitation: HandlerOf<'recordLimitation'> = async (context) => {
  const { tx, subject, data, closeDeadline, openDeadline, note } = context;
  const ofLease = leaseClocks.get(data.ground);
  const rule = ofLease ?? (await limitationOf(context));
  const isReplaced = (open: string): boolean => open === rule || (!ofLease && open.startsWith('C-LIM-'));
  for (const one of await listOpenDeadlines(tx.knex, subject.id)) {
    if (isReplaced(one.rule)) closeDeadline(one.key, 'cancelled');
  }
  openDeadline({ rule, key: rule, startOn: data.countedFrom });
  note({ limitation: rule });
};

async function limitationOf({ tx, subject }: ContextOf<'recordLimitation'>): Promise<string> {
  if (subject.type === 'labor') return 'C-LIM-L';
  if (subject.type !== 'land') return 'C-LIM-G';
  const row = await findCase(tx.knex, subject.id);
  return row?.landKind === 'contract' ? 'C-LIM-R' : 'C-LIM-G';
}

/** A superior's day stands beside the legal limit and never changes it. */
const recordSuperiorDeadline: HandlerOf<'recordSuperiorDeadline'> = async (context) => {
  const { data, occurredAt, seq, openDeadline } = context;
  const startOn = legalDay(occurredAt);
  if (data.dueOn < startOn) throw new ValidationError([proposalProblem('dueOn', 'dueBeforeSet')]);
  openDeadline({ rule: 'C-SPD', key: `C-SPD:${seq}`, startOn, dueOn: data.dueOn });
};

/** What concerns the clocks of a case besides its state. */
export const clockHandlers = {
  signExtension,
  extend,
  recordLimitation,
  recordSuperiorDeadline,
} satisfies Handlers;

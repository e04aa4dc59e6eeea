import type { HandlerOf } from '../../../workflows/vocabulary/events.ts';
import { putOnRecord } from '../../cases/acts/act-handlers.ts';
import { refuse } from '../../platform/problem.ts';
import { listDeadlines } from '../../workflow/deadlines/deadlines-repository.ts';
import { listAgreements } from '../core/agreements-repository.ts';
import { problem } from '../core/problems.ts';
import { agreementBasis } from '../core/texts.ts';

/** Both sides ask the arbitration commission for a letter, within fifteen days of the agreement (rule C-AR). */
export const applyArbitralReview: HandlerOf<'applyArbitralReview'> = async (context) => {
  const { tx, subject, data } = context;
  const settling = (await listAgreements(tx.knex, subject.id)).filter(
    (one) => one.isSettling && one.effectiveOn !== null,
  );
  const basis = agreementBasis.review;
  const from = settling.at(-1)?.effectiveOn;
  if (from && data.happenedOn < from) {
    refuse(problem('happenedOn', 'beforeEffective', { params: { day: from }, basis }));
  }
  const clock = (await listDeadlines(tx.knex, subject.id)).findLast(({ rule }) => rule === 'C-AR');
  if (clock && data.happenedOn > clock.dueOn) {
    refuse(problem('happenedOn', 'reviewOver', { params: { day: clock.dueOn }, basis }));
  }
  await putOnRecord(context, context.data);
};

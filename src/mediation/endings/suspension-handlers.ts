import type { HandlerOf } from '../../../workflows/vocabulary/events.ts';
import { answer } from '../../cases/acts/act-handlers.ts';
import { listActs } from '../../cases/acts/acts-repository.ts';
import { legalDay } from '../../platform/clock.ts';
import { refuse } from '../../platform/problem.ts';
import { problem } from '../core/problems.ts';

/** The opinion is in: the clocks run on. */
export const receiveAppraisal: HandlerOf<'receiveAppraisal'> = async (context) => {
  const { tx, subject, data } = context;
  const act = await findOpenAct(tx.knex, subject.id, 'requestAppraisal');
  if (act === undefined) return refuse(problem('', 'noAppraisal'));
  const content = [data.number, data.content].filter(Boolean).join(' ');
  await answer(context, act, { on: data.repliedOn, result: 'done', content }, 'repliedOn');
};

/** Whether it was a sham is found by an office outside the mediation. */
export const clearFalseMediation: HandlerOf<'clearFalseMediation'> = async (context) => {
  const { tx, subject, data, occurredAt } = context;
  const act = await findOpenAct(tx.knex, subject.id, 'reportFalseMediation');
  if (act === undefined) return refuse(problem('', 'noProceeding'));
  const result = data.outcome === 'cleared' ? 'done' : 'refused';
  await answer(context, act, { on: legalDay(occurredAt), result, content: data.content }, '');
};

async function findOpenAct(db: Parameters<typeof listActs>[0], caseId: string, event: string) {
  return (await listActs(db, caseId)).findLast((act) => act.event === event && act.repliedOn === null);
}

import type { EventData, HandlerOf } from '../../../workflows/vocabulary/events.ts';
import { ValidationError } from '../../platform/errors.ts';
import type { EventHandler } from '../../workflow/definitions/ports.ts';
import { answer, putOnRecord } from './act-handlers.ts';
import { type CaseAct, listActs } from './acts-repository.ts';
import { actProblem } from './texts.ts';

/** Orders that want an answer; a reminder does not. */
const orders: readonly string[] = ['urgeCase', 'superviseCase'];
const clockOf = (id: string): string => `C-SUP:${id}`;

/** An order that nobody has answered yet. */
export function isOrderOpen(act: CaseAct): boolean {
  return orders.includes(act.event) && act.repliedOn === null;
}

/** Puts the order on record; the answer is due on the day it names, else by rule C-SUP. */
export const orderSupervision: EventHandler<EventData<'urgeCase' | 'superviseCase'>> = async (context) => {
  const { data, openDeadline } = context;
  const { happenedOn, dueOn } = data;
  if (dueOn !== undefined && dueOn < happenedOn) {
    throw new ValidationError([actProblem('dueOn', 'replyBeforeAct')]);
  }
  const id = await putOnRecord(context, context.data);
  openDeadline({
    rule: 'C-SUP',
    key: clockOf(id),
    startOn: happenedOn,
    ...(dueOn === undefined ? {} : { dueOn }),
  });
};

/** One answer for everything that was asked so far. */
export const answerSupervision: HandlerOf<'answerSupervision'> = async (context) => {
  const { tx, subject, data, closeDeadline } = context;
  const open = (await listActs(tx.knex, subject.id)).filter(isOrderOpen);
  for (const act of open) {
    const reply = { on: data.repliedOn, result: 'done', content: data.content };
    await answer(context, act, reply, 'repliedOn');
    closeDeadline(clockOf(act.id), 'met');
  }
};

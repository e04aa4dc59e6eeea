import type { HandlerOf } from '../../workflows/vocabulary/events.ts';
import { putOnRecord } from '../cases/acts/act-handlers.ts';
import { listActs, saveReply } from '../cases/acts/acts-repository.ts';
import { ValidationError } from '../platform/errors.ts';
import { referralProblem } from './texts.ts';

/** How the arbitration ended that was filed beside mediation or after it. */
export const recordAward: HandlerOf<'recordAward'> = async (context) => {
  const { tx, subject, data, note } = context;
  const filed = (await listActs(tx.knex, subject.id)).findLast(
    ({ event, repliedOn }) => event === 'fileArbitration' && repliedOn === null,
  );
  if (filed === undefined) throw new ValidationError([referralProblem('', 'notFiled')]);
  if (filed.happenedOn !== null && data.happenedOn < filed.happenedOn) {
    throw new ValidationError([referralProblem('happenedOn', 'beforeFiled')]);
  }
  await putOnRecord(context, context.data);
  await saveReply(tx, filed.id, { on: data.happenedOn, result: 'done', content: data.number });
  note({ outcome: data.outcome });
};

/** From the day a decision was served its addressee has thirty days to sue, sixty to ask for reconsideration. */
export const appealWatch: HandlerOf<'appealWatch'> = async (context) => {
  const { data, seq, openDeadline } = context;
  await putOnRecord(context, context.data);
  const rules = ['C-DEC-S', ...(data.canReconsider ? ['C-DEC-R'] : [])];
  for (const rule of rules) openDeadline({ rule, key: `${rule}:${seq}`, startOn: data.happenedOn });
};

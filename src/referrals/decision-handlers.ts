import { type ActData, putOnRecord } from '../cases/acts/act-handlers.ts';
import { listActs, saveReply } from '../cases/acts/acts-repository.ts';
import type { Day } from '../platform/clock.ts';
import { ValidationError } from '../platform/errors.ts';
import type { EventHandler, HandlerContext } from '../workflow/definitions/ports.ts';
import { referralProblem } from './texts.ts';

export interface AwardData extends ActData {
  readonly happenedOn: Day;
  readonly number: string;
  readonly outcome: string;
  readonly content: string;
}
export interface ServedData extends ActData {
  readonly happenedOn: Day;
  readonly canReconsider: boolean;
}

/** How the arbitration ended that was filed beside mediation or after it. */
export const recordAward: EventHandler<AwardData> = async (context) => {
  const { tx, subject, data, note } = context;
  const filed = (await listActs(tx.knex, subject.id)).findLast(
    ({ event, repliedOn }) => event === 'fileArbitration' && repliedOn === null,
  );
  if (filed === undefined) throw new ValidationError([referralProblem('', 'notFiled')]);
  if (filed.happenedOn !== null && data.happenedOn < filed.happenedOn) {
    throw new ValidationError([referralProblem('happenedOn', 'beforeFiled')]);
  }
  await putOnRecord(context as HandlerContext<ActData>);
  await saveReply(tx, filed.id, { on: data.happenedOn, result: 'done', content: data.number });
  note({ outcome: data.outcome });
};

/** From the day a decision was served its addressee has thirty days to sue, sixty to ask for reconsideration. */
export const appealWatch: EventHandler<ServedData> = async (context) => {
  const { data, seq, openDeadline } = context;
  await putOnRecord(context as HandlerContext<ActData>);
  const rules = ['C-DEC-S', ...(data.canReconsider ? ['C-DEC-R'] : [])];
  for (const rule of rules) openDeadline({ rule, key: `${rule}:${seq}`, startOn: data.happenedOn });
};

import type { HandlerOf } from '../../../workflows/vocabulary/events.ts';
import type { Day } from '../../platform/clock.ts';
import { ValidationError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { EventHandler, HandlerContext } from '../../workflow/definitions/ports.ts';
import { type CaseAct, insertAct, listActs, saveReply } from './acts-repository.ts';
import { actProblem } from './texts.ts';

/** The fields that mean the same in every form of an act; whatever else it has is kept as it was given. */
export interface ActData {
  readonly happenedOn?: Day | undefined;
  readonly partyId?: string | undefined;
  readonly body?: string | undefined;
  readonly replyDueOn?: Day | undefined;
  readonly [field: string]: unknown;
}

const replyClock = (id: string): string => `C-RPL:${id}`;

/**
 * Puts an act on record with all its fields; where an answer is asked for by a day, that day is watched (rule C-RPL).
 * Gives the id of the row. Throws ValidationError when the answer is wanted before the act.
 */
export async function putOnRecord(context: Omit<HandlerContext, 'data'>, data: ActData): Promise<string> {
  const { tx, subject, event, actor, recordedAt, note, openDeadline } = context;
  const { happenedOn, partyId, body, replyDueOn, ...rest } = data;
  if (happenedOn !== undefined && replyDueOn !== undefined && replyDueOn < happenedOn) {
    throw new ValidationError([actProblem('replyDueOn', 'replyBeforeAct')]);
  }
  const id = newId();
  await insertAct(tx, subject.id, {
    id,
    event,
    happenedOn: happenedOn ?? null,
    partyId: partyId ?? null,
    body: body ?? null,
    replyDueOn: replyDueOn ?? null,
    data: rest,
    by: actor.accountId ?? 'system',
    recordedAt,
  });
  if (happenedOn !== undefined && replyDueOn !== undefined) {
    openDeadline({ rule: 'C-RPL', key: replyClock(id), startOn: happenedOn, dueOn: replyDueOn });
  }
  note({ actId: id });
  return id;
}

/** An act that needs no more than to be put on record. */
export const recordAct: EventHandler<ActData> = async (context) => {
  await putOnRecord(context, context.data);
};

/** What was answered to an act that waits for an answer; its clock stops. */
export const recordReply: HandlerOf<'recordReply'> = async (context) => {
  const { tx, subject, data } = context;
  const act = (await listActs(tx.knex, subject.id)).find(({ id }) => id === data.actId);
  if (act === undefined || !isAwaited(act)) {
    throw new ValidationError([{ path: 'actId', code: 'notInList' }]);
  }
  await answer(context, act, { on: data.repliedOn, result: data.result, content: data.content }, 'repliedOn');
};

/** Writes the answer of an act and stops its clock. Throws ValidationError at `path` when it lies before the act. */
export async function answer(
  { tx, closeDeadline, note }: Pick<HandlerContext, 'tx' | 'closeDeadline' | 'note'>,
  act: CaseAct,
  reply: { readonly on: Day; readonly result: string; readonly content: string | null },
  path: string,
): Promise<void> {
  if (act.happenedOn !== null && reply.on < act.happenedOn) {
    throw new ValidationError([actProblem(path, 'replyBeforeAct')]);
  }
  await saveReply(tx, act.id, reply);
  closeDeadline(replyClock(act.id), 'met');
  note({ actId: act.id });
}

/** An act that asked for an answer by a day and has none yet. */
export function isAwaited(act: CaseAct): boolean {
  return act.replyDueOn !== null && act.repliedOn === null;
}

import type { HandlerOf } from '../../workflows/vocabulary/events.ts';
import { putOnRecord } from '../cases/acts/act-handlers.ts';
import { listActs, saveReply } from '../cases/acts/acts-repository.ts';
import { courtAnswerClock } from '../cases/acts/clock-handlers.ts';
import { ValidationError } from '../platform/errors.ts';
import { referralProblem } from './texts.ts';

/** Before filing thirty days, after it fifteen, in summary procedure seven; the lengths are rows of the rules. */
const clockOfKind = { beforeFiling: 'C-CRT1', ordinary: 'C-CRT2', summary: 'C-CRT3' } as const;
const clockKey = 'C-CRT';

/**
 * A court sent the dispute: its own time counts from the day its papers were signed for
 * (《最高人民法院关于人民法院特邀调解的规定》第二十七条), beside the time of mediation. While the case waits for triage
 * the court also waits for the answer whether it is taken.
 */
export const recordEntrustment: HandlerOf<'recordEntrustment'> = async (context) => {
  const { data, subject, openDeadline, set } = context;
  await putOnRecord(context, context.data);
  openDeadline({ rule: clockOfKind[data.kind], key: clockKey, startOn: data.happenedOn });
  if (subject.phase === 'triage') {
    openDeadline({ rule: courtAnswerClock, key: courtAnswerClock, startOn: data.happenedOn });
  }
  set({ channel: 'courtEntrusted' });
};

/** The court is told how it ended and gets its papers back. */
export const reportToCourt: HandlerOf<'reportToCourt'> = async (context) => {
  const { tx, subject, data, closeDeadline } = context;
  const entrustment = (await listActs(tx.knex, subject.id)).find(
    ({ event, repliedOn }) => event === 'recordEntrustment' && repliedOn === null,
  );
  if (entrustment === undefined) throw new ValidationError([referralProblem('', 'notEntrusted')]);
  if (entrustment.happenedOn !== null && data.happenedOn < entrustment.happenedOn) {
    throw new ValidationError([referralProblem('happenedOn', 'beforeEntrustment')]);
  }
  if (!data.papersReturned) throw new ValidationError([referralProblem('papersReturned', 'papersKept')]);
  await putOnRecord(context, context.data);
  await saveReply(tx, entrustment.id, { on: data.happenedOn, result: 'done', content: null });
  closeDeadline(clockKey, 'met');
};

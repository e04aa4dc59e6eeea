import type { Clock, Instant } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { nextWarning } from '../deadlines/deadline-warnings.ts';
import {
  claimWarning,
  type Deadline,
  findDeadlineRule,
  listWarnings,
  updateDeadline,
} from '../deadlines/deadlines-repository.ts';
import type { WorkflowEngine } from './engine.ts';
import { insertOutbox } from './outbox-repository.ts';

const batch = 50;

export interface WarningDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly engine: WorkflowEngine;
}

/** Puts the warnings of deadlines that draw near into the outbox, each once even with several processes. */
export async function sendWarnings(deps: WarningDeps): Promise<number> {
  let sent = 0;
  for (;;) {
    const near = await listWarnings(deps.db.read, deps.clock.now(), batch);
    for (const deadline of near) {
      await send(deps, deadline);
      sent += 1;
    }
    if (near.length < batch) return sent;
  }
}

async function send(deps: WarningDeps, deadline: Deadline): Promise<void> {
  const now = deps.clock.now();
  await deps.uow.run(async (tx) => {
    const next = nextWarning(deadline.dueOn, deadline.warnDays, now);
    if (await claimWarning(tx, deadline, next))
      await tellOfDeadline(tx, deps.engine, deadline, 'deadlineNear', now);
  });
}

/** A deadline that moves nothing is over: those concerned are told, once. */
export async function tellReached(deps: WarningDeps, deadline: Deadline): Promise<void> {
  const now = deps.clock.now();
  await deps.uow.run(async (tx) => {
    await updateDeadline(tx, deadline.id, { firedAt: now });
    await tellOfDeadline(tx, deps.engine, deadline, 'deadlineReached', now);
  });
}

/** Tells those whom the rule names, through the outbox of this transaction. */
export async function tellOfDeadline(
  tx: Tx,
  engine: WorkflowEngine,
  deadline: Deadline,
  kind: 'deadlineNear' | 'deadlineReached' | 'deadlineMoved',
  now: Instant,
): Promise<void> {
  const subject = await engine.load(tx.knex, deadline.subjectKind, deadline.subjectId);
  const rule = await findDeadlineRule(tx.knex, deadline.rule, subject, deadline.startOn);
  const params = {
    dueOn: deadline.dueOn,
    'deadline.zh-CN': rule?.label.zh ?? deadline.rule,
    'deadline.en': rule?.label.en ?? deadline.rule,
  };
  const receivers = engine.registry.vocabulary.deadlineEvents.get(deadline.rule)?.warns ?? ['mediator'];
  const messages = receivers.map((to) => ({
    id: `${kind}:${deadline.id}:${deadline.dueOn}:${deadline.warnAt}:${to}`,
    subjectId: deadline.subjectId,
    subjectKind: deadline.subjectKind,
    seq: deadline.openedSeq,
    kind: 'notify',
    data: { to, kind, params },
  }));
  await insertOutbox(tx, messages, now);
}

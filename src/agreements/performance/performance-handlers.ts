import type { EventData, HandlerOf } from '../../../workflows/vocabulary/events.ts';
import { legalDay } from '../../platform/clock.ts';
import { newId } from '../../platform/ids.ts';
import { formatYuan } from '../../platform/money.ts';
import { refuse } from '../../platform/problem.ts';
import { listOpenDeadlines } from '../../workflow/deadlines/deadlines-repository.ts';
import type { EventHandler } from '../../workflow/definitions/ports.ts';
import type { Agreement, Obligation } from '../core/agreement.ts';
import { listAgreements } from '../core/agreements-repository.ts';
import { insertPerformance, listObligations, saveObligation } from '../core/obligations-repository.ts';
import { problem } from '../core/problems.ts';
import { agreementBasis } from '../core/texts.ts';

export interface PerformanceStep {
  readonly state: 'partial' | 'performed' | 'breached';
  readonly performedFen: number;
  readonly paidFen: number | null;
}

/** What one act of performance does to an obligation; refused when it is more than what is left. */
export function performanceStep(obligation: Obligation, amountFen: number | undefined): PerformanceStep {
  if (obligation.state === 'performed') return refuse(problem('obligationId', 'nothingLeft'));
  if (obligation.amountFen === null) {
    if (amountFen !== undefined) refuse(problem('amountFen', 'noAmount'));
    return { state: 'performed', performedFen: 0, paidFen: null };
  }
  const left = obligation.amountFen - obligation.performedFen;
  const paid = amountFen ?? left;
  if (paid > left) {
    const params = { left: formatYuan(left), amount: formatYuan(paid) };
    return refuse(problem('amountFen', 'overPaid', { params }));
  }
  // A breached obligation stays breached until all of it is performed.
  const rest = obligation.state === 'breached' ? 'breached' : 'partial';
  return {
    state: paid === left ? 'performed' : rest,
    performedFen: obligation.performedFen + paid,
    paidFen: paid,
  };
}

/** Performance with its true day: entered late, it still closes the clock as of that day. */
export const recordPerformance: HandlerOf<'recordPerformance'> = async (context) => {
  const { tx, subject, data } = context;
  const { obligation, agreement } = await obligationOf(context, data.obligationId);
  if (agreement.effectiveOn !== null && data.performedOn < agreement.effectiveOn) {
    refuse(problem('performedOn', 'beforeEffective', { params: { day: agreement.effectiveOn } }));
  }
  const step = performanceStep(obligation, data.amountFen);
  await insertPerformance(tx.knex, subject.id, {
    id: newId(),
    obligationId: obligation.id,
    performedOn: data.performedOn,
    amountFen: step.paidFen,
    way: data.way,
    note: data.note ?? null,
    recordedAt: context.recordedAt,
  });
  const isDone = step.state === 'performed';
  await saveObligation(tx.knex, obligation.id, {
    state: step.state,
    performedFen: step.performedFen,
    performedOn: isDone ? data.performedOn : null,
  });
  if (isDone) context.closeDeadline(`C-OBL:${obligation.id}`, 'met');
  context.note({ obligationId: obligation.id, paidFen: step.paidFen, isDone });
};

/** Marks an obligation that was not performed in time; the worker says so when the due day is over. */
export const breach: HandlerOf<'breach'> = async (context) => {
  const { tx, data, actor } = context;
  const isSystem = actor.roles.includes('system');
  const { obligation } = await obligationOf(context, data.obligationId);
  if (obligation.state === 'performed') {
    if (!isSystem) refuse(problem('obligationId', 'nothingLeft'));
    return;
  }
  if (!isSystem && legalDay(context.occurredAt) <= obligation.dueOn) {
    const params = { day: obligation.dueOn };
    refuse(problem('obligationId', 'notDueYet', { params, basis: agreementBasis.performance }));
  }
  await saveObligation(tx.knex, obligation.id, { state: 'breached' });
  if (!isSystem) context.closeDeadline(`C-OBL:${obligation.id}`, 'cancelled');
  context.note({ obligationId: obligation.id });
};

/** The joint application, within thirty days of the agreement taking effect (《人民调解法》第三十三条第一款). */
export const applyConfirm: HandlerOf<'applyConfirm'> = async ({ tx, subject, data, note }) => {
  const settling = (await listAgreements(tx.knex, subject.id)).filter(
    (one) => one.isSettling && one.effectiveOn !== null,
  );
  const basis = agreementBasis.confirmation;
  const from = settling.at(-1)?.effectiveOn;
  if (from && data.appliedOn < from) {
    refuse(problem('appliedOn', 'beforeEffective', { params: { day: from }, basis }));
  }
  const clock = (await listOpenDeadlines(tx.knex, subject.id)).find(({ rule }) => rule === 'C-JC');
  if (clock && data.appliedOn > clock.dueOn) {
    refuse(problem('appliedOn', 'confirmationOver', { params: { day: clock.dueOn }, basis }));
  }
  note({ court: data.court, appliedOn: data.appliedOn });
};

/** Rulings live in the history of the case: their number is public and is kept readable there. */
export const courtRuling: EventHandler<EventData<'confirmed' | 'rejected'>> = async ({ data, note }) => {
  note({ number: data.number, decidedOn: data.decidedOn });
};

async function obligationOf(
  { tx, subject }: Pick<Parameters<EventHandler>[0], 'tx' | 'subject'>,
  id: string,
): Promise<{ obligation: Obligation; agreement: Agreement }> {
  const obligation = (await listObligations(tx.knex, subject.id)).find((one) => one.id === id);
  const agreement = (await listAgreements(tx.knex, subject.id)).find(
    (one) => one.id === obligation?.agreementId && one.state === 'effective',
  );
  if (!obligation || !agreement) return refuse(problem('obligationId', 'notAnObligation'));
  return { obligation, agreement };
}

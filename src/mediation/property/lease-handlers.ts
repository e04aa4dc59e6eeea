import type { HandlerOf } from '../../../workflows/vocabulary/events.ts';
import { newId } from '../../platform/ids.ts';
import { refuseAll } from '../../platform/problem.ts';
import { mediationLocales } from '../core/texts.ts';
import { insertHandover, insertLedger, type LedgerLine } from './leases-repository.ts';
import { balanceOf, ledgerProblems } from './ledger.ts';

export const recordHandover: HandlerOf<'recordHandover'> = async (context) => {
  const { tx, subject, data } = context;
  const id = newId();
  await insertHandover(tx.knex, subject.id, {
    id,
    handedOverOn: data.handedOverOn,
    items: data.items,
    meters: data.meters,
    note: data.note ?? null,
    recordedAt: context.recordedAt,
  });
  context.note({ handoverId: id });
};

export const balanceLedger: HandlerOf<'balanceLedger'> = async (context) => {
  const { tx, subject, data } = context;
  refuseAll(ledgerProblems(data.lines));
  const { statedFen, computedFen } = balanceOf(data.lines);
  const lines = data.lines.map((line): LedgerLine => ({ ...line, evidence: line.evidence ?? null }));
  if (statedFen === null) lines.push(computedRefund(computedFen));
  await insertLedger(
    tx.knex,
    subject.id,
    lines.map((line) => ({ ...line, id: newId() })),
  );
  context.note({ refundFen: computedFen });
};

/** The papers of a case are in Chinese, and so is a line the ledger adds by itself. */
function computedRefund(amountFen: number): LedgerLine {
  const { ledgerRefund, ledgerOwed } = mediationLocales['zh-CN'].texts;
  return { kind: 'refund', label: amountFen < 0 ? ledgerOwed : ledgerRefund, amountFen, evidence: null };
}

import type { Db } from '../../platform/database/connect.ts';
import type { Case } from '../core/case.ts';
import { type CaseColumns, caseFromRow } from '../core/case-repository.ts';

/** Everything of a case that stands in a ledger, but for numbers of persons. */
export interface LedgerCase {
  readonly subject: Case;
  readonly agreement: { readonly number: string; readonly totalFen: number | null } | null;
  /** States of what was promised in the agreement in force. */
  readonly obligations: readonly string[];
  /** Reminders, urgings and orders of offices above. */
  readonly supervised: number;
}

const supervision: readonly string[] = ['remindCase', 'urgeCase', 'superviseCase'];

/** These cases with what a ledger says of them, in the order asked for; ids of no case are left out. */
export async function listLedgerCases(db: Db, ids: readonly string[]): Promise<LedgerCase[]> {
  if (ids.length === 0) return [];
  const rows = await db<CaseColumns>('cases').whereIn('id', [...ids]);
  const agreements: { case_id: string; id: string; number: string; total_fen: number | null }[] = await db(
    'agreements',
  )
    .whereIn('case_id', [...ids])
    .where({ state: 'effective', is_settling: 1 })
    .orderBy('no')
    .select('case_id', 'id', 'number', 'total_fen');
  const inForce = new Map(agreements.map((one) => [one.case_id, one]));
  const obligations: { agreement_id: string; state: string }[] = await db('obligations')
    .whereIn(
      'agreement_id',
      [...inForce.values()].map(({ id }) => id),
    )
    .select('agreement_id', 'state');
  const acts: { case_id: string; n: number | string }[] = await db('case_acts')
    .whereIn('case_id', [...ids])
    .whereIn('event', [...supervision])
    .groupBy('case_id')
    .select('case_id')
    .count({ n: '*' });
  const supervised = new Map(acts.map(({ case_id, n }) => [case_id, Number(n)]));
  const cases = new Map(rows.map((row) => [row.id, caseFromRow(row)]));
  return ids.flatMap((id) => {
    const subject = cases.get(id);
    if (subject === undefined) return [];
    const agreement = inForce.get(id);
    return [
      {
        subject,
        agreement:
          agreement === undefined ? null : { number: agreement.number, totalFen: agreement.total_fen },
        obligations: obligations.flatMap((one) => (one.agreement_id === agreement?.id ? [one.state] : [])),
        supervised: supervised.get(id) ?? 0,
      },
    ];
  });
}

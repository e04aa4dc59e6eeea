import { z } from 'zod';
import type { Day } from '../../platform/clock.ts';
import { day, flag, int, json, orNull, table, text } from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';

/** How a case ended, as far as its file is concerned. */
export type ClosingOutcome =
  | 'settledWritten'
  | 'settledOral'
  | 'failed'
  | 'terminated'
  | 'withdrawn'
  | 'refused'
  | 'referred'
  | 'selfResolved';

/** One thing a file needs before it is closed: one of these papers, or so many return visits. */
export const requirementTable = table('closing_requirements', {
  id: text(),
  outcome: text<ClosingOutcome>(),
  subjectType: text(),
  kind: text<'papers' | 'returnVisits'>(),
  /** Any one of them will do. */
  codes: json<readonly string[]>(z.array(z.string())),
  minimum: int(),
  /** Papers of an earlier proceeding do not count. */
  isPerProceeding: flag(),
  sort: int(),
  basis: orNull(text()),
  validFrom: day(),
  validTo: orNull(day()),
});
const readRequirement = requirementTable.without(
  ...(['id', 'outcome', 'subjectType', 'sort', 'basis', 'validFrom', 'validTo'] as const),
);
export type ClosingRequirement = ReturnType<typeof readRequirement>;

/** What is in force on a day for an outcome and a type of dispute, in the order of the file. */
export async function listClosingRequirements(
  db: Db,
  outcome: ClosingOutcome,
  subjectType: string,
  on: Day,
): Promise<ClosingRequirement[]> {
  const rows = await db('closing_requirements')
    .where({ outcome })
    .whereIn('subject_type', [subjectType, '*'])
    .where('valid_from', '<=', on)
    .where((query) => query.whereNull('valid_to').orWhere('valid_to', '>', on))
    .orderBy([{ column: 'sort' }, { column: 'id' }]);
  return rows.map(readRequirement);
}

/** How the case ended when it stands in `phase` and its latest proceeding had this result; null while it is open. */
export function closingOutcome(
  phase: string,
  proceeding: { readonly result: string | null; readonly agreementForm: string | null } | null,
): ClosingOutcome | null {
  if (phase === 'selfResolved' || phase === 'refused') return phase;
  if (!['routed', 'terminated', 'settled'].includes(phase)) return null;
  switch (proceeding?.result) {
    case 'settled':
      return proceeding.agreementForm === 'oral' ? 'settledOral' : 'settledWritten';
    case 'failed':
    case 'terminated':
    case 'withdrawn':
      return proceeding.result;
    default:
      return 'referred';
  }
}

import { z } from 'zod';
import type { Day } from '../../platform/clock.ts';
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
export interface ClosingRequirement {
  readonly kind: 'papers' | 'returnVisits';
  /** Any one of them will do. */
  readonly codes: readonly string[];
  readonly minimum: number;
  /** Papers of an earlier proceeding do not count. */
  readonly isPerProceeding: boolean;
}

interface RequirementRow {
  kind: ClosingRequirement['kind'];
  codes: string;
  minimum: number;
  is_per_proceeding: number;
}

const codesSchema = z.array(z.string());

/** What is in force on a day for an outcome and a type of dispute, in the order of the file. */
export async function listClosingRequirements(
  db: Db,
  outcome: ClosingOutcome,
  subjectType: string,
  on: Day,
): Promise<ClosingRequirement[]> {
  const rows: RequirementRow[] = await db('closing_requirements')
    .where({ outcome })
    .whereIn('subject_type', [subjectType, '*'])
    .where('valid_from', '<=', on)
    .where((query) => query.whereNull('valid_to').orWhere('valid_to', '>', on))
    .orderBy([{ column: 'sort' }, { column: 'id' }])
    .select('kind', 'codes', 'minimum', 'is_per_proceeding');
  return rows.map((row) => ({
    kind: row.kind,
    codes: codesSchema.parse(JSON.parse(row.codes)),
    minimum: row.minimum,
    isPerProceeding: row.is_per_proceeding === 1,
  }));
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

import type { Viewer } from '../../identity/viewer.ts';
import type { Day } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import { withinSight } from '../core/access-read-model.ts';
import { type CaseLine, lineColumns, lineFromRow } from '../lists/list-read-model.ts';

export type DuplicateReason = 'samePhone' | 'sameNames';
export interface Duplicate {
  readonly line: CaseLine;
  readonly reason: DuplicateReason;
}

type LineRow = Parameters<typeof lineFromRow>[0];

const shownLimit = 5;
const candidateLimit = 500;

/**
 * Cases a person may see that could be the same dispute: one with the applicant's telephone (`phoneCaseIds`), or of
 * the same type with both names on either side, registered since the day; the newest first.
 */
export async function findDuplicates(
  db: Db,
  viewer: Viewer,
  asked: {
    readonly type: string;
    readonly names: readonly [applicant: string, respondent: string];
    readonly phoneCaseIds: readonly string[];
    readonly since: Day;
  },
): Promise<Duplicate[]> {
  const nameCaseIds = await casesWithBoth(db, asked.names);
  const phone = new Set(asked.phoneCaseIds);
  if (phone.size + nameCaseIds.length === 0) return [];
  const query = db('cases')
    .select(...lineColumns)
    .where('registered_on', '>=', asked.since)
    .whereNotIn('phase', ['void', 'merged'])
    .where((same) => {
      same.whereIn('id', [...phone]).orWhere((named) => {
        named.where({ type: asked.type }).whereIn('id', nameCaseIds);
      });
    });
  withinSight(query, db, viewer);
  const rows: LineRow[] = await query.orderBy('registered_at', 'desc').orderBy('id').limit(shownLimit);
  return rows.map((row) => ({
    line: lineFromRow(row),
    reason: phone.has(row.id) ? 'samePhone' : 'sameNames',
  }));
}

async function casesWithBoth(db: Db, [applicant, respondent]: readonly [string, string]): Promise<string[]> {
  const rows: { case_id: string }[] = await db('parties as one')
    .join('parties as other', 'other.case_id', 'one.case_id')
    .where('one.name', applicant)
    .where('other.name', respondent)
    .select('one.case_id')
    .orderBy('one.created_at', 'desc')
    .limit(candidateLimit);
  return [...new Set(rows.map((row) => row.case_id))];
}

/** Whether a form with this key was carried out before. */
export async function isKeyUsed(db: Db, key: string): Promise<boolean> {
  return (await db('idempotency_keys').where({ key }).first('key')) !== undefined;
}

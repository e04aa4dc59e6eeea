import type { Knex } from 'knex';
import type { Db } from '../platform/database/connect.ts';
import type { FigureFilter } from './figure-filter.ts';

/**
 * A dispute that several committees mediate is led by one of them and counted there. In the figures of a town or
 * committee that joined it counts once as well; the whole counts it once. `joinedBelow`: one row for every town that
 * joined, for a table of towns.
 */
export type Reach = 'led' | 'joined' | 'both' | 'joinedBelow';

export interface Joiner {
  readonly column: 'committee_id' | 'town_code';
  readonly values: readonly string[];
}

/** The one committee or town these figures are about; null for what lies above a town or below it. */
export function joinerOf({ scope, unit, map }: FigureFilter): Joiner | null {
  if (scope.committeeId !== null)
    return { column: 'committee_id', values: map.committeesOf(scope.committeeId) };
  const isTown = unit.level === 'town' && unit.areaCode !== null && scope.mediatorId === null;
  return isTown ? { column: 'town_code', values: map.townsOf(unit.areaCode ?? '') } : null;
}

/** Disputes led elsewhere that this committee or town had joined by the cut-off. */
function joinedCases(db: Db, { column, values }: Joiner, { asOf }: FigureFilter): Knex.QueryBuilder {
  const query = db('case_committees as joinings')
    .whereIn(`joinings.${column}`, [...values])
    .where('joinings.state', 'joined')
    .where('joinings.answered_at', '<=', asOf);
  // Within one town the dispute is counted already.
  return column === 'town_code' ? query.whereNotIn('joinings.lead_town_code', [...values]) : query;
}

export function joinedCaseIds(db: Db, joiner: Joiner, filter: FigureFilter): Knex.QueryBuilder {
  return joinedCases(db, joiner, filter).select('joinings.case_id');
}

/** Their proceedings, but for those that had ended before it joined. */
export function joinedProceedingIds(db: Db, joiner: Joiner, filter: FigureFilter): Knex.QueryBuilder {
  return joinedCases(db, joiner, filter)
    .join('proceedings as shared', 'shared.case_id', 'joinings.case_id')
    .where((either) =>
      either.whereNull('shared.ended_at').orWhere('shared.ended_at', '>', db.ref('joinings.answered_at')),
    )
    .select('shared.id');
}

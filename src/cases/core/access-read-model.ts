import type { Knex } from 'knex';
import type { Viewer } from '../../identity/viewer.ts';
import { pathRange } from '../../offices/area.ts';
import type { Db } from '../../platform/database/connect.ts';
import { type AccessRule, accessRules, type Condition, type SeatCondition } from './access-rule.ts';

/**
 * How a list reads what a person sees: by his office, which an index of `cases` answers, and by name, from the few
 * rows of `case_seats`. Both together are what `seesCase` says of one case; a case may be in both.
 */
export type Reach = 'office' | 'seat';

interface Reached {
  readonly office: readonly Condition[];
  readonly seat: readonly SeatCondition[];
}

function reached(rules: readonly AccessRule[]): Reached {
  const conditions = rules.map(({ when }) => when);
  return {
    office: conditions.filter((one) => one.is !== 'seated'),
    seat: conditions.filter((one) => one.is === 'seated'),
  };
}

/** The ways in which a person reaches cases at all. */
export function reachesOf(viewer: Viewer): readonly Reach[] {
  const { office, seat } = reached(accessRules(viewer));
  return [
    ...(office.length > 0 ? (['office'] as const) : []),
    ...(seat.length > 0 ? (['seat'] as const) : []),
  ];
}

/** Narrows a query on `cases` to what a person reaches in one way. */
export function withinReach(query: Knex.QueryBuilder, db: Db, viewer: Viewer, reach: Reach): void {
  const { office, seat } = reached(accessRules(viewer));
  if (reach === 'seat') query.whereIn('cases.id', seated(db, seat));
  else query.where((some) => write(some, db, { is: 'any', of: office }));
}

/** Narrows a query on `cases` to all that a person may see. */
export function withinSight(query: Knex.QueryBuilder, db: Db, viewer: Viewer): void {
  const conditions = accessRules(viewer).map(({ when }) => when);
  query.where((some) => write(some, db, { is: 'any', of: conditions }));
}

/** Those of the cases with these codes that a person may see. */
export async function listSeenCodes(db: Db, viewer: Viewer, codes: readonly string[]): Promise<Set<string>> {
  if (codes.length === 0) return new Set();
  const query = db('cases').whereIn('code', [...codes]);
  withinSight(query, db, viewer);
  const rows: { code: string }[] = await query.select('code');
  return new Set(rows.map(({ code }) => code));
}

/** The cases on which a person holds this seat, as a query of their ids. */
export function seatsHeld(db: Db, seat: SeatCondition['seat'], holder: string): Knex.QueryBuilder {
  return seated(db, [{ is: 'seated', seat, holder }]);
}

function seated(db: Db, seats: readonly SeatCondition[]): Knex.QueryBuilder {
  return db('case_seats')
    .select('case_id')
    .where((some) => {
      for (const { seat, holder } of seats) some.orWhere({ holder, seat });
    });
}

function write(query: Knex.QueryBuilder, db: Db, condition: Condition): void {
  switch (condition.is) {
    case 'inTown':
      query.where({ 'cases.town_code': condition.code });
      return;
    case 'inArea': {
      const [from, to] = pathRange(condition.path);
      query.where('cases.area_path', '>=', from).where('cases.area_path', '<', to);
      return;
    }
    case 'ofCommittee':
      query.where({ 'cases.committee_id': condition.id });
      return;
    case 'notAccepted':
      query.whereNull('cases.committee_id');
      return;
    case 'mediatedBy':
      query.where({ 'cases.mediator_id': condition.personId });
      return;
    case 'ledBy':
      query.where({ 'cases.leader_account_id': condition.accountId });
      return;
    case 'ofRisk':
      query.whereIn('cases.risk', [...condition.risks]);
      return;
    case 'ofLevel':
      query.where({ 'cases.level': condition.level });
      return;
    case 'leadersMatter':
      query.where({ 'cases.is_leaders_matter': 1 });
      return;
    case 'supervised':
      query.whereNot({ 'cases.supervision': 'none' });
      return;
    case 'seated':
      query.whereIn('cases.id', seated(db, [condition]));
      return;
    case 'all':
      for (const one of condition.of) query.where((both) => write(both, db, one));
      return;
    case 'any':
      if (condition.of.length === 0) query.whereRaw('1 = 0');
      for (const one of condition.of) query.orWhere((either) => write(either, db, one));
  }
}

import type { Knex } from 'knex';
import type { Viewer } from '../identity/viewer.ts';
import { pathRange } from '../offices/area.ts';
import type { Db } from '../platform/database/connect.ts';
import { type Cursor, keyset } from '../platform/database/paging.ts';
import type { Lead } from './lead.ts';
import { type LeadColumns, leadFromRow } from './lead-repository.ts';

export const leadTabs = ['waiting', 'all'] as const;
export type LeadTab = (typeof leadTabs)[number];

/** Phases in which somebody still has to decide. */
export const waitingLeadPhases: readonly string[] = ['reported', 'triaged'];

/** Those who decide on leads see those of their area, the others their own. */
const deskRoles: readonly string[] = ['clerk', 'coordinator', 'chair', 'villageMediator'];

/** One page of leads, the newest first, with one more than asked for when there are more. */
export async function listLeads(
  db: Db,
  viewer: Viewer,
  tab: LeadTab,
  page: { readonly cursor: Cursor | null; readonly limit: number },
): Promise<Lead[]> {
  const query = keyset(seenBy(db, viewer, tab), ['reported_at', 'id'], page.cursor, 'desc');
  const rows: LeadColumns[] = await query.limit(page.limit + 1);
  return rows.map(leadFromRow);
}

/** How many leads a tab holds, counted no further than `cap`. */
export async function countLeads(db: Db, viewer: Viewer, tab: LeadTab, cap = 100): Promise<number> {
  const some = seenBy(db, viewer, tab).select('id').limit(cap).as('some');
  const row = await db.count({ n: '*' }).from(some).first();
  return Number(row?.['n'] ?? 0);
}

function seenBy(db: Db, viewer: Viewer, tab: LeadTab): Knex.QueryBuilder {
  const query: Knex.QueryBuilder = db('leads');
  if (deskRoles.includes(viewer.role)) {
    const [from, to] = pathRange(viewer.areaPath);
    query.where('area_path', '>=', from).where('area_path', '<', to);
  } else {
    query.where({ reporter_id: viewer.accountId });
  }
  if (tab === 'waiting') query.whereIn('phase', [...waitingLeadPhases]);
  return query;
}

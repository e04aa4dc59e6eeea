import type { Knex } from 'knex';
import type { Viewer } from '../identity/viewer.ts';
import { pathRange } from '../offices/area.ts';
import type { Db } from '../platform/database/connect.ts';
import { type KeysetPage, keyset, type PageStart, readPage } from '../platform/database/paging.ts';
import type { Lead } from './lead.ts';
import { type LeadColumns, leadTable } from './lead.ts';
import { seesLeadsOfArea } from './lead-policy.ts';

export const leadTabs = ['waiting', 'all'] as const;
export type LeadTab = (typeof leadTabs)[number];

/** Phases in which somebody still has to decide. */
export const waitingLeadPhases: readonly string[] = ['reported', 'triaged'];

export const phasesOfTab: Readonly<Record<LeadTab, readonly string[] | undefined>> = {
  waiting: waitingLeadPhases,
  all: undefined,
};

/** One page of leads in these phases, or in all, the newest first. */
export function pageOfLeads(
  db: Db,
  viewer: Viewer,
  phases: readonly string[] | undefined,
  page: { readonly start: PageStart | null; readonly limit: number },
): Promise<KeysetPage<Lead>> {
  return readPage(
    page.start,
    page.limit,
    async (start) => {
      const query = keyset(seenBy(db, viewer, phases), ['reported_at', 'id'], start, 'desc');
      const rows: LeadColumns[] = await query.limit(page.limit + 1);
      return rows.map(leadTable.fromRow);
    },
    (lead) => [lead.reportedAt, lead.id],
  );
}

/** How many leads are in these phases, counted no further than `cap`. */
export async function countLeads(
  db: Db,
  viewer: Viewer,
  phases: readonly string[],
  cap = 100,
): Promise<number> {
  const some = seenBy(db, viewer, phases).select('id').limit(cap).as('some');
  const row = await db.count({ n: '*' }).from(some).first();
  return Number(row?.['n'] ?? 0);
}

/** The same rule as `seesLead`. */
function seenBy(db: Db, viewer: Viewer, phases: readonly string[] | undefined): Knex.QueryBuilder {
  const query: Knex.QueryBuilder = db('leads').where((visible) => {
    visible.where('reporter_id', viewer.accountId);
    if (!seesLeadsOfArea(viewer)) return;
    for (const path of [viewer.areaPath, ...(viewer.formerPlaces ?? []).map((one) => one.path)]) {
      const [from, to] = pathRange(path);
      visible.orWhere((area) => area.where('area_path', '>=', from).where('area_path', '<', to));
    }
  });
  return phases === undefined ? query : query.whereIn('phase', [...phases]);
}

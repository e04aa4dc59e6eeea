import type { Viewer } from '../identity/viewer.ts';
import type { Lead } from '../leads/lead.ts';
import { leadFromRow } from '../leads/lead-repository.ts';
import { pathRange } from '../offices/area.ts';
import type { Db } from '../platform/database/connect.ts';
import { type Cursor, keyset } from '../platform/database/paging.ts';

/** Offices that see every report of their area; everybody sees his own. The same rule as `seesLead`. */
const deskRoles: readonly string[] = ['clerk', 'coordinator', 'chair', 'villageMediator'];

/** Reports a person may see, newest first; `limit + 1` rows tell whether there are more. */
export async function listLeads(
  db: Db,
  viewer: Viewer,
  filter: { readonly phase?: string | undefined },
  page: { readonly cursor: Cursor | null; readonly limit: number },
): Promise<Lead[]> {
  const query = db('leads').where((visible) => {
    visible.where('reporter_id', viewer.accountId);
    if (!deskRoles.includes(viewer.role)) return;
    const [from, to] = pathRange(viewer.areaPath);
    visible.orWhere((area) => {
      area.where('area_path', '>=', from).where('area_path', '<', to);
    });
  });
  if (filter.phase !== undefined) query.where('phase', filter.phase);
  const rows = await keyset(query, ['reported_at', 'id'], page.cursor, 'desc').limit(page.limit + 1);
  return rows.map(leadFromRow);
}

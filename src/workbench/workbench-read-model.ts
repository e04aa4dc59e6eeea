import { can } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import { pathRange } from '../offices/area.ts';
import type { Instant } from '../platform/clock.ts';
import type { Db } from '../platform/database/connect.ts';

export interface WaitingLead {
  readonly code: string;
  readonly type: string;
  readonly what: string;
  readonly villageCode: string | null;
  readonly townCode: string;
  readonly phase: string;
  readonly isUrgent: boolean;
  readonly reportedAt: Instant;
}

/** Leads of the viewer's area that nobody has decided on, the newest first; none for roles that see no leads. */
export async function listWaitingLeads(
  db: Db,
  viewer: Viewer,
  { townCode, limit }: { readonly townCode: string | undefined; readonly limit: number },
): Promise<WaitingLead[]> {
  if (!can(viewer, 'viewLeads')) return [];
  const query = db('leads').whereIn('phase', ['reported', 'triaged']);
  if (viewer.role === 'gridWorker') query.where({ reporter_id: viewer.accountId });
  else if (townCode !== undefined) query.where({ town_code: townCode });
  const [from, to] = pathRange(viewer.areaPath);
  const rows = await query
    .where('area_path', '>=', from)
    .where('area_path', '<', to)
    .select('code', 'type', 'what', 'village_code', 'town_code', 'phase', 'urgency', 'reported_at')
    .orderBy([
      { column: 'reported_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit);
  return rows.map((row) => ({
    code: row.code,
    type: row.type,
    what: row.what,
    villageCode: row.village_code,
    townCode: row.town_code,
    phase: row.phase,
    isUrgent: row.urgency === 'urgent',
    reportedAt: row.reported_at,
  }));
}

import type { Knex } from 'knex';
import type { Viewer } from '../../identity/viewer.ts';
import type { Db } from '../../platform/database/connect.ts';
import {
  mayBeStatusOnly,
  type Reading,
  seesStatusOnly,
  type TalksCondition,
  talksRule,
} from './reading-rule.ts';

/** How much a person reads of each of these cases, which he may see: what `readsTalks` says of one case in hand. */
export async function listReadings(
  db: Db,
  viewer: Viewer,
  cases: readonly { readonly id: string; readonly committeeId: string | null }[],
): Promise<Map<string, Reading>> {
  const heard = await listHeard(
    db,
    viewer,
    cases.map(({ id }) => id),
  );
  return new Map(
    cases.map((one) => {
      if (seesStatusOnly(viewer, one)) return [one.id, 'status'];
      return [one.id, heard.has(one.id) ? 'talks' : 'file'];
    }),
  );
}

/** Narrows a query on `cases` to those of which a person reads the file. */
export function withinFile(query: Knex.QueryBuilder, viewer: Viewer): void {
  if (mayBeStatusOnly(viewer)) query.whereNull('cases.committee_id');
}

async function listHeard(db: Db, viewer: Viewer, ids: readonly string[]): Promise<Set<string>> {
  const conditions = talksRule(viewer);
  if (conditions.length === 0 || ids.length === 0) return new Set();
  const query = db('cases')
    .whereIn('cases.id', [...ids])
    .where((some) => {
      for (const one of conditions) some.orWhere((either) => write(either, db, one));
    });
  const rows: { id: string }[] = await query.select('cases.id');
  return new Set(rows.map(({ id }) => id));
}

function write(query: Knex.QueryBuilder, db: Db, condition: TalksCondition): void {
  switch (condition.is) {
    case 'anyCase':
      query.whereRaw('1 = 1');
      return;
    case 'mediatedByCommittee':
      query.whereExists(
        db('proceedings')
          .select(db.raw('1'))
          .whereRaw('proceedings.case_id = cases.id')
          .where({ 'proceedings.committee_id': condition.committeeId }),
      );
      return;
    case 'assignedTo': {
      const { personId } = condition;
      query.whereExists(
        db('assignments')
          .select(db.raw('1'))
          .whereRaw('assignments.case_id = cases.id')
          .whereNot({ 'assignments.state': 'declined' })
          .where((some) => {
            some.where({ mediator_id: personId }).orWhere({ recorder_id: personId });
            // A list of ids as JSON.
            const written = personId.replace(/[!%_]/g, '!$&');
            some.orWhereRaw("co_mediator_ids like ? escape '!'", [`%"${written}"%`]);
          }),
      );
    }
  }
}

import type { Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { newId } from '../../platform/ids.ts';

/** `split`: the other was split off this case; `merged`: the other goes on in this one; `related`: neither. */
export type CaseLinkKind = 'split' | 'merged' | 'related';

export interface CaseLink {
  readonly kind: CaseLinkKind;
  /** Whether this case is the one the link was made from. */
  readonly isOwn: boolean;
  readonly otherId: string;
  readonly linkedAt: Instant;
}

/** Links of a case in both directions, in the order in which they were entered. */
export async function listCaseLinks(db: Db, caseId: string): Promise<CaseLink[]> {
  const rows = await db('case_links')
    .where({ case_id: caseId })
    .orWhere({ other_case_id: caseId })
    .orderBy('id');
  return rows.map((row) => ({
    kind: row.kind,
    isOwn: row.case_id === caseId,
    otherId: row.case_id === caseId ? row.other_case_id : row.case_id,
    linkedAt: row.linked_at,
  }));
}

/** The same link made twice is one. */
export async function insertCaseLink(
  tx: Tx,
  link: {
    readonly caseId: string;
    readonly otherId: string;
    readonly kind: CaseLinkKind;
    readonly by: string;
    readonly at: Instant;
  },
): Promise<void> {
  await tx
    .knex('case_links')
    .insert({
      id: newId(),
      case_id: link.caseId,
      other_case_id: link.otherId,
      kind: link.kind,
      linked_by: link.by,
      linked_at: link.at,
    })
    .onConflict(['case_id', 'other_case_id', 'kind'])
    .ignore();
}

/** From when the clock of a case counts that was split off another one. */
export async function saveCountedFrom(tx: Tx, caseId: string, day: string): Promise<void> {
  await tx.knex('cases').where({ id: caseId }).update({ counted_from: day });
}

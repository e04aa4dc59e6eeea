import type { Day, Instant } from '../../platform/clock.ts';
import { instant, table, text } from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { newId } from '../../platform/ids.ts';
import { caseTable } from '../core/case.ts';

/** `split`: the other was split off this case; `merged`: the other goes on in this one; `related`: neither. */
export type CaseLinkKind = 'split' | 'merged' | 'related';

export const linkTable = table('case_links', {
  id: text(),
  caseId: text(),
  otherCaseId: text(),
  kind: text<CaseLinkKind>(),
  linkedBy: text(),
  linkedAt: instant(),
});

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
  return rows.map(linkTable.fromRow).map((link) => {
    const isOwn = link.caseId === caseId;
    const { kind, linkedAt } = link;
    return { kind, isOwn, otherId: isOwn ? link.otherCaseId : link.caseId, linkedAt };
  });
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
  const { caseId, otherId: otherCaseId, kind, by: linkedBy, at: linkedAt } = link;
  await tx
    .knex('case_links')
    .insert(linkTable.toColumns({ id: newId(), caseId, otherCaseId, kind, linkedBy, linkedAt }))
    .onConflict(['case_id', 'other_case_id', 'kind'])
    .ignore();
}

/** From when the clock of a case counts that was split off another one. */
export async function saveCountedFrom(tx: Tx, caseId: string, day: Day): Promise<void> {
  await tx
    .knex('cases')
    .where({ id: caseId })
    .update(caseTable.toChanges({ countedFrom: day }));
}

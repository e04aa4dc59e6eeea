import type { Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import { newId } from '../../platform/ids.ts';
import type { StateValue } from '../../workflow/definitions/definition.ts';
import { type Proposal, type ProposalState, proposalTable } from './proposal.ts';

const readProposal = proposalTable.without('caseId');

/** Every proposal of a case, in the order they were made. */
export async function listProposals(db: Db, caseId: string): Promise<Proposal[]> {
  const rows = await db('proposals').where({ case_id: caseId }).orderBy('id');
  return rows.map(readProposal);
}

export async function insertProposal(
  db: Db,
  caseId: string,
  one: Pick<
    Proposal,
    'kind' | 'phase' | 'ground' | 'reason' | 'isAgreementOnly' | 'days' | 'proposedBy' | 'proposedAt'
  >,
): Promise<string> {
  const id = newId();
  await proposalTable.insert(db, {
    ...one,
    ...{ id, caseId, state: 'open', decidedBy: null, decidedAt: null, decision: null },
    ...{ stateBefore: null, supplementNo: null },
  });
  return id;
}

export async function decideProposal(
  db: Db,
  id: string,
  decided: {
    readonly state: Exclude<ProposalState, 'open'>;
    readonly by: string;
    readonly at: Instant;
    readonly decision: string | null;
    readonly stateBefore?: StateValue;
    readonly supplementNo?: number;
  },
): Promise<void> {
  const { state, by: decidedBy, at: decidedAt, decision, stateBefore = null, supplementNo = null } = decided;
  const changes = { state, decidedBy, decidedAt, decision, stateBefore, supplementNo };
  await db('proposals').where({ id, state: 'open' }).update(proposalTable.toChanges(changes));
}

/** Names to show for accounts, by id. */
export async function listProposerNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db('accounts')
    .whereIn('id', [...ids])
    .select('id', 'display_name');
  return new Map(rows.map((row) => [String(row.id), String(row.display_name)]));
}

export async function findPhase(db: Db, caseId: string): Promise<string> {
  const row = await db('cases').where({ id: caseId }).first('phase');
  return String(row?.phase ?? '');
}

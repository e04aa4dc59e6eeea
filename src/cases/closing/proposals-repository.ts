import type { Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import { newId } from '../../platform/ids.ts';
import type { StateValue } from '../../workflow/definitions/definition.ts';
import type { Proposal, ProposalKind, ProposalState } from './proposal.ts';

interface ProposalRow {
  id: string;
  case_id: string;
  kind: ProposalKind;
  state: ProposalState;
  phase: string;
  ground: string | null;
  reason: string;
  is_agreement_only: number;
  days: number | null;
  proposed_by: string;
  proposed_at: Instant;
  decided_by: string | null;
  decided_at: Instant | null;
  decision: string | null;
  state_before: string | null;
  supplement_no: number | null;
}

/** Every proposal of a case, in the order they were made. */
export async function listProposals(db: Db, caseId: string): Promise<Proposal[]> {
  const rows = await db<ProposalRow>('proposals').where({ case_id: caseId }).orderBy('id');
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    state: row.state,
    phase: row.phase,
    ground: row.ground,
    reason: row.reason,
    isAgreementOnly: row.is_agreement_only === 1,
    days: row.days,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    decision: row.decision,
    stateBefore: row.state_before === null ? null : (JSON.parse(row.state_before) as StateValue),
    supplementNo: row.supplement_no,
  }));
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
  await db('proposals').insert({
    id,
    case_id: caseId,
    kind: one.kind,
    state: 'open' satisfies ProposalState,
    phase: one.phase,
    ground: one.ground,
    reason: one.reason,
    is_agreement_only: one.isAgreementOnly ? 1 : 0,
    days: one.days,
    proposed_by: one.proposedBy,
    proposed_at: one.proposedAt,
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
  await db<ProposalRow>('proposals')
    .where({ id, state: 'open' })
    .update({
      state: decided.state,
      decided_by: decided.by,
      decided_at: decided.at,
      decision: decided.decision,
      state_before: decided.stateBefore === undefined ? null : JSON.stringify(decided.stateBefore),
      supplement_no: decided.supplementNo ?? null,
    });
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

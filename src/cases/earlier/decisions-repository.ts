import type { Instant } from '../../platform/clock.ts';
import {
  type ColumnsOf,
  instant,
  orNull,
  type RowOf,
  table,
  text,
} from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { newId } from '../../platform/ids.ts';
import type { DecisionAbout } from './sameness.ts';

export type PersonDecision = 'same' | 'notSame';

export const decisionTable = table('person_decisions', {
  id: text(),
  /** The smaller of both ids, so that a pair has one row from whichever case it is looked at. */
  oneId: text(),
  otherId: text(),
  oneCaseId: text(),
  otherCaseId: text(),
  about: text<DecisionAbout>(),
  decision: text<PersonDecision>(),
  reason: orNull(text()),
  decidedBy: text(),
  decidedAt: instant(),
});
type Columns = ColumnsOf<typeof decisionTable>;
export type Decided = RowOf<typeof decisionTable>;

/** A record and the case it stands on. */
export interface RecordPlace {
  readonly id: string;
  readonly caseId: string;
}

/** One key for a pair, whichever of both is named first. */
export function pairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/** Everything that was decided of the people of a case, by pair. */
export async function listDecisions(db: Db, caseId: string): Promise<Map<string, Decided>> {
  const rows = await db<Columns>('person_decisions')
    .where({ one_case_id: caseId })
    .orWhere({ other_case_id: caseId });
  return new Map(rows.map((row) => [pairKey(row.one_id, row.other_id), decisionTable.fromRow(row)]));
}

export async function findDecision(db: Db, one: string, other: string): Promise<Decided | null> {
  const [oneId = '', otherId = ''] = [one, other].sort();
  const row = await db<Columns>('person_decisions').where({ one_id: oneId, other_id: otherId }).first();
  return row ? decisionTable.fromRow(row) : null;
}

/** Keeps what was decided last of a pair. */
export async function saveDecision(
  tx: Tx,
  pair: readonly [RecordPlace, RecordPlace],
  decided: {
    readonly about: DecisionAbout;
    readonly decision: PersonDecision;
    readonly reason: string | null;
    readonly by: string;
    readonly at: Instant;
  },
): Promise<void> {
  const [one, other] = pair[0].id < pair[1].id ? pair : [pair[1], pair[0]];
  const { about, decision, reason, by: decidedBy, at: decidedAt } = decided;
  const row = {
    ...{ id: newId(), oneId: one.id, otherId: other.id, oneCaseId: one.caseId, otherCaseId: other.caseId },
    ...{ about, decision, reason, decidedBy, decidedAt },
  };
  await tx
    .knex('person_decisions')
    .insert(decisionTable.toColumns(row))
    .onConflict(['one_id', 'other_id'])
    .merge(['about', 'decision', 'reason', 'decided_by', 'decided_at']);
}

/** Takes back what was decided of a pair. */
export async function removeDecision(tx: Tx, one: string, other: string): Promise<void> {
  const [oneId, otherId] = [one, other].sort();
  await tx.knex('person_decisions').where({ one_id: oneId, other_id: otherId }).delete();
}

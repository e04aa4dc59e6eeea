import type { Db } from '../platform/database/connect.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';
import {
  type FormerWord,
  type RuleChange,
  type RuleKind,
  ruleChangeTable,
  type WordValues,
  wordOfId,
} from './rule-change.ts';
import { type Threshold, thresholdTable } from './thresholds.ts';

export async function insertRuleChange(tx: Tx, change: RuleChange): Promise<void> {
  await ruleChangeTable.insert(tx.knex, change);
}

/** What was done to a rule, the first first. */
export async function listRuleChanges(db: Db, kind: RuleKind, objectId: string): Promise<RuleChange[]> {
  const rows = await db('rule_changes').where({ kind, object_id: objectId }).orderBy(['recorded_at', 'id']);
  return rows.map(ruleChangeTable.fromRow);
}

export async function countRuleChanges(db: Db, kind: RuleKind, objectId: string): Promise<number> {
  const row = await db('rule_changes').where({ kind, object_id: objectId }).count({ n: '*' }).first();
  return Number(row?.n ?? 0);
}

/** Entries of dictionaries as they were, in the order in which they were replaced. */
export async function listFormerWords(db: Db): Promise<FormerWord[]> {
  const rows = await db('rule_changes')
    .where({ kind: 'dictionaries', act: 'changed' })
    .whereNotNull('former')
    .orderBy(['on_day', 'recorded_at', 'id']);
  return rows.map(ruleChangeTable.fromRow).flatMap(({ objectId, onDay, former }) => {
    if (former === null) return [];
    const { dictionary, code } = wordOfId(objectId);
    const { labelZh, labelEn, sort, basis } = former.values as unknown as WordValues;
    return [
      {
        ...{ dictionary, code, sort, basis, validFrom: former.validFrom },
        label: { zh: labelZh, en: labelEn },
        validTo: former.validTo === null || former.validTo > onDay ? onDay : former.validTo,
      },
    ];
  });
}

export async function listThresholds(db: Db): Promise<Threshold[]> {
  const rows = await db('thresholds').orderBy(['name', 'valid_from']);
  return rows.map(thresholdTable.fromRow);
}

import { type ClosingOutcome, requirementTable } from '../cases/core/closing-requirements-repository.ts';
import { listDictionaryEntries } from '../offices/areas-repository.ts';
import { entryTable } from '../offices/office.ts';
import { listFormerWords, listThresholds } from '../offices/rule-changes-repository.ts';
import { type ThresholdName, thresholdTable } from '../offices/thresholds.ts';
import type { LimitUnit } from '../platform/calendar.ts';
import type { Db } from '../platform/database/connect.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';
import { deadlineRuleTable, listDeadlineRules } from '../workflow/deadlines/deadlines-repository.ts';
import { codesOf, warnDaysOf } from './checks.ts';
import { idOf, type Rule, type RuleKind, type Span, type Value, type Values } from './rule.ts';

interface Read extends Span {
  readonly key: Values;
}

/** Every rule of a kind with all it ever said. */
export async function listRules(db: Db, kind: RuleKind): Promise<Rule[]> {
  const rules = new Map<string, Rule>();
  for (const { key, ...span } of await readers[kind](db)) {
    const id = idOf(kind, key);
    const spans = [...(rules.get(id)?.spans ?? []), span].sort((a, b) =>
      a.validFrom < b.validFrom ? -1 : 1,
    );
    rules.set(id, { kind, id, key, spans });
  }
  return [...rules.values()];
}

const readers: Readonly<Record<RuleKind, (db: Db) => Promise<Read[]>>> = {
  dictionaries: async (db) =>
    [...(await listFormerWords(db)), ...(await listDictionaryEntries(db))].map(
      ({ dictionary, code, label, sort, basis, validFrom, validTo }) => ({
        ...{ key: { dictionary, code }, validFrom, validTo },
        values: { labelZh: label.zh, labelEn: label.en, sort, basis },
      }),
    ),
  limits: async (db) =>
    (await listDeadlineRules(db)).map((row) => ({
      key: { code: row.code, subjectType: row.subjectType, areaCode: row.areaCode, kind: row.kind },
      validFrom: row.validFrom,
      validTo: row.validTo,
      values: {
        ...{ labelZh: row.labelZh, labelEn: row.labelEn, length: row.length, unit: row.unit, roll: row.roll },
        ...{ warnDays: row.warnDays.join('、'), basis: row.basis },
      },
    })),
  closing: async (db) => {
    const rows = await db('closing_requirements').orderBy(['outcome', 'sort', 'valid_from']);
    return rows.map(requirementTable.fromRow).map((row) => ({
      key: {
        ...{ outcome: row.outcome, subjectType: row.subjectType, kind: row.kind },
        codes: row.codes.join('+'),
      },
      validFrom: row.validFrom,
      validTo: row.validTo,
      values: {
        ...{ minimum: row.minimum, isPerProceeding: row.isPerProceeding },
        ...{ sort: row.sort, basis: row.basis },
      },
    }));
  },
  colours: async (db) =>
    (await listThresholds(db)).map(({ name, days, basis, validFrom, validTo }) => ({
      ...{ key: { name }, validFrom, validTo, values: { days, basis } },
    })),
};

/** The table of a kind, and the row a span stands in. */
const writers: Readonly<
  Record<
    RuleKind,
    { readonly table: string; columns(rule: Rule, span: Span): Readonly<Record<string, unknown>> }
  >
> = {
  dictionaries: {
    table: 'dictionary_entries',
    columns: ({ key }, { values, validFrom, validTo }) =>
      entryTable.toColumns({
        ...{ dictionary: text(key['dictionary']), code: text(key['code']), validFrom, validTo },
        ...{ labelZh: text(values['labelZh']), labelEn: text(values['labelEn']) },
        ...{ sort: Number(values['sort']), basis: textOrNull(values['basis']) },
      }),
  },
  limits: {
    table: 'deadline_rules',
    columns: (rule, { values, validFrom, validTo }) =>
      deadlineRuleTable.toColumns({
        id: `${rule.id}:${validFrom}`,
        ...{ code: text(rule.key['code']), subjectType: text(rule.key['subjectType']) },
        areaCode: textOrNull(rule.key['areaCode']),
        kind: rule.key['kind'] === 'legal' ? 'legal' : 'internal',
        ...{ length: Number(values['length']), unit: text(values['unit']) as LimitUnit },
        ...{ roll: values['roll'] === true, basis: text(values['basis']) },
        ...{ labelZh: text(values['labelZh']), labelEn: text(values['labelEn']) },
        ...{ warnDays: warnDaysOf(values) ?? [], validFrom, validTo },
      }),
  },
  closing: {
    table: 'closing_requirements',
    columns: (rule, { values, validFrom, validTo }) =>
      requirementTable.toColumns({
        id: `${rule.id}:${validFrom}`,
        outcome: text(rule.key['outcome']) as ClosingOutcome,
        subjectType: text(rule.key['subjectType']),
        kind: rule.key['kind'] === 'papers' ? 'papers' : 'returnVisits',
        codes: codesOf(rule.key),
        ...{ minimum: Number(values['minimum']), isPerProceeding: values['isPerProceeding'] === true },
        ...{ sort: Number(values['sort']), basis: textOrNull(values['basis']), validFrom, validTo },
      }),
  },
  colours: {
    table: 'thresholds',
    columns: (rule, { values, validFrom, validTo }) =>
      thresholdTable.toColumns({
        id: `${rule.id}:${validFrom}`,
        name: text(rule.key['name']) as ThresholdName,
        ...{ days: Number(values['days']), basis: textOrNull(values['basis']), validFrom, validTo },
      }),
  },
};

/** A span that has not been there; the one before it ends where it begins. */
export async function insertSpan(tx: Tx, rule: Rule, span: Span, before: Span | null): Promise<void> {
  const { table, columns } = writers[rule.kind];
  const row = columns(rule, span);
  if (rule.kind === 'dictionaries') {
    // Its table holds each word once, as it is now; what it was is kept with the change.
    await tx.knex(table).insert(row).onConflict(['dictionary', 'code']).merge();
    return;
  }
  if (before !== null && before.validTo === null) {
    await at(tx, rule, before).update({ valid_to: span.validFrom });
  }
  await tx.knex(table).insert(row);
}

/** The span as it stands now, over what it was. */
export async function replaceSpan(tx: Tx, rule: Rule, span: Span): Promise<void> {
  const { id: _id, ...row } = writers[rule.kind].columns(rule, span);
  await at(tx, rule, span).update(row);
}

/** The row of a span: rows of the first release have ids of another make. */
function at(tx: Tx, rule: Rule, span: Span) {
  const { table, columns } = writers[rule.kind];
  const { dictionary, code, subject_type, area_code, outcome, kind, codes, name } = columns(rule, span);
  const { kind: ruleKind } = rule;
  const query = tx.knex(table).where({ valid_from: span.validFrom });
  switch (ruleKind) {
    case 'dictionaries':
      return query.where({ dictionary, code });
    case 'limits':
      return query.where({ code, subject_type, area_code });
    case 'closing':
      return query.where({ outcome, subject_type, kind, codes });
    case 'colours':
      return query.where({ name });
  }
}

function text(value: Value | undefined): string {
  return String(value ?? '');
}

function textOrNull(value: Value | undefined): string | null {
  return value === null || value === undefined || value === '' ? null : String(value);
}

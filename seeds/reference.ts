import { readFileSync } from 'node:fs';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Clock, Instant } from '../src/platform/clock.ts';
import type { UnitOfWork } from '../src/platform/database/unit-of-work.ts';
import { projectFile } from '../src/platform/project-root.ts';
import { seedCalendar } from './calendar.ts';

const dictionariesSchema = z.array(
  z.object({
    dictionary: z.string(),
    validFrom: z.string(),
    entries: z.array(
      z.object({ code: z.string(), zh: z.string(), en: z.string(), basis: z.string().optional() }),
    ),
  }),
);

const rulesSchema = z.array(
  z.object({
    code: z.string(),
    subjectType: z.string(),
    kind: z.enum(['legal', 'internal']),
    length: z.number().int(),
    unit: z.enum(['day', 'workday', 'month', 'year', 'hour']),
    roll: z.boolean(),
    basis: z.string(),
    zh: z.string(),
    en: z.string(),
    validFrom: z.string(),
    /** Days before the due day on which whoever works on it is told. */
    warnDays: z.array(z.number().int().positive()).default([]),
  }),
);

const requirementsSchema = z.array(
  z.object({
    outcome: z.string(),
    kind: z.enum(['papers', 'returnVisits']),
    codes: z.array(z.string()),
    minimum: z.number().int(),
    isPerProceeding: z.boolean(),
    basis: z.string(),
    validFrom: z.string(),
  }),
);

const coloursSchema = z.array(
  z.object({ name: z.string(), days: z.number().int(), basis: z.string(), validFrom: z.string() }),
);

const upperCodesSchema = z.array(
  z.object({
    system: z.string(),
    basis: z.string(),
    validFrom: z.string(),
    entries: z.array(
      z.object({
        type: z.string(),
        words: z.array(z.string()),
        code: z.string(),
        label: z.string(),
        fromPeople: z.number().int().optional(),
      }),
    ),
  }),
);

/**
 * Fills in what is missing of dictionaries, deadline rules and calendars; rows an office changed stay as they are. Places
 * are none of it: an office chooses its county. Runs at every start and by several processes at once without harm.
 */
export async function loadReference(deps: { unitOfWork: UnitOfWork; clock: Clock }): Promise<void> {
  await deps.unitOfWork.run(async ({ knex }) => {
    const now: Instant = deps.clock.now();
    await seedDictionaries(knex);
    await seedDeadlineRules(knex);
    await seedClosingRequirements(knex);
    await seedColours(knex);
    await seedUpperCodes(knex);
    await seedCalendar(knex, now);
  });
}

export function readSeed<T>(file: string, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(readFileSync(projectFile('seeds', file), 'utf8')));
}

async function seedDictionaries(knex: Knex): Promise<void> {
  const rows = readSeed('dictionaries.json', dictionariesSchema).flatMap(
    ({ dictionary, validFrom, entries }) =>
      entries.map(({ code, zh, en, basis }, index) => ({
        dictionary,
        code,
        label_zh: zh,
        label_en: en,
        sort: (index + 1) * 10,
        basis: basis ?? null,
        valid_from: validFrom,
      })),
  );
  await insertMissing(knex, 'dictionary_entries', ['dictionary', 'code'], rows);
}

async function seedDeadlineRules(knex: Knex): Promise<void> {
  const rows = readSeed('deadline-rules.json', rulesSchema).map((rule) => ({
    id: `${rule.code}:${rule.subjectType}:${rule.validFrom}`,
    code: rule.code,
    subject_type: rule.subjectType,
    kind: rule.kind,
    length: rule.length,
    unit: rule.unit,
    roll: rule.roll ? 1 : 0,
    basis: rule.basis,
    label_zh: rule.zh,
    label_en: rule.en,
    valid_from: rule.validFrom,
    warn_days: JSON.stringify(rule.warnDays),
  }));
  await insertMissing(knex, 'deadline_rules', ['id'], rows);
}

/** What a file needs before it is closed, by outcome; `*` holds for every type of dispute. */
async function seedClosingRequirements(knex: Knex): Promise<void> {
  const rows = readSeed('closing-requirements.json', requirementsSchema).map((one, index) => ({
    id: `${one.outcome}:${one.kind}:${one.codes.join('+')}:${one.validFrom}`,
    outcome: one.outcome,
    subject_type: '*',
    kind: one.kind,
    codes: JSON.stringify(one.codes),
    minimum: one.minimum,
    is_per_proceeding: one.isPerProceeding ? 1 : 0,
    sort: (index + 1) * 10,
    basis: one.basis,
    valid_from: one.validFrom,
  }));
  await insertMissing(knex, 'closing_requirements', ['id'], rows);
}

/** From how many days before its end a deadline is yellow or red. */
async function seedColours(knex: Knex): Promise<void> {
  const rows = readSeed('colours.json', coloursSchema).map(({ name, days, basis, validFrom }) => ({
    ...{ id: `${name}:${validFrom}`, name, days, basis },
    valid_from: validFrom,
  }));
  await insertMissing(knex, 'thresholds', ['id'], rows);
}

/** What systems of offices above call a dispute; the first that fits, those without words last. */
async function seedUpperCodes(knex: Knex): Promise<void> {
  const rows = readSeed('upper-codes.json', upperCodesSchema).flatMap(
    ({ system, basis, validFrom, entries }) =>
      entries.map(({ type, words, code, label, fromPeople }, index) => ({
        id: `${system}:${type}:${words.join('+')}:${fromPeople ?? ''}:${validFrom}`,
        system,
        dispute_type: type,
        words: JSON.stringify(words),
        from_people: fromPeople ?? null,
        code,
        label,
        sort: (index + 1) * 10,
        basis,
        valid_from: validFrom,
      })),
  );
  await insertMissing(knex, 'upper_codes', ['id'], rows);
}

const batch = 100;

/** Inserts the rows whose key is not there yet. */
export async function insertMissing(
  knex: Knex,
  table: string,
  key: string[],
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += batch) {
    await knex(table)
      .insert(rows.slice(start, start + batch))
      .onConflict(key)
      .ignore();
  }
}

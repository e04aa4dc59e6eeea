import type { Knex } from 'knex';
import type { Db } from '../../platform/database/connect.ts';
import type { Reading } from '../core/reading-rule.ts';

/** Parts of a file in which words are found, as its reader knows them. */
export const textPlaces = [
  'summary',
  'told',
  'note',
  'act',
  'proposal',
  'emergency',
  'proceeding',
  'resolution',
  'property',
  'taskForce',
  'agreement',
  'obligation',
  'copy',
  'absence',
  'session',
  'caucus',
] as const;
export type TextPlace = (typeof textPlaces)[number];

export interface CaseText {
  readonly place: TextPlace;
  /** What one has to read of the case to find it by these words. */
  readonly reading: Reading;
  readonly text: string;
}

interface Source {
  readonly place: TextPlace;
  readonly reading: Reading;
  readonly table: string;
  /** Columns with words; of JSON the texts in it. */
  readonly columns: readonly [string, ...string[]];
  /** Of JSON only what stands under these names, at any depth. */
  readonly names?: readonly string[];
  readonly only?: (query: Knex.QueryBuilder) => void;
}

const mostColumns = 3;

/** Where the words of a file stand, and who reads them on the page of the case: nothing is found that is not shown there. */
const sources: readonly Source[] = [
  { place: 'summary', reading: 'file', table: 'cases', columns: ['summary'] },
  { place: 'told', reading: 'file', table: 'cases', columns: ['details'] },
  { place: 'note', reading: 'file', table: 'event_texts', columns: ['texts'] },
  { place: 'act', reading: 'file', table: 'case_acts', columns: ['data', 'body', 'reply_content'] },
  { place: 'proposal', reading: 'file', table: 'proposals', columns: ['reason'] },
  { place: 'emergency', reading: 'file', table: 'emergency_reports', columns: ['words', 'measures'] },
  {
    ...{ place: 'proceeding', reading: 'file', table: 'proceedings' },
    columns: ['result_reason'],
    names: ['reason', 'note'],
  },
  { place: 'resolution', reading: 'file', table: 'resolutions', columns: ['matter', 'basis'] },
  {
    ...{ place: 'property', reading: 'file', table: 'prior_instruments' },
    columns: ['organ', 'number', 'result'],
  },
  { place: 'property', reading: 'file', table: 'parcels', columns: ['name', 'boundaries'] },
  { place: 'property', reading: 'file', table: 'handovers', columns: ['items', 'note'] },
  { place: 'property', reading: 'file', table: 'ledger_lines', columns: ['label', 'evidence'] },
  { place: 'taskForce', reading: 'file', table: 'task_forces', columns: ['plan'] },
  {
    ...{ place: 'agreement', reading: 'file', table: 'agreements' },
    columns: ['coalesce(frozen, content)'],
    names: ['clauses'],
    only: (query) => query.whereNot({ state: 'discarded' }),
  },
  { place: 'obligation', reading: 'file', table: 'obligations', columns: ['content', 'place'] },
  { place: 'copy', reading: 'file', table: 'case_copies', columns: ['content'] },
  {
    ...{ place: 'absence', reading: 'talks', table: 'consents', columns: ['note'] },
    only: (query) => query.where({ answer: 'absent' }),
  },
  {
    ...{ place: 'session', reading: 'talks', table: 'mediation_sessions', columns: ['body'] },
    only: (query) => query.whereNot({ mode: 'caucus' }),
  },
  {
    ...{ place: 'caucus', reading: 'talks', table: 'mediation_sessions', columns: ['body'] },
    only: (query) => query.where({ mode: 'caucus' }),
  },
];

interface TextRow {
  readonly case_id: string;
  readonly source: number;
  readonly a: string | null;
  readonly b: string | null;
  readonly c: string | null;
}

/** The words that stand in the files of these cases, by id, in one round trip. */
export async function listCaseTexts(db: Db, ids: readonly string[]): Promise<Map<string, CaseText[]>> {
  const texts = new Map<string, CaseText[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return texts;
  const [first, ...others] = sources.map((source, index) => rowsOf(db, source, index, ids));
  if (first === undefined) return texts;
  const rows: TextRow[] = await first.unionAll(others);
  for (const { case_id, source: index, a, b, c } of rows) {
    const source = sources[Number(index)];
    const own = texts.get(case_id);
    if (source === undefined || own === undefined) continue;
    const { place, reading, names } = source;
    const words = [a, b, c].flatMap((text) => (text === null ? [] : wordsIn(text, names)));
    own.push(...words.map((text) => ({ place, reading, text })));
  }
  return texts;
}

function rowsOf(db: Db, source: Source, index: number, ids: readonly string[]): Knex.QueryBuilder {
  const key = source.table === 'cases' ? 'id' : 'case_id';
  const columns = Array.from({ length: mostColumns }, (_, at) => source.columns[at] ?? 'cast(null as text)');
  const query: Knex.QueryBuilder = db(source.table)
    .whereIn(key, [...ids])
    .select(
      `${key} as case_id`,
      db.raw(`${index} as source`),
      ...columns.map((column, at) => db.raw(`${column} as ${'abc'[at]}`)),
    );
  source.only?.(query);
  return query;
}

/** A column of text as it is; of JSON what somebody typed, which ids, codes and days are not. */
function wordsIn(text: string, names: readonly string[] | undefined): string[] {
  if (!/^[[{]/.test(text)) return [text];
  try {
    return typedIn(JSON.parse(text), names, names === undefined);
  } catch {
    return [text];
  }
}

const typed = /\p{Script=Han}|\s/u;

function typedIn(value: unknown, names: readonly string[] | undefined, isTaken: boolean): string[] {
  if (typeof value === 'string') return isTaken && typed.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => typedIn(one, names, isTaken));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    typedIn(one, names, isTaken || (names?.includes(name) ?? false)),
  );
}

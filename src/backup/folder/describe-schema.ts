import type { Db } from '../../platform/database/connect.ts';
import { schemaColumns, schemaReferences } from '../schema-read-model.ts';
import { listTables, type TableShape } from '../tables-read-model.ts';
import { isSealed, openName, sealedColumns, secretColumns, secretTables } from './open-rows.ts';
import { tableMeanings } from './table-meanings.ts';

export type OpenType = 'text' | 'integer' | 'day' | 'instant' | 'yes-no' | 'json';

export interface OpenColumn {
  readonly name: string;
  readonly type: OpenType;
  readonly isRequired: boolean;
  readonly unit?: string;
  readonly refersTo?: string;
  /** The database keeps the value encrypted. */
  readonly isPersonal?: true;
}
export interface OpenTable extends TableShape {
  readonly meaning: { readonly zh: string; readonly en: string };
  readonly columns: readonly OpenColumn[];
}

const jsonNames: Readonly<Record<string, readonly string[]>> = {
  agreement_signatures: ['witnesses'],
  agreements: ['content', 'frozen'],
  assignments: ['co_mediator_ids'],
  audit_anchors: ['heads'],
  audit_log: ['detail'],
  case_acts: ['data'],
  case_views: ['query'],
  cases: ['co_mediator_ids', 'details', 'joint_committees', 'reader_ids', 'state'],
  closing_requirements: ['codes'],
  corrections: ['changes', 'effects'],
  deadline_rules: ['warn_days'],
  deadlines: ['warn_days'],
  documents: ['record'],
  emergency_reports: ['signs', 'told'],
  event_texts: ['texts'],
  export_choices: ['columns'],
  export_layouts: ['names'],
  handovers: ['items', 'meters'],
  history: ['basis', 'data', 'effects', 'facts', 'from_state', 'to_state'],
  idempotency_keys: ['response'],
  inbox_items: ['params'],
  leads: ['state'],
  ledger_columns: ['fields'],
  ledger_imports: ['counts'],
  mediation_sessions: ['body', 'invitees', 'mediator_ids', 'present_party_ids'],
  notice_preferences: ['channels'],
  office_changes: ['former'],
  office_workbooks: ['sheets'],
  outbox: ['data'],
  paper_entries: ['data'],
  paper_wordings: ['texts'],
  party_people: ['matters'],
  proceedings: ['result_reason'],
  proposals: ['state_before'],
  recusals: ['agreed_party_ids'],
  reforms: ['report'],
  rule_changes: ['former'],
  task_forces: ['members'],
  upper_codes: ['words'],
  word_templates: ['tags'],
};

/** A time of the day, like 08:30; the state of a case. */
const onlyText: readonly string[] = ['digest_at', 'based_on'];
const instants = /(^|_)at$|^(useless_from|grace_until|lease_until)$/;
const days = /_on$|(^|_)day$|^valid_(from|to)$|^(counted_from|appointed_until|night_of)$/;
const flags = /^(is|has|can)_|^roll$/;
const units: readonly (readonly [RegExp, string])[] = [
  [/_fen$/, 'fen = 0.01 yuan'],
  [/_mu$/, '1/10000 mu'],
  [/(^|_)days$/, 'days'],
];

/** What a column holds: the house names columns by it, the database of the two kinds only partly knows. */
export function typeOf(table: string, name: string, isInteger: boolean): OpenType {
  if (isInteger) return flags.test(name) ? 'yes-no' : 'integer';
  if (jsonNames[table]?.includes(name)) return 'json';
  if (onlyText.includes(name)) return 'text';
  if (instants.test(name)) return 'instant';
  return days.test(name) ? 'day' : 'text';
}

/** Every table of the folder with its columns as the open files show them, the same on both kinds of database. */
export async function openTables(db: Db): Promise<OpenTable[]> {
  const columns = await schemaColumns(db);
  const targets = new Map(
    (await schemaReferences(db)).map(({ table, name, target }) => [`${table}.${name}`, target]),
  );
  const shapes = (await listTables(db)).filter(({ name }) => !secretTables.includes(name));
  return shapes.map((shape) => {
    const [zh, en] = tableMeanings[shape.name] ?? ['', ''];
    const own = columns.filter(({ table }) => table === shape.name);
    return {
      ...shape,
      meaning: { zh, en },
      columns: own
        .flatMap((column) => {
          const name = openName(shape.name, column.name);
          if (name === null) return [];
          const isInteger = /int/i.test(column.type);
          const type = typeOf(shape.name, name, isInteger);
          const unit = type === 'integer' ? units.find(([pattern]) => pattern.test(name))?.[1] : undefined;
          const target = targets.get(`${shape.name}.${column.name}`);
          return [
            {
              ...{ name, type, isRequired: Boolean(column.required) },
              ...(unit !== undefined && { unit }),
              ...(target !== undefined && { refersTo: target }),
              ...(isSealed(shape.name, column.name) && { isPersonal: true as const }),
            },
          ];
        })
        .sort((one, other) => (one.name < other.name ? -1 : 1)),
    };
  });
}

/** What `schema.json` says. */
export function describeSchema(tables: readonly OpenTable[], migrations: readonly string[]): string {
  const told = {
    format: 1,
    migrations,
    conventions: {
      file: 'tables/<table>.jsonl: UTF-8, one row a line, members in the order of their names, rows in the order of the key (text by its bytes)',
      text: 'text; null where nothing stands',
      integer: 'a whole number; its unit stands beside it',
      day: 'a day in China, 2026-11-30',
      instant: 'an instant in UTC, 2026-11-30T01:02:03.000Z',
      'yes-no': '1 yes, 0 no',
      json: 'a text that is JSON itself',
      isPersonal: 'encrypted in the database, in clear here',
    },
    leftOut: {
      tables: [...secretTables, 'sessions', 'jobs', 'case_search'],
      columns: Object.entries(secretColumns).flatMap(([table, names]) =>
        names.map((name) => `${table}.${name}`),
      ),
      digests: Object.entries(sealedColumns).flatMap(([table, sealed]) =>
        sealed.flatMap(({ indexes }) => indexes.map(({ stored }) => `${table}.${stored}`)),
      ),
    },
    tables: tables.map(({ name, key, meaning, columns }) => ({
      ...{ name, meaning, key },
      columns: columns.map(({ isRequired, ...column }) => ({ ...column, required: isRequired })),
    })),
  };
  return `${JSON.stringify(told, null, 1)}\n`;
}

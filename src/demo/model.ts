import type { DemoCaseSpec } from '../../seeds/demo-cases.ts';
import type { Container } from '../app/container.ts';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { readObject } from '../audit/audit-repository.ts';
import type { CaseColumns } from '../cases/core/case-repository.ts';
import type { HistoryRow } from '../workflow/history/history.ts';
import { listHistory } from '../workflow/history/history-repository.ts';
import type { PlayedCase } from './played-case.ts';

type Row = Record<string, unknown>;

/** Everything the services wrote about one dispute. */
export interface DemoModel {
  readonly spec: DemoCaseSpec;
  readonly commands: PlayedCase['commands'];
  readonly row: CaseColumns;
  /** Rows by table, but for the history. */
  readonly tables: ReadonlyMap<string, readonly Row[]>;
  readonly history: readonly HistoryRow[];
  readonly audit: readonly AuditEntry[];
  /** Ids made for this dispute, the oldest first. */
  readonly ids: readonly string[];
}

const tables: readonly (readonly [name: string, subjectColumn: string])[] = [
  ['cases', 'id'],
  ['parties', 'case_id'],
  ['proceedings', 'case_id'],
  ['assignments', 'case_id'],
  ['consents', 'case_id'],
  ['rights_notices', 'case_id'],
  ['mediation_sessions', 'case_id'],
  ['parcels', 'case_id'],
  ['ledger_lines', 'case_id'],
  ['referral_letters', 'case_id'],
  ['agreements', 'case_id'],
  ['agreement_signatures', 'case_id'],
  ['obligations', 'case_id'],
  ['performances', 'case_id'],
  ['documents', 'case_id'],
  ['proposals', 'case_id'],
  ['event_texts', 'case_id'],
  ['deadlines', 'subject_id'],
  ['outbox', 'subject_id'],
  ['inbox_items', 'case_id'],
];

/** In an order in which rows may be written: what is referred to comes first. */
export const copiedTables: readonly string[] = tables.map(([name]) => name);

/** UUIDs of version 7, the only ids that are made while the program runs. */
export const madeId = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;

const mostEntries = 1000;

async function auditOf(db: Container['db']['read'], found: DemoModel['tables']): Promise<AuditEntry[]> {
  const idsIn = (table: string) => found.get(table) ?? [];
  const objects = [
    ...idsIn('cases').map(({ id }) => ['case', String(id)] as const),
    ...idsIn('documents').map(({ id }) => ['document', String(id)] as const),
  ];
  const lists = await Promise.all(objects.map(([kind, id]) => readObject(db, kind, id, mostEntries)));
  return lists.flatMap((rows) =>
    rows.toReversed().map(({ actorId, action, objectKind, objectId, detail, requestId, at }) => ({
      ...{ actorId, action, objectKind, objectId, detail, requestId, at },
    })),
  );
}

export async function readModel({ db }: Container, played: PlayedCase): Promise<DemoModel> {
  const found = new Map<string, Row[]>();
  for (const [name, column] of tables) found.set(name, await db.read(name).where(column, played.id));
  const row = found.get('cases')?.[0] as unknown as CaseColumns | undefined;
  if (row === undefined) throw new Error(`no case ${played.id}`);
  const history = await listHistory(db.read, played.id);
  const ids = [...new Set(JSON.stringify([[...found], history]).match(madeId) ?? [])].sort();
  const { spec, commands } = played;
  return { spec, commands, row, tables: found, history, audit: await auditOf(db.read, found), ids };
}

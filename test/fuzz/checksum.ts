import { createHash } from 'node:crypto';
import type { Db } from '../../src/platform/database/connect.ts';

/** Tables that hold rows of one case, each with the column that names the case. */
const caseTables: Readonly<Record<string, string>> = {
  cases: 'id',
  history: 'subject_id',
  outbox: 'subject_id',
  deadlines: 'subject_id',
  inbox_items: 'case_id',
  parties: 'case_id',
  party_people: 'case_id',
  party_members: 'case_id',
  leads: 'case_id',
  attachments: 'case_id',
  proceedings: 'case_id',
  assignments: 'case_id',
  consents: 'case_id',
  rights_notices: 'case_id',
  appointments: 'case_id',
  mediation_sessions: 'case_id',
  resolutions: 'case_id',
  prior_instruments: 'case_id',
  parcels: 'case_id',
  task_forces: 'case_id',
  ledger_lines: 'case_id',
  handovers: 'case_id',
  referral_letters: 'case_id',
  agreements: 'case_id',
  agreement_signatures: 'case_id',
  obligations: 'case_id',
  performances: 'case_id',
  documents: 'case_id',
};

const leadTables: Readonly<Record<string, string>> = {
  leads: 'id',
  history: 'subject_id',
  outbox: 'subject_id',
  deadlines: 'subject_id',
  inbox_items: 'lead_id',
};

/** Tables of the office that a command may write besides the case's own. */
const sharedTables = ['cases', 'leads', 'audit_log', 'number_series', 'idempotency_keys'] as const;

/** Only these columns of tables whose rows are long and, by trigger, never change. */
const columnsOf: Readonly<Record<string, readonly string[]>> = { history: ['seq', 'hash'] };

/** Digest of every row that belongs to a case or a lead, and of how many rows the shared tables have. */
export async function checksumOf(db: Db, kind: 'case' | 'lead', id: string): Promise<string> {
  const hash = createHash('sha256');
  for (const [table, column] of Object.entries(kind === 'case' ? caseTables : leadTables)) {
    const rows: unknown[] = await db(table)
      .where(column, id)
      .select(columnsOf[table] ?? '*');
    if (rows.length > 0)
      hash.update(
        `${table}\n${rows
          .map((row) => JSON.stringify(row))
          .sort()
          .join('\n')}\n`,
      );
  }
  for (const table of sharedTables) {
    const row = await db(table).count({ n: '*' }).first();
    hash.update(`${table} ${String(row?.['n'])}\n`);
  }
  const series = await db('number_series').select('*');
  return hash
    .update(
      series
        .map((row) => JSON.stringify(row))
        .sort()
        .join('\n'),
    )
    .digest('hex');
}

import type { Db } from '../platform/database/connect.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';
import type { Subject } from '../workflow/definitions/ports.ts';
import { type Lead, type LeadColumns, leadTable } from './lead.ts';

const notYet = { caseId: null, mergedIntoCaseId: null } satisfies Partial<Lead>;

function startOf({ defId, defVersion, rev, stateRev, state, phase, historyHash }: Subject) {
  return { defId, defVersion, rev, stateRev, state, phase, historyHash };
}

export type NewLead = Omit<Lead, keyof typeof notYet | keyof ReturnType<typeof startOf> | 'updatedAt'>;

export async function insertLead(tx: Tx, row: NewLead, subject: Subject): Promise<void> {
  await leadTable.insert(tx.knex, { ...row, ...notYet, ...startOf(subject), updatedAt: row.reportedAt });
}

export async function findLead(db: Db, idOrCode: string): Promise<Lead | null> {
  const row = await db<LeadColumns>('leads').where('id', idOrCode).orWhere('code', idOrCode).first();
  return row ? leadTable.fromRow(row) : null;
}

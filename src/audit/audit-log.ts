import { lockUntilCommit } from '../platform/database/dialect-of.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';
import { type AuditEntry, type AuditRow, chainOf, genesisHash, hashOf } from './audit-entry.ts';
import { findHead, insertRow, insertRows } from './audit-repository.ts';

/** The append-only record of changes and of reads of sensitive data: 16 hash chains by object. */
export class AuditLog {
  /** Appends in the transaction of the change itself, so that neither is without the other. Gives the sealed row. */
  async append(tx: Tx, entry: AuditEntry): Promise<AuditRow> {
    const chain = chainOf(entry.objectId);
    await lockUntilCommit(tx.knex, `audit chain ${chain}`);
    const head = await findHead(tx.knex, chain);
    const open = { ...entry, chain, seq: (head?.seq ?? 0) + 1, prevHash: head?.hash ?? genesisHash };
    const row: AuditRow = { ...open, hash: hashOf(open) };
    await insertRow(tx.knex, row);
    return row;
  }

  /** Appends many entries in their order, as `append` would one after the other; each chain is read once. */
  async appendAll(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
    const chains = new Map<number, AuditEntry[]>();
    for (const entry of entries) {
      const chain = chainOf(entry.objectId);
      chains.set(chain, [...(chains.get(chain) ?? []), entry]);
    }
    for (const chain of [...chains.keys()].sort((a, b) => a - b)) {
      await lockUntilCommit(tx.knex, `audit chain ${chain}`);
      const head = await findHead(tx.knex, chain);
      let [seq, prevHash] = [head?.seq ?? 0, head?.hash ?? genesisHash];
      const rows: AuditRow[] = [];
      for (const entry of chains.get(chain) ?? []) {
        seq += 1;
        const open = { ...entry, chain, seq, prevHash };
        prevHash = hashOf(open);
        rows.push({ ...open, hash: prevHash });
      }
      await insertRows(tx.knex, rows);
    }
  }
}

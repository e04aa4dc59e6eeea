import { countOfVersion } from '../cases/core/case-store-repository.ts';
import type { Db } from '../platform/database/connect.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';
import type {
  DefinitionVersion,
  Subject,
  SubjectState,
  SubjectStore,
} from '../workflow/definitions/ports.ts';
import { type LeadChanges, type LeadColumns, leadTable } from './lead.ts';

const noOverlays = { hold: 'none', risk: 'none', level: 'town', supervision: 'none' } as const;

/** Leads as the engine sees them; they carry no overlays. */
export class LeadSubjectStore implements SubjectStore {
  readonly kind = 'lead';

  async claim(tx: Tx, id: string, expectedStateRev: number | null): Promise<Subject | 'stale' | 'missing'> {
    const query = tx.knex<LeadColumns>('leads').where({ id }).increment('rev', 1);
    if (expectedStateRev !== null) query.where({ state_rev: expectedStateRev });
    const [row] = await query.returning('*');
    if (row) return leadSubject(row);
    const exists = await tx.knex('leads').where({ id }).first('id');
    return exists ? 'stale' : 'missing';
  }

  async load(db: Db, id: string): Promise<Subject | null> {
    const row = await db<LeadColumns>('leads').where({ id }).first();
    return row ? leadSubject(row) : null;
  }

  async save(tx: Tx, subject: Subject, next: SubjectState, changes: LeadChanges): Promise<void> {
    const { defVersion, state, phase, stateRev, historyHash, recordedAt: updatedAt } = next;
    const now = { defVersion, state, phase, stateRev, historyHash, updatedAt };
    await tx
      .knex('leads')
      .where({ id: subject.id })
      .update(leadTable.toChanges({ ...changes, ...now }));
  }

  async listOfVersion(
    db: Db,
    { defId, version }: DefinitionVersion,
    afterId: string,
    limit: number,
  ): Promise<Subject[]> {
    const rows = await db<LeadColumns>('leads')
      .where({ def_id: defId, def_version: version })
      .where('id', '>', afterId)
      .orderBy('id')
      .limit(limit);
    return rows.map(leadSubject);
  }

  countOfVersion(db: Db, version: DefinitionVersion): Promise<number> {
    return countOfVersion(db, 'leads', version);
  }

  /** A lead shows no due day. */
  async saveDue(): Promise<void> {}
}

function leadSubject(row: LeadColumns): Subject {
  return {
    kind: 'lead',
    id: row.id,
    type: row.type,
    defId: row.def_id,
    defVersion: row.def_version,
    rev: row.rev,
    stateRev: row.state_rev,
    state: JSON.parse(row.state),
    phase: row.phase,
    overlays: noOverlays,
    historyHash: row.history_hash,
    areaPath: row.area_path,
  };
}

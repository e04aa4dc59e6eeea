import type { Day } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import type {
  DefinitionVersion,
  Subject,
  SubjectState,
  SubjectStore,
} from '../../workflow/definitions/ports.ts';
import type { TraitsOf } from '../../workflow/definitions/traits.ts';
import { type CaseChanges, type CaseColumns, caseTable, isOpenPhase } from './case.ts';
import { saveSeats } from './seats-repository.ts';

/** Cases as the engine sees them. */
export class CaseSubjectStore implements SubjectStore {
  readonly kind = 'case';
  readonly #traitsOf: TraitsOf;
  readonly #afterSave: (tx: Tx, id: string) => Promise<void>;

  /** What is kept beside the row, such as the index of the search, follows in the same transaction. */
  constructor(traitsOf: TraitsOf, afterSave: (tx: Tx, id: string) => Promise<void>) {
    this.#traitsOf = traitsOf;
    this.#afterSave = afterSave;
  }

  async claim(tx: Tx, id: string, expectedStateRev: number | null): Promise<Subject | 'stale' | 'missing'> {
    const query = tx.knex<CaseColumns>('cases').where({ id }).increment('rev', 1);
    if (expectedStateRev !== null) query.where({ state_rev: expectedStateRev });
    const [row] = await query.returning('*');
    if (row) return caseSubject(row);
    const exists = await tx.knex('cases').where({ id }).first('id');
    return exists ? 'stale' : 'missing';
  }

  async load(db: Db, id: string): Promise<Subject | null> {
    const row = await db<CaseColumns>('cases').where({ id }).first();
    return row ? caseSubject(row) : null;
  }

  async save(tx: Tx, subject: Subject, next: SubjectState, changes: CaseChanges): Promise<void> {
    const { defId, defVersion, state, phase, overlays, stateRev, historyHash, due, recordedAt } = next;
    const columns = caseTable.toChanges({
      ...changes,
      ...this.#traitsOfVersion(subject, next),
      ...(defId === undefined ? {} : { type: defId, defId }),
      ...{ defVersion, state, phase, ...overlays, stateRev, historyHash },
      isOpen: isOpenPhase(phase),
      ...(due === null ? {} : { dueOn: due.dueOn as Day | null, dueRule: due.dueRule }),
      updatedAt: recordedAt,
    });
    await tx.knex('cases').where({ id: subject.id }).update(columns);
    await saveSeats(tx, subject.id, changes);
    await this.#afterSave(tx, subject.id);
  }

  /** A case that moves to another version or type takes what is kept of the traits of that one. */
  #traitsOfVersion(subject: Subject, { defId = subject.defId, defVersion }: SubjectState): CaseChanges {
    const isSame = defId === subject.defId && defVersion === subject.defVersion;
    return isSame ? {} : { isLeadersMatter: this.#traitsOf({ defId, defVersion }).isLeadersMatter };
  }

  async listOfVersion(
    db: Db,
    { defId, version }: DefinitionVersion,
    afterId: string,
    limit: number,
  ): Promise<Subject[]> {
    const rows = await db<CaseColumns>('cases')
      .where({ def_id: defId, def_version: version })
      .where('id', '>', afterId)
      .orderBy('id')
      .limit(limit);
    return rows.map(caseSubject);
  }

  countOfVersion(db: Db, version: DefinitionVersion): Promise<number> {
    return countOfVersion(db, 'cases', version);
  }

  async saveDue(tx: Tx, id: string, due: Parameters<SubjectStore['saveDue']>[2]): Promise<void> {
    await tx.knex('cases').where({ id }).update({ due_on: due.dueOn, due_rule: due.dueRule });
  }
}

function caseSubject(row: CaseColumns): Subject {
  return {
    kind: 'case',
    id: row.id,
    type: row.type,
    defId: row.def_id,
    defVersion: row.def_version,
    rev: row.rev,
    stateRev: row.state_rev,
    state: JSON.parse(row.state),
    phase: row.phase,
    overlays: { hold: row.hold, risk: row.risk, level: row.level, supervision: row.supervision },
    historyHash: row.history_hash,
    areaPath: row.area_path,
  };
}

/** How many rows of a table are of one version of a definition. */
export async function countOfVersion(
  db: Db,
  table: 'cases' | 'leads',
  { defId, version }: DefinitionVersion,
): Promise<number> {
  const row = await db(table).where({ def_id: defId, def_version: version }).count({ n: '*' }).first();
  return Number(row?.['n'] ?? 0);
}

import type { AuditLog } from '../audit/audit-log.ts';
import type { Case } from '../cases/core/case.ts';
import { findCase } from '../cases/core/case-repository.ts';
import { can } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import { asDay, type Clock } from '../platform/clock.ts';
import type { Database, Db } from '../platform/database/connect.ts';
import type { Tx, UnitOfWork } from '../platform/database/unit-of-work.ts';
import { ForbiddenError, NotFoundError } from '../platform/errors.ts';
import type { Bilingual } from '../platform/i18n.ts';
import { refuseAll } from '../platform/problem.ts';
import { findDeadlineRule } from '../workflow/deadlines/deadlines-repository.ts';
import type { Subject } from '../workflow/definitions/ports.ts';
import { type Applied, type ApplyDeps, applyCorrection } from './apply-correction.ts';
import { markOf, readValues } from './case-values.ts';
import { scopeProblems } from './check-correction.ts';
import {
  type Change,
  type CorrectableCase,
  type Correction,
  type CorrectionFields,
  type Effects,
  fieldsOf,
  stands,
} from './correction.ts';
import { findOpenCorrection, listCorrections } from './corrections-repository.ts';

export interface CorrectionsDeps extends ApplyDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly audit: AuditLog;
}

/** Takes back what a preview did. */
class TakenBack extends Error {
  readonly applied: Applied;
  constructor(applied: Applied) {
    super('a preview is never kept');
    this.applied = applied;
  }
}

/** What can be corrected of a case, and what that would change; saving is an event of the lifecycle. */
export class CorrectionsService {
  readonly #deps: CorrectionsDeps;

  constructor(deps: CorrectionsDeps) {
    this.#deps = deps;
  }

  /** The values as they stand, numbers in clear for whoever masks them, with the mark that tells them from others. */
  async values(subject: Case): Promise<{ readonly values: CorrectableCase; readonly mark: string }> {
    const values = await readValues(this.#deps.db.read, this.#deps, subject);
    return { values, mark: markOf(this.#deps, values) };
  }

  /**
   * What these changes would do, found by making them and taking them back. @throws ValidationError as saving would
   */
  async preview(viewer: Viewer | null, subject: Case, changes: readonly Change[]): Promise<Applied> {
    const { uow, areas, engine, clock } = this.#deps;
    try {
      return await uow.run(async (tx): Promise<Applied> => {
        const registry = () => engine().registry;
        const scope = { areas, registry };
        refuseAll(await scopeProblems(tx.knex, scope, changes, viewer?.accountId ?? null));
        throw new TakenBack(
          await applyCorrection(tx, this.#deps, await lockedIn(tx, subject), changes, clock.now()),
        );
      });
    } catch (error) {
      if (error instanceof TakenBack) return error.applied;
      throw error;
    }
  }

  /** The correction that waits for a second person, and whether the case is still the one it was made on; null without. */
  async waiting(
    subject: Case,
  ): Promise<{ readonly correction: Correction; readonly stands: boolean } | null> {
    const { db, crypto } = this.#deps;
    const correction = await findOpenCorrection(db.read, crypto, subject.id);
    if (!correction) return null;
    const { mark } = await this.values(subject);
    return { correction, stands: stands(correction, { phase: subject.phase, mark }) };
  }

  /** The fields a correction asks, as the lifecycle says them. */
  fields(): CorrectionFields {
    const spec = this.#deps.engine().registry.vocabulary.events.get('correctCase');
    if (!spec) throw new Error('nothing can be corrected');
    return fieldsOf(spec.form);
  }

  /** What the deadlines are called that a correction moves, by rule. */
  async deadlineLabels(subject: Case, { deadlines }: Effects): Promise<ReadonlyMap<string, Bilingual>> {
    const { type, areaPath } = subject;
    const labels = new Map<string, Bilingual>();
    for (const { rule, startOn } of deadlines) {
      const found = await findDeadlineRule(this.#deps.db.read, rule, { type, areaPath }, asDay(startOn.to));
      if (found) labels.set(rule, found.label);
    }
    return labels;
  }

  /** All corrections of a case, made and proposed. */
  list(db: Db, caseId: string): Promise<Correction[]> {
    return listCorrections(db, this.#deps.crypto, caseId);
  }

  /** The case as its corrections are listed for. @throws NotFoundError */
  async caseOf(db: Db, caseId: string): Promise<Case> {
    const row = await findCase(db, caseId);
    if (!row) throw new NotFoundError();
    return row;
  }

  /** Notes that somebody looked at numbers in a correction. @throws ForbiddenError */
  async noteLook(viewer: Viewer, subject: Case, requestId: string): Promise<void> {
    if (!can(viewer, 'revealContact')) throw new ForbiddenError();
    const { uow, audit, clock } = this.#deps;
    await uow.run((tx) =>
      audit.append(tx, {
        actorId: viewer.accountId,
        action: 'contactRevealed',
        objectKind: 'case',
        objectId: subject.id,
        detail: { in: 'correction' },
        requestId,
        at: clock.now(),
      }),
    );
  }
}

/** The case as the engine would see it, kept from others until the preview is taken back. */
async function lockedIn(tx: Tx, { id }: Case): Promise<Subject> {
  const row = await findCase(tx.knex, id);
  if (!row) throw new NotFoundError();
  const { type, defId, defVersion, rev, stateRev, state, phase, overlays, historyHash, areaPath } = row;
  return {
    kind: 'case',
    id,
    type,
    defId,
    defVersion,
    rev,
    stateRev,
    state,
    phase,
    overlays,
    historyHash,
    areaPath,
  };
}

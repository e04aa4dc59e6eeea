import type { AuditLog } from '../audit/audit-log.ts';
import { can } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database/connect.ts';
import { lockUntilCommit } from '../platform/database/dialect-of.ts';
import type { Tx, UnitOfWork } from '../platform/database/unit-of-work.ts';
import { ConflictError, ForbiddenError, NotFoundError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import type { MigrationPlan } from '../workflow/definitions/definition.ts';
import type { SubjectStore } from '../workflow/definitions/ports.ts';
import type { WorkflowRegistry } from '../workflow/definitions/registry.ts';
import { dryRun, type MigrationReport } from '../workflow/versions/migration-report.ts';
import {
  findRun,
  insertRun,
  listRuns,
  listUnfinishedRuns,
  type MigrationRun,
  updateRun,
} from '../workflow/versions/migration-runs-repository.ts';

export interface MigrationServiceDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly audit: AuditLog;
  readonly registry: WorkflowRegistry;
  readonly stores: readonly SubjectStore[];
}

export interface PlanOnOffer {
  readonly plan: MigrationPlan;
  /** Cases or leads that stand on the old version. */
  readonly waiting: number;
}

const shownRuns = 50;

/** Leads running cases to a new version of their lifecycle: looks first, carries on in the background, takes back. */
export class MigrationService {
  readonly #deps: MigrationServiceDeps;

  constructor(deps: MigrationServiceDeps) {
    this.#deps = deps;
  }

  /** Every migration of this program with how many it would concern. @throws ForbiddenError */
  async plans(viewer: Viewer): Promise<PlanOnOffer[]> {
    mayView(viewer);
    const { registry, db } = this.#deps;
    return Promise.all(
      registry.plansToCurrent().map(async (plan) => {
        const store = this.#storeOf(plan);
        const version = { defId: plan.id, version: plan.from };
        return { plan, waiting: await store.countOfVersion(db.read, version) };
      }),
    );
  }

  /** What a migration would do now; reads only. @throws ForbiddenError, NotFoundError for an unknown plan */
  async report(viewer: Viewer, defId: string, from: number): Promise<MigrationReport> {
    mayView(viewer);
    const plan = this.#planOf(defId, from);
    return dryRun(this.#deps.db.read, this.#deps.registry, this.#storeOf(plan), plan);
  }

  /** The newest runs. @throws ForbiddenError */
  async runs(viewer: Viewer): Promise<MigrationRun[]> {
    mayView(viewer);
    return listRuns(this.#deps.db.read, shownRuns);
  }

  /**
   * Begins a run, which the worker carries on in batches; gives its id.
   * @throws ForbiddenError, NotFoundError for an unknown plan, ConflictError while another run is at work or when nothing
   *   stands on the old version
   */
  async start(viewer: Viewer, defId: string, from: number): Promise<string> {
    mayMigrate(viewer);
    const plan = this.#planOf(defId, from);
    const { uow, clock } = this.#deps;
    const id = newId();
    await uow.run(async (tx) => {
      await refuseWhileRunning(tx);
      const version = { defId, version: from };
      const total = await this.#storeOf(plan).countOfVersion(tx.knex, version);
      if (total === 0) throw new ConflictError('migrationNothing');
      const run: MigrationRun = {
        id,
        defId,
        fromVersion: plan.from,
        toVersion: plan.to,
        state: 'running',
        startedBy: viewer.accountId,
        startedByName: viewer.displayName,
        startedAt: clock.now(),
        finishedAt: null,
        total,
        moved: 0,
        needsPerson: 0,
        undone: 0,
        cursor: '',
      };
      await insertRun(tx, run);
      await this.#record(tx, 'migration.started', run, viewer);
    });
    return id;
  }

  /**
   * Takes back what a run moved, as far as nothing happened to the cases since.
   * @throws ForbiddenError, NotFoundError, ConflictError for a run that was taken back or while another is at work
   */
  async undo(viewer: Viewer, runId: string): Promise<void> {
    mayMigrate(viewer);
    await this.#deps.uow.run(async (tx) => {
      const run = await findRun(tx.knex, runId);
      if (!run) throw new NotFoundError();
      if (run.state !== 'done') throw new ConflictError('migrationNotDone');
      await refuseWhileRunning(tx);
      await updateRun(tx, runId, { state: 'undoing', cursor: '', finishedAt: null });
      await this.#record(tx, 'migration.undone', run, viewer);
    });
  }

  #planOf(defId: string, from: number): MigrationPlan {
    const plan = this.#deps.registry.plansToCurrent(defId).find((one) => one.from === from);
    if (!plan) throw new NotFoundError();
    return plan;
  }

  #storeOf({ id }: MigrationPlan): SubjectStore {
    const kind = id === this.#deps.registry.leadId ? 'lead' : 'case';
    const store = this.#deps.stores.find((one) => one.kind === kind);
    if (!store) throw new RangeError(`no store of ${kind}`);
    return store;
  }

  async #record(tx: Tx, action: string, run: MigrationRun, viewer: Viewer): Promise<void> {
    const { defId, fromVersion, toVersion, total } = run;
    await this.#deps.audit.append(tx, {
      actorId: viewer.accountId,
      action,
      objectKind: 'migrationRun',
      objectId: run.id,
      detail: { defId, fromVersion, toVersion, total },
      requestId: null,
      at: this.#deps.clock.now(),
    });
  }
}

/** One at a time: two runs over the same cases would each count what the other did. */
async function refuseWhileRunning(tx: Tx): Promise<void> {
  await lockUntilCommit(tx.knex, 'migration runs');
  if ((await listUnfinishedRuns(tx.knex)).length > 0) throw new ConflictError('migrationRunning');
}

function mayView(viewer: Viewer): void {
  if (!can(viewer, 'viewMigrations')) throw new ForbiddenError();
}

function mayMigrate(viewer: Viewer): void {
  if (!can(viewer, 'migrateCases')) throw new ForbiddenError();
}

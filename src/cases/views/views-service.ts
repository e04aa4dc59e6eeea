import type { AuditLog } from '../../audit/audit-log.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { lockUntilCommit } from '../../platform/database/dialect-of.ts';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { NotFoundError } from '../../platform/errors.ts';
import { toAscii } from '../../platform/fields/characters.ts';
import { newId } from '../../platform/ids.ts';
import { problemMaker, refuse } from '../../platform/problem.ts';
import { viewProblemTexts } from './texts.ts';
import type { SaveInput, ViewInput } from './view-form.ts';
import {
  type CaseView,
  clearStart,
  deleteView,
  insertView,
  listViews,
  updateView,
} from './views-repository.ts';

export interface ViewsDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly audit: AuditLog;
}

/** More are no help to find anything: their names stand in one line above the list. */
export const mostViews = 20;
/** As many digits in a row are a telephone or an identity number; a day has eight. */
const numberInName = /\d{9}/;

const problem = problemMaker(viewProblemTexts);
/** Who sends a form, for the audit log. */
export interface ViewRequest {
  readonly viewer: Viewer;
  readonly requestId: string;
}

/** Lists of cases that somebody keeps under names of his own. Nobody sees those of others. */
export class ViewsService {
  readonly #deps: ViewsDeps;

  constructor(deps: ViewsDeps) {
    this.#deps = deps;
  }

  list(viewer: Pick<Viewer, 'accountId'>): Promise<CaseView[]> {
    return listViews(this.#deps.db.read, viewer.accountId);
  }

  /** @throws NotFoundError for a view of somebody else as for none */
  async find(viewer: Pick<Viewer, 'accountId'>, id: string): Promise<CaseView> {
    return pickView(await this.list(viewer), id);
  }

  /**
   * Keeps a list under a name; `query` is what `keptOf` leaves of its address. The same list under the same name
   * again stays one view. @throws ValidationError for a name taken, one that holds a number, and for too many
   */
  async save(
    { viewer, requestId }: ViewRequest,
    { name, isStart, replaces }: SaveInput,
    query: Readonly<Record<string, string>>,
  ): Promise<CaseView> {
    return this.#change(viewer, async (tx, views) => {
      refuseNumber(name);
      const same = views.find((view) => view.name === name);
      if (same && !replaces && JSON.stringify(same.query) !== JSON.stringify(query))
        refuse(problem('name', 'nameTaken'));
      if (!same && views.length >= mostViews)
        refuse(problem('name', 'tooMany', { params: { most: mostViews } }));
      if (isStart) await clearStart(tx, viewer.accountId);
      const view = {
        ...{ id: same?.id ?? newId(), accountId: viewer.accountId, name, query },
        ...{ isStart: isStart || same?.isStart === true, savedAt: this.#deps.clock.now() },
      };
      if (same) await updateView(tx, view);
      else await insertView(tx, view);
      await this.#note(tx, viewer, requestId, same ? 'caseViewChanged' : 'caseViewSaved', view.id);
      return view;
    });
  }

  /** Gives a view another name, or lets the lists begin with it. @throws NotFoundError, ValidationError as `save` */
  async rename({ viewer, requestId }: ViewRequest, id: string, { name, isStart }: ViewInput): Promise<void> {
    await this.#change(viewer, async (tx, views) => {
      const view = pickView(views, id);
      refuseNumber(name);
      if (views.some((other) => other.id !== id && other.name === name)) refuse(problem('name', 'nameTaken'));
      if (isStart) await clearStart(tx, viewer.accountId);
      await updateView(tx, { ...view, name, isStart });
      await this.#note(tx, viewer, requestId, 'caseViewChanged', id);
    });
  }

  /** Forgets a view; one that is gone already stays gone. */
  async remove({ viewer, requestId }: ViewRequest, id: string): Promise<void> {
    await this.#change(viewer, async (tx, views) => {
      if (!views.some((view) => view.id === id)) return;
      await deleteView(tx, id);
      await this.#note(tx, viewer, requestId, 'caseViewDeleted', id);
    });
  }

  /** Changes of one account come one after another, so that a name and the beginning stay single. */
  #change<T>(viewer: Viewer, work: (tx: Tx, views: readonly CaseView[]) => Promise<T>): Promise<T> {
    return this.#deps.uow.run(async (tx) => {
      await lockUntilCommit(tx.knex, `case views ${viewer.accountId}`);
      return work(tx, await listViews(tx.knex, viewer.accountId));
    });
  }

  /** The name stays out of the log: it may say more than its owner thought of. */
  async #note(
    tx: Tx,
    { accountId }: Viewer,
    requestId: string,
    action: string,
    objectId: string,
  ): Promise<void> {
    const { audit, clock } = this.#deps;
    await audit.append(tx, {
      ...{ action, objectKind: 'caseView', objectId, detail: {} },
      ...{ actorId: accountId, requestId, at: clock.now() },
    });
  }
}

function pickView(views: readonly CaseView[], id: string): CaseView {
  const view = views.find((one) => one.id === id);
  if (view === undefined) throw new NotFoundError();
  return view;
}

function refuseNumber(name: string): void {
  if (numberInName.test(toAscii(name).replace(/[\s-]/g, ''))) refuse(problem('name', 'numberInName'));
}

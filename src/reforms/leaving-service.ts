import { can } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import { isInForce } from '../offices/area.ts';
import type { Book, BookRow } from '../offices/book/book.ts';
import { fallingWith, planChange, planEnd, type Write } from '../offices/book/plan.ts';
import type { Person } from '../offices/office.ts';
import { legalDay } from '../platform/clock.ts';
import type { Db } from '../platform/database/connect.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';
import {
  AppError,
  ConflictError,
  ForbiddenError,
  NotFoundError,
  type Problem,
  ValidationError,
} from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { refuseAll } from '../platform/problem.ts';
import {
  countUnread,
  listActiveAccounts,
  listOpenCasesById,
  type OpenCase,
} from './dependents-read-model.ts';
import { reformProblem } from './problems.ts';
import { casePrefix, type ReformReport, type ReformSaid } from './reform.ts';
import {
  caseLine,
  clocksOf,
  digestOf,
  officeActor,
  type ReformDeps,
  recordReform,
  refuseIfOther,
} from './reform-support.ts';

export interface LeavingDeps extends ReformDeps {
  /** Open cases somebody mediates, alone or with others. */
  readonly heldCases: (db: Db, personId: string) => Promise<readonly { readonly id: string }[]>;
}

export interface Leaving extends ReformSaid {
  /** Who takes everything over for which nobody else is named. */
  readonly toId: string | null;
  /** Who takes one case over, by its code. */
  readonly byCase: ReadonlyMap<string, string>;
  /** Who keeps the seals from that day on. */
  readonly keeperId: string | null;
}

/** What hangs on somebody who leaves. */
export interface LeavingView {
  readonly person: Person;
  readonly cases: readonly OpenCase[];
  /** Whom the cases may go to: mediators of the same committee. */
  readonly successors: readonly Person[];
  readonly keptSeals: readonly { readonly id: string; readonly name: string }[];
  readonly colleagues: readonly Person[];
  readonly report: ReformReport;
  readonly seen: string;
}

/** Somebody leaves office: cases, seals, duties, office and account in one change. */
export class LeavingService {
  readonly #deps: LeavingDeps;

  constructor(deps: LeavingDeps) {
    this.#deps = deps;
  }

  /** @throws ForbiddenError, NotFoundError, ConflictError for whoever has left already */
  async preview(viewer: Viewer, personId: string): Promise<LeavingView> {
    if (!can(viewer, 'manageOffices')) throw new ForbiddenError();
    const { db, book } = this.#deps;
    return this.#view(db.read, await book.open(), personId);
  }

  /**
   * Hands every open case over by its own event, ends the office and closes the account; nothing of it when one case cannot
   * go. Gives the id of the record. @throws ForbiddenError, NotFoundError, ValidationError that names each case that cannot
   * go and why, ConflictError when what hangs on the person is not what was shown
   */
  async carryOut(viewer: Viewer, personId: string, leaving: Leaving, seen: string): Promise<string> {
    if (!can(viewer, 'manageOffices')) throw new ForbiddenError();
    const { uow, book, accounts, clock } = this.#deps;
    return uow.run(async (tx) => {
      const opened = await book.openToWrite(tx);
      const view = await this.#view(tx.knex, opened, personId);
      refuseIfOther(seen, shownOf(view));
      const { person, cases } = view;
      const chosen = (one: OpenCase) => leaving.byCase.get(one.code) ?? leaving.toId;
      refuseAll(
        cases
          .filter((one) => chosen(one) === null)
          .map(({ code }) => reformProblem(`${casePrefix}${code}`, 'noSuccessor', { params: { code } })),
      );
      await handOverAll(tx, this.#deps, viewer, {
        cases: cases.map((one) => ({ one, fromId: personId, toId: chosen(one) ?? '' })),
        reason: `${leaving.basisNumber} ${leaving.reason}`,
        pathOf: ({ code }) => `${casePrefix}${code}`,
      });
      await book.write(tx, viewer.accountId, this.#writes(opened, view, leaving));
      for (const account of await listActiveAccounts(tx.knex, { personIds: [personId] })) {
        await accounts.disableIn(tx, viewer.accountId, account.id);
      }
      const { validOn, basisNumber, reason } = leaving;
      const id = newId();
      const nameOf = (toId: string | null) =>
        toId === null ? '' : (opened.find('people', toId)?.name ?? '');
      await recordReform(tx, this.#deps, {
        ...{ id, kind: 'leave', title: person.name, objectId: personId, validOn, basisNumber, reason },
        report: { ...view.report, cases: cases.map((one) => caseLine(one, nameOf(chosen(one)))) },
        ...{ doneBy: viewer.accountId, doneAt: clock.now() },
      });
      return id;
    });
  }

  #writes(opened: Book, { person, keptSeals }: LeavingView, leaving: Leaving): readonly Write[] {
    const reason = `${leaving.basisNumber} ${leaving.reason}`.slice(0, 200);
    if (keptSeals.length > 0 && leaving.keeperId === null)
      refuseAll(
        keptSeals.map(({ name }) => reformProblem('keeperId', 'keepsSeal', { params: { seal: name } })),
      );
    const seals = keptSeals.flatMap(({ id }) => {
      const before = opened.row('seals', id);
      const said = { ...before, keeperPersonId: leaving.keeperId, changedOn: leaving.validOn, reason };
      return writesOf(planChange(opened, 'seals', id, said), { keeperPersonId: 'keeperId' });
    });
    const end = planEnd(opened, 'people', person.id, { endedOn: leaving.validOn, reason });
    return [...seals, ...writesOf(end)];
  }

  async #view(db: Db, opened: Book, personId: string): Promise<LeavingView> {
    const person = opened.find('people', personId);
    if (person === undefined) throw new NotFoundError('notFound');
    if (person.validTo !== null) throw new ConflictError('reformEnded');
    const { heldCases, clock } = this.#deps;
    const today = legalDay(clock.now());
    const held = await heldCases(db, personId);
    const cases = await listOpenCasesById(
      db,
      held.map(({ id }) => id),
    );
    const accounts = await listActiveAccounts(db, { personIds: [personId] });
    const unread = await countUnread(
      db,
      accounts.map(({ id }) => id),
    );
    const colleagues = opened
      .all('people')
      .filter(
        (one) =>
          one.id !== personId &&
          person.committeeId !== null &&
          one.committeeId === person.committeeId &&
          isInForce(one, today),
      );
    const keptSeals = opened
      .all('seals')
      .filter((seal) => seal.keeperPersonId === personId && seal.validTo === null)
      .map(({ id, name }) => ({ id, name }));
    const duties = fallingWith(opened, 'people', person as unknown as BookRow, today);
    const committee = opened.find('committees', person.committeeId)?.name;
    const report: ReformReport = {
      people: [{ label: person.name, to: committee ?? '', fate: 'ends' }],
      duties: duties.map(({ row }) => ({
        label: opened.dictionaries.labelOf('duties', String(row['duty']), 'zh-CN'),
        ...{ to: '', fate: 'ends' as const },
      })),
      seals: keptSeals.map(({ name }) => ({ label: name, to: '' })),
      accounts: accounts.map((one) => ({
        label: `${one.username}（${one.displayName}）`,
        to: '',
        fate: 'locked',
      })),
      cases: cases.map((one) => caseLine(one, '')),
      ...(await clocksOf(db, cases, this.#deps)),
      ...(unread > 0 && { messages: [{ label: String(unread), to: '' }] }),
    };
    const view = { person, cases, keptSeals, colleagues, report, seen: '' };
    const successors = colleagues.filter(({ isMediator }) => isMediator);
    return { ...view, successors, seen: digestOf(shownOf(view)) };
  }
}

/** What has to be the same when it is carried out: cases, seals, duties, accounts; not who wrote to whom meanwhile. */
function shownOf({ report, cases }: Pick<LeavingView, 'report' | 'cases'>): unknown {
  const { people, duties, seals, accounts } = report;
  return { people, duties, seals, accounts, cases: cases.map(({ code }) => code) };
}

/** The writes of a plan, or its refusal beside the field of this form. @throws ValidationError */
export function writesOf(
  plan: ReturnType<typeof planEnd>,
  fields: Readonly<Record<string, string>> = {},
): readonly Write[] {
  if (plan.ok) return plan.writes;
  const rename = { endedOn: 'validOn', changedOn: 'validOn', ...fields } as Readonly<Record<string, string>>;
  throw new ValidationError(plan.problems.map((one) => ({ ...one, path: rename[one.path] ?? one.path })));
}

/**
 * Each case by its own event; the refusals of all are told together, each with its case. @throws ValidationError
 */
export async function handOverAll(
  tx: Tx,
  deps: Pick<ReformDeps, 'engine'>,
  viewer: Viewer,
  change: {
    readonly cases: readonly { readonly one: OpenCase; readonly fromId: string; readonly toId: string }[];
    readonly reason: string;
    /** The field in which the successor was chosen. */
    readonly pathOf: (one: OpenCase) => string;
  },
): Promise<void> {
  const problems: Problem[] = [];
  for (const { one, fromId, toId } of change.cases) {
    try {
      await deps.engine().commandIn(tx, {
        ...{ kind: 'case', subjectId: one.id, event: 'handover', actor: officeActor(viewer) },
        data: { fromId, toId, reason: change.reason },
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push(...refusalsOf(one, change.pathOf(one), error));
    }
  }
  refuseAll(problems);
}

function refusalsOf({ code }: OpenCase, path: string, error: AppError): Problem[] {
  const reasons: readonly Problem[] =
    error instanceof ValidationError ? error.problems : [{ path: '', code: error.code }];
  return reasons.map(({ message, code: reason, basis }) => {
    const told = reformProblem(path, 'stillHeld', { params: { code, why: '{{why}}' } });
    const { zh = reason, en = reason } = message ?? {};
    const fill = (text: string, why: string) => text.replace('{{why}}', why);
    return {
      ...told,
      message: { zh: fill(told.message?.zh ?? '', zh), en: fill(told.message?.en ?? '', en) },
      ...(basis === undefined ? {} : { basis }),
    };
  });
}

import type { AuditLog } from '../audit/audit-log.ts';
import type { Account } from '../identity/account.ts';
import { listAccounts } from '../identity/accounts-repository.ts';
import type { AccountsService } from '../identity/accounts-service.ts';
import type { AssignmentsService } from '../identity/assignments/assignments-service.ts';
import type { BookService } from '../offices/book/book-service.ts';
import { addMs, type Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database/connect.ts';
import type { Tx, UnitOfWork } from '../platform/database/unit-of-work.ts';
import { NotFoundError } from '../platform/errors.ts';
import type { Locale } from '../platform/i18n.ts';
import { newId } from '../platform/ids.ts';
import { type ImportPlan, planImport, type SheetRows } from './import-plan.ts';
import { officeWorkbook } from './office-workbook.ts';
import * as repository from './workbooks-repository.ts';

export interface WorkbookDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly audit: AuditLog;
  readonly book: BookService;
  readonly accounts: AccountsService;
  readonly assignments: AssignmentsService;
}

export interface Imported {
  readonly plan: ImportPlan;
  /** Accounts that were opened, each with its one-time code. */
  readonly opened: readonly { readonly account: Account; readonly activationCode: string }[];
}

/** How long an uploaded workbook waits to be imported. */
const keptMs = 86_400_000;

/** The whole office in one workbook: written with what is known, checked row by row, imported in one transaction. */
export class WorkbookService {
  readonly #deps: WorkbookDeps;

  constructor(deps: WorkbookDeps) {
    this.#deps = deps;
  }

  /** The workbook to fill in; that it was taken is on record, since it names people. */
  async write(actorId: string, locale: Locale): Promise<Buffer> {
    const { book, accounts, uow } = this.#deps;
    await uow.run((tx) => this.#record(tx, actorId, 'officeWorkbookTaken', {}));
    return officeWorkbook(await book.open(), await accounts.list(), locale);
  }

  /** Keeps an uploaded workbook until it is imported. Gives its id. */
  async keep(actorId: string, sheets: SheetRows): Promise<string> {
    const id = newId();
    const now = this.#deps.clock.now();
    await this.#deps.uow.run(async (tx) => {
      await repository.deleteWorkbooksBefore(tx, addMs(now, -keptMs));
      await repository.insertWorkbook(tx, { id, accountId: actorId, sheets, createdAt: now });
    });
    return id;
  }

  /** An uploaded workbook with what would become of it now. @throws NotFoundError, also for that of another */
  async check(
    actorId: string,
    id: string,
  ): Promise<{ readonly sheets: SheetRows; readonly plan: ImportPlan }> {
    const { db } = this.#deps;
    const { sheets } = await this.#find(db.read, actorId, id);
    return { sheets, plan: await this.#plan(db.read, sheets, await this.#deps.book.open()) };
  }

  /** Writes the good rows of an uploaded workbook; kept while there are bad ones, which can then be fetched. */
  async importKept(actorId: string, id: string): Promise<Imported> {
    return this.#deps.uow.run(async (tx) => {
      const { sheets } = await this.#find(tx.knex, actorId, id);
      const imported = await this.#importIn(tx, actorId, sheets);
      if (imported.plan.rows.every(({ state }) => state !== 'bad')) await repository.deleteWorkbook(tx, id);
      return imported;
    });
  }

  /** The same for a workbook at hand, as the command line reads it. */
  async importSheets(actorId: string, sheets: SheetRows): Promise<Imported> {
    return this.#deps.uow.run((tx) => this.#importIn(tx, actorId, sheets));
  }

  async #importIn(tx: Tx, actorId: string, sheets: SheetRows): Promise<Imported> {
    const { book, accounts, assignments } = this.#deps;
    // Judged anew: what was free at the check may be taken by now.
    const plan = await this.#plan(tx.knex, sheets, await book.openToWrite(tx));
    if (plan.writes.length > 0) await book.write(tx, actorId, plan.writes);
    const opened: Imported['opened'][number][] = [];
    for (const { accountId, username, assignment } of plan.accounts) {
      if (accountId !== null) await assignments.askIn(tx, actorId, accountId, assignment);
      else
        opened.push(
          await accounts.createAccountIn(tx, actorId, { ...assignment, username, needsApproval: true }),
        );
    }
    const count = (state: string) => plan.rows.filter((row) => row.state === state).length;
    await this.#record(tx, actorId, 'officeWorkbookImported', {
      ...{ added: count('new'), changed: count('changed'), bad: count('bad') },
    });
    return { plan, opened };
  }

  async #plan(db: Database['read'], sheets: SheetRows, book: Awaited<ReturnType<BookService['open']>>) {
    return planImport({
      sheets,
      book,
      accounts: await listAccounts(db),
      faultsOfWrites: (writes) => this.#deps.book.faultsOfWrites(db, writes),
    });
  }

  async #find(db: Database['read'], actorId: string, id: string): Promise<repository.WorkbookRow> {
    const row = await repository.findWorkbook(db, id);
    if (row === null || row.accountId !== actorId) throw new NotFoundError('notFound');
    return row;
  }

  async #record(tx: Tx, actorId: string, action: string, detail: Record<string, unknown>): Promise<void> {
    const { audit, clock } = this.#deps;
    await audit.append(tx, {
      ...{ actorId, action, detail, at: clock.now(), requestId: null },
      objectKind: 'account',
      objectId: actorId,
    });
  }
}

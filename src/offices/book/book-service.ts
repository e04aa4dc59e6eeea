import type { AuditLog } from '../../audit/audit-log.ts';
import { type Clock, legalDay } from '../../platform/clock.ts';
import type { Database, Db } from '../../platform/database/connect.ts';
import { lockUntilCommit } from '../../platform/database/dialect-of.ts';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { NotFoundError, type Problem, ValidationError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { isInForce } from '../area.ts';
import * as areasRepository from '../areas-repository.ts';
import type { AreasService } from '../areas-service.ts';
import type { BookKind, OfficeChange } from '../office.ts';
import { Book, type BookRow } from './book.ts';
import * as repository from './book-repository.ts';
import { listAccountsOf, listOpenCasesOf } from './dependents-read-model.ts';
import { fallingWith, type Plan, planAdd, planChange, planEnd, type Write } from './plan.ts';
import { bookProblem } from './rules.ts';

type Said = Readonly<Record<string, unknown>>;

export interface BookDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly areas: AreasService;
  readonly audit: AuditLog;
  /** Codes of the open cases somebody mediates. */
  readonly openWork: (db: Db, personId: string) => Promise<readonly string[]>;
}

export interface Dependents {
  readonly cases: readonly string[];
  readonly accounts: readonly { readonly username: string; readonly name: string }[];
  readonly falling: readonly { readonly kind: BookKind; readonly row: BookRow }[];
}

/** Codes shown of many; the rest is a number. */
const shownCases = 20;

/** The books of the office: organisations, committees, people, seals and duties, each with the days it holds. */
export class BookService {
  readonly #deps: BookDeps;

  constructor(deps: BookDeps) {
    this.#deps = deps;
  }

  /** The books as they stand now. */
  async open(db: Db = this.#deps.db.read): Promise<Book> {
    const { areas, clock } = this.#deps;
    return new Book({
      tree: areas.tree,
      dictionaries: areas.dictionaries,
      today: legalDay(clock.now()),
      rows: {
        organisations: await areasRepository.listOrganisations(db),
        committees: await areasRepository.listCommittees(db),
        people: await areasRepository.listPeople(db),
        duties: await areasRepository.listDuties(db),
        seals: await areasRepository.listSeals(db),
      },
      former: await areasRepository.listFormerRows(db),
    });
  }

  /** @throws NotFoundError */
  async get(kind: BookKind, id: string): Promise<{ readonly row: BookRow; readonly book: Book }> {
    const book = await this.open();
    const row = book.row(kind, id);
    if (row === undefined) throw new NotFoundError('notFound');
    return { row, book };
  }

  /** What was done to a row, the first first; as many as its revision says. */
  history(kind: BookKind, id: string): Promise<OfficeChange[]> {
    return repository.listChanges(this.#deps.db.read, kind, id);
  }

  async dependents(kind: BookKind, row: BookRow, book: Book): Promise<Dependents> {
    const db = this.#deps.db.read;
    return {
      cases: await this.#openCases(db, kind, row.id),
      accounts: await listAccountsOf(db, kind, row.id),
      falling: fallingWith(book, kind, row, book.today),
    };
  }

  /** Gives the id. @throws ValidationError */
  async add(actorId: string, kind: BookKind, said: Said): Promise<string> {
    const id = newId();
    await this.#carryOut(actorId, async (book) => planAdd(book, kind, id, said));
    return id;
  }

  /** Gives whether anything was different. @throws ValidationError, NotFoundError */
  async change(
    actorId: string,
    kind: BookKind,
    id: string,
    said: Said,
    revision: number | null,
  ): Promise<boolean> {
    const writes = await this.#carryOut(actorId, async (book, tx) => {
      const before = await this.#known(book, tx, kind, id, revision);
      const plan = planChange(book, kind, id, said);
      const faults = await this.#faultsOfMoving(tx.knex, before, plan);
      return faults.length > 0 ? { ok: false, problems: faults } : plan;
    });
    return writes.length > 0;
  }

  /** Ends a row and what falls with it; refused while there are open cases. @throws ValidationError, NotFoundError */
  async end(actorId: string, kind: BookKind, id: string, said: Said, revision: number | null): Promise<void> {
    await this.#carryOut(actorId, async (book, tx) => {
      const row = await this.#known(book, tx, kind, id, revision);
      const plan = planEnd(book, kind, id, said);
      const people = fallingWith(book, kind, row, book.today).filter((one) => one.kind === 'people');
      const held = new Set(await this.#openCases(tx.knex, kind, id));
      for (const person of people) {
        for (const code of await this.#deps.openWork(tx.knex, person.row.id)) held.add(code);
      }
      const problems = held.size > 0 ? [casesProblem('', 'openCases', [...held])] : [];
      return problems.length > 0 ? { ok: false, problems } : plan;
    });
  }

  /** Carries out what was planned elsewhere, in a transaction that is open already. */
  async write(tx: Tx, actorId: string, writes: readonly Write[]): Promise<void> {
    const { audit, clock, areas } = this.#deps;
    const at = clock.now();
    for (const { kind, row, before } of writes) {
      if (before === null) await repository.insertRow(tx, kind, row);
      else await repository.updateRow(tx, kind, row);
    }
    await repository.insertChanges(
      tx,
      writes.map(({ kind, act, row, before, onDay, reason }) => ({
        id: newId(),
        ...{ kind, act, onDay, reason, actorId },
        objectId: row.id,
        former: before,
        recordedAt: at,
      })),
    );
    // Which members changed and from when; never what they hold.
    const entries = writes.map(({ kind, act, row, before, onDay }) => ({
      ...{ actorId, at, requestId: null, objectKind: kind, objectId: row.id },
      action: `office${act[0]?.toUpperCase()}${act.slice(1)}`,
      detail: { onDay, fields: changedMembers(before, row).join(' ') },
    }));
    await audit.appendAll(tx, entries);
    tx.afterCommit(() => areas.load());
  }

  /** The books inside a transaction: whoever else writes them waits. */
  async openToWrite(tx: Tx): Promise<Book> {
    await lockUntilCommit(tx.knex, 'office book');
    return this.open(tx.knex);
  }

  /** What stands against changes of people in hand of open cases. */
  async faultsOfWrites(db: Db, writes: readonly Write[]): Promise<Problem[]> {
    const faults: Problem[] = [];
    for (const write of writes) {
      if (write.before !== null)
        faults.push(...(await this.#faultsOfMoving(db, write.before, { ok: true, writes: [write] })));
    }
    return faults;
  }

  async #carryOut(actorId: string, plan: (book: Book, tx: Tx) => Promise<Plan>): Promise<readonly Write[]> {
    return this.#deps.uow.run(async (tx) => {
      const planned = await plan(await this.openToWrite(tx), tx);
      if (!planned.ok) throw new ValidationError(planned.problems);
      if (planned.writes.length > 0) await this.write(tx, actorId, planned.writes);
      return planned.writes;
    });
  }

  /** The row as the form was filled in for it. */
  async #known(book: Book, tx: Tx, kind: BookKind, id: string, revision: number | null): Promise<BookRow> {
    const row = book.row(kind, id);
    if (row === undefined) throw new NotFoundError('notFound');
    if (revision !== null && (await repository.countChanges(tx.knex, kind, id)) !== revision) {
      throw new ValidationError([bookProblem('', 'changedMeanwhile')]);
    }
    return row;
  }

  async #openCases(db: Db, kind: BookKind, id: string): Promise<readonly string[]> {
    if (kind === 'committees') return listOpenCasesOf(db, id);
    return kind === 'people' ? this.#deps.openWork(db, id) : [];
  }

  /** A mediator leaves his committee, or mediating, with empty hands. */
  async #faultsOfMoving(db: Db, before: BookRow, plan: Plan): Promise<Problem[]> {
    const [write] = plan.ok ? plan.writes : [];
    if (write === undefined || write.kind !== 'people' || before['isMediator'] !== true) return [];
    const path = write.row['committeeId'] === before['committeeId'] ? 'isMediator' : 'committeeId';
    if (path === 'isMediator' && write.row['isMediator'] === true) return [];
    const held = await this.#deps.openWork(db, before.id);
    return held.length === 0 ? [] : [casesProblem(path, 'movesWithCases', held)];
  }
}

function casesProblem(path: string, code: 'openCases' | 'movesWithCases', cases: readonly string[]): Problem {
  const shown = cases.slice(0, shownCases).join('、');
  return bookProblem(path, code, {
    params: { count: cases.length, cases: cases.length > shownCases ? `${shown}…` : shown },
  });
}

export function changedMembers(before: BookRow | null, after: BookRow): string[] {
  return Object.keys(after).filter((name) => before !== null && before[name] !== after[name]);
}

/** Where a row stands on a day. */
export function stateOf(row: BookRow, onDay: Book['today']): 'inForce' | 'ended' | 'later' {
  if (isInForce(row, onDay)) return 'inForce';
  return row.validFrom > onDay ? 'later' : 'ended';
}

import type { AuditLog } from '../../audit/audit-log.ts';
import type { Clock, Instant } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { ConflictError, NotFoundError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { Account } from '../account.ts';
import { countActiveAccounts, findAccount } from '../accounts-repository.ts';
import type { OpenWork, SessionEnder } from '../accounts-service.ts';
import * as repository from './assignments-repository.ts';
import { type Assignment, isAssigned } from './places.ts';

export interface AssignmentsDeps {
  readonly database: Database;
  readonly unitOfWork: UnitOfWork;
  readonly audit: AuditLog;
  readonly sessions: SessionEnder;
  readonly clock: Clock;
  readonly openWork: OpenWork;
}

/**
 * What an account stands for, changed in two steps as accounts are opened: the system administrator asks, the security
 * administrator decides. Until then it stays as it is.
 */
export class AssignmentsService {
  readonly #deps: AssignmentsDeps;

  constructor(deps: AssignmentsDeps) {
    this.#deps = deps;
  }

  listWaiting(): Promise<repository.AssignmentRow[]> {
    return repository.listWaitingAssignments(this.#deps.database.read);
  }

  /**
   * Gives whether there is anything to decide. @throws NotFoundError, and ConflictError while the person has open cases
   * in hand that the account would no longer stand for, or for the last administrator of a kind.
   */
  async ask(actorId: string, accountId: string, to: Assignment): Promise<boolean> {
    return this.#deps.unitOfWork.run((tx) => this.askIn(tx, actorId, accountId, to));
  }

  /** The same in a transaction that is open already. */
  async askIn(tx: Tx, actorId: string, accountId: string, to: Assignment): Promise<boolean> {
    const account = await this.#account(tx, accountId);
    if (isAssigned(account, to)) return false;
    await this.#refuseIfVital(tx, account, to);
    const now = this.#deps.clock.now();
    const row = { ...to, id: newId(), accountId, askedBy: actorId, askedAt: now };
    await repository.insertAssignment(tx, { ...row, decidedBy: null, decidedAt: null, state: 'waiting' });
    await this.#record(tx, actorId, 'assignmentAsked', accountId, now, {
      role: to.role,
      areaCode: to.areaCode,
    });
    return true;
  }

  /** Approved, it holds at once and every session of the account ends. @throws NotFoundError, ConflictError */
  async decide(actorId: string, id: string, isApproved: boolean): Promise<void> {
    const accountId = await this.#deps.unitOfWork.run(async (tx) => {
      const row = await repository.findAssignment(tx.knex, id);
      if (row === null) throw new NotFoundError('notFound');
      const now = this.#deps.clock.now();
      const state = isApproved ? 'approved' : 'refused';
      const isMine = await repository.decideAssignment(tx, id, { state, by: actorId, at: now });
      if (!isMine) throw new ConflictError('assignmentDecided');
      if (isApproved) {
        await this.#refuseIfVital(tx, await this.#account(tx, row.accountId), row);
        await repository.setAssignment(tx, row.accountId, row, now);
      }
      const action = isApproved ? 'assignmentApproved' : 'assignmentRefused';
      await this.#record(tx, actorId, action, row.accountId, now, { role: row.role, areaCode: row.areaCode });
      return row.accountId;
    });
    if (isApproved) await this.#deps.sessions.destroyAllOf(accountId);
  }

  async #refuseIfVital(tx: Tx, account: Account, to: Assignment): Promise<void> {
    const isVital = account.role === 'sysadmin' || account.role === 'secadmin';
    if (isVital && to.role !== account.role && (await countActiveAccounts(tx.knex, account.role)) < 2) {
      throw new ConflictError('lastAdministrator');
    }
    if (account.personId === null || account.personId === to.personId) return;
    const held = await this.#deps.openWork(tx.knex, account.personId);
    if (held.length > 0) {
      throw new ConflictError('accountHasOpenWork', { count: held.length, cases: held.join('、') });
    }
  }

  async #account(tx: Tx, id: string): Promise<Account> {
    const account = await findAccount(tx.knex, id);
    if (account === null) throw new NotFoundError('accountNotFound');
    return account;
  }

  async #record(
    tx: Tx,
    actorId: string,
    action: string,
    objectId: string,
    at: Instant,
    detail: Readonly<Record<string, string>>,
  ): Promise<void> {
    await this.#deps.audit.append(tx, {
      ...{ actorId, action, objectId, at, requestId: null },
      objectKind: 'account',
      detail: { ...detail },
    });
  }
}

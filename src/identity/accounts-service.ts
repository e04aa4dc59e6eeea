import type { AuditLog } from '../audit/audit-log.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Db } from '../platform/database/connect.ts';
import { isUniqueViolation } from '../platform/database/dialect.ts';
import type { Tx, UnitOfWork } from '../platform/database/unit-of-work.ts';
import { ConflictError, NotFoundError, type Problem, ValidationError } from '../platform/errors.ts';
import type { Locale } from '../platform/i18n.ts';
import { newId } from '../platform/ids.ts';
import { type Account, isUsername, type NewAccount, normaliseUsername } from './account.ts';
import * as repository from './accounts-repository.ts';
import { activationHash, newActivation } from './activation.ts';
import { accountProblem } from './form-problems.ts';
import { compareWithNothing, hashPassword, isPasswordRight, passwordFault } from './passwords.ts';
import { revokeTokensOf } from './tokens-repository.ts';
import type { AdministratorRole, Viewer } from './viewer.ts';

/** What identity asks about places; `AreasService` fits. */
export interface AreaScopes {
  standingOf(
    account: Pick<Account, 'areaCode' | 'committeeId'>,
  ): Pick<Viewer, 'areaPath' | 'formerPlaces' | 'formerCommittees'>;
  readonly tree: { roots(): readonly { readonly code: string }[] };
}

export interface SessionEnder {
  destroyAllOf(accountId: string): Promise<void>;
}

/** Codes of the open cases a person in office has in hand. */
export type OpenWork = (db: Db, personId: string) => Promise<readonly string[]>;

export class AccountsService {
  readonly #database: Database;
  readonly #unitOfWork: UnitOfWork;
  readonly #areas: AreaScopes;
  readonly #audit: AuditLog;
  readonly #sessions: SessionEnder;
  readonly #clock: Clock;
  readonly #openWork: OpenWork;

  constructor(deps: {
    database: Database;
    unitOfWork: UnitOfWork;
    areas: AreaScopes;
    audit: AuditLog;
    sessions: SessionEnder;
    clock: Clock;
    openWork?: OpenWork;
  }) {
    this.#database = deps.database;
    this.#unitOfWork = deps.unitOfWork;
    this.#areas = deps.areas;
    this.#audit = deps.audit;
    this.#sessions = deps.sessions;
    this.#clock = deps.clock;
    this.#openWork = deps.openWork ?? (async () => []);
  }

  findById(id: string): Promise<Account | null> {
    return repository.findAccount(this.#database.read, id);
  }

  findByUsername(username: string): Promise<Account | null> {
    return repository.findAccountByUsername(this.#database.read, normaliseUsername(username));
  }

  list(): Promise<Account[]> {
    return repository.listAccounts(this.#database.read);
  }

  /**
   * Opens an account and gives its one-time activation code; the code is kept nowhere in clear.
   * Throws ValidationError for a username that is no username, ConflictError when it is taken.
   */
  async createAccount(
    actorId: string | null,
    data: NewAccount,
  ): Promise<{ account: Account; activationCode: string }> {
    const made = this.#newAccount(data);
    await this.#insert(actorId, made.account);
    return made;
  }

  /** The same in a transaction that is open already; whoever calls has looked whether the username is free. */
  async createAccountIn(
    tx: Tx,
    actorId: string,
    data: NewAccount,
  ): Promise<{ account: Account; activationCode: string }> {
    const made = this.#newAccount(data);
    await this.#insertIn(tx, actorId, made.account);
    return made;
  }

  #newAccount(data: NewAccount): { account: Account; activationCode: string } {
    const username = normaliseUsername(data.username);
    if (!isUsername(username)) throw new ValidationError([accountProblem('username', 'badUsername')]);
    const now = this.#clock.now();
    const activation = newActivation(now);
    const account: Account = {
      id: newId(),
      username,
      displayName: data.displayName,
      role: data.role,
      areaCode: data.areaCode,
      committeeId: data.committeeId ?? null,
      organisationId: data.organisationId ?? null,
      personId: data.personId ?? null,
      passwordHash: null,
      activationHash: activation.hash,
      activationExpiresAt: activation.expiresAt,
      locale: data.locale ?? 'zh-CN',
      isDemo: data.isDemo ?? false,
      disabledAt: data.needsApproval === true ? now : null,
      createdAt: now,
      updatedAt: now,
    };
    return { account, activationCode: activation.code };
  }

  /** First run: one account of each administrator, made on the machine itself. Gives the one-time code. */
  async createAdmin(role: AdministratorRole, username: string, displayName = username): Promise<string> {
    const areaCode = this.#areas.tree.roots()[0]?.code ?? '';
    const { activationCode } = await this.createAccount(null, { username, displayName, role, areaCode });
    return activationCode;
  }

  async #insert(actorId: string | null, account: Account): Promise<void> {
    try {
      await this.#unitOfWork.run((tx) => this.#insertIn(tx, actorId, account));
    } catch (error) {
      if (isUniqueViolation(error)) throw new ConflictError('usernameTaken', { username: account.username });
      throw error;
    }
  }

  async #insertIn(tx: Tx, actorId: string | null, account: Account): Promise<void> {
    await repository.insertAccount(tx, account);
    await this.#record(tx, actorId, 'accountCreated', account.id, {
      role: account.role,
      areaCode: account.areaCode,
    });
  }

  /**
   * Sets the first password with a one-time code. A wrong name, a wrong code and one that is used up or too old are
   * refused alike; a password that may not be chosen is a problem of its field. Throws ValidationError.
   */
  async activate(username: string, code: string, password: string): Promise<Account> {
    const account = await this.findByUsername(username);
    const now = this.#clock.now();
    const open = account?.activationHash;
    const isOpen =
      account !== null &&
      account.disabledAt === null &&
      typeof open === 'string' &&
      open === activationHash(code) &&
      (account.activationExpiresAt ?? now) > now;
    if (!isOpen) throw new ValidationError([accountProblem('', 'activationWrong')]);
    const faults = passwordProblems('password', password, account.username);
    if (faults.length > 0) throw new ValidationError(faults);
    const passwordHash = await hashPassword(password);
    await this.#unitOfWork.run(async (tx) => {
      const isMine = await repository.activateAccount(
        tx,
        { id: account.id, activationHash: open },
        passwordHash,
        now,
      );
      if (!isMine) throw new ValidationError([accountProblem('', 'activationWrong')]);
      await this.#record(tx, account.id, 'accountActivated', account.id, {});
    });
    return account;
  }

  /** Whether the password is that of the account; takes its time also when there is no such account. */
  async hasPassword(account: Account | null, password: string): Promise<boolean> {
    if (account?.passwordHash == null) return compareWithNothing(password);
    return isPasswordRight(account.passwordHash, password);
  }

  /** Changes the own password; every session of the account ends. Throws ValidationError. */
  async changePassword(accountId: string, current: string, wanted: string): Promise<void> {
    const account = await this.#get(accountId);
    if (!(await this.hasPassword(account, current))) {
      throw new ValidationError([accountProblem('current', 'passwordWrong')]);
    }
    const faults = passwordProblems('password', wanted, account.username);
    if (faults.length > 0) throw new ValidationError(faults);
    const passwordHash = await hashPassword(wanted);
    await this.#change(accountId, 'passwordChanged', accountId, (tx, now) =>
      repository.setPasswordHash(tx, accountId, passwordHash, now),
    );
  }

  /** A new one-time code in place of the password, for whoever forgot it; sessions end at once. */
  async renewActivation(actorId: string | null, accountId: string): Promise<string> {
    await this.#get(accountId);
    const activation = newActivation(this.#clock.now());
    await this.#change(actorId, 'activationRenewed', accountId, (tx, now) =>
      repository.setActivation(tx, accountId, activation, now),
    );
    return activation.code;
  }

  /**
   * Closes the account: its sessions end at once and its tokens are revoked; its name stays with what it did.
   * Throws ConflictError for the last administrator of a kind: nobody could let anybody in again; and while cases
   * are in the person's hand: they go to a successor first. A new activation code keeps somebody out at once.
   */
  async disable(actorId: string | null, accountId: string): Promise<void> {
    await this.#get(accountId);
    await this.#unitOfWork.run((tx) => this.disableIn(tx, actorId, accountId));
  }

  /** The same in a transaction that is open already. */
  async disableIn(tx: Tx, actorId: string | null, accountId: string): Promise<void> {
    const account = await repository.findAccount(tx.knex, accountId);
    if (account === null) throw new NotFoundError('accountNotFound');
    if (account.disabledAt !== null) return;
    const now = this.#clock.now();
    const isVital = account.role === 'sysadmin' || account.role === 'secadmin';
    if (isVital && (await repository.countActiveAccounts(tx.knex, account.role)) < 2) {
      throw new ConflictError('lastAdministrator');
    }
    const { personId } = account;
    const held = personId === null ? [] : await this.#openWork(tx.knex, personId);
    if (held.length > 0) {
      throw new ConflictError('accountHasOpenWork', { count: held.length, cases: held.join('、') });
    }
    await repository.setDisabled(tx, accountId, now, now);
    await revokeTokensOf(tx, accountId, now);
    await this.#record(tx, actorId, 'accountDisabled', accountId, {});
    tx.afterCommit(() => this.#sessions.destroyAllOf(accountId));
  }

  /** Opens an account that waits for approval or was closed. */
  async approve(actorId: string | null, accountId: string): Promise<void> {
    await this.#get(accountId);
    await this.#change(actorId, 'accountApproved', accountId, (tx, now) =>
      repository.setDisabled(tx, accountId, null, now),
    );
  }

  /** Keeps the chosen language; no event of legal weight, so it is not audited. */
  async chooseLocale(accountId: string, locale: Locale): Promise<void> {
    await this.#unitOfWork.run((tx) => repository.setLocale(tx, accountId, locale, this.#clock.now()));
  }

  async #get(id: string): Promise<Account> {
    const account = await this.findById(id);
    if (account === null) throw new NotFoundError('accountNotFound');
    return account;
  }

  async #change(
    actorId: string | null,
    action: string,
    accountId: string,
    work: (tx: Tx, now: ReturnType<Clock['now']>) => Promise<void>,
  ): Promise<void> {
    await this.#unitOfWork.run(async (tx) => {
      await work(tx, this.#clock.now());
      await this.#record(tx, actorId, action, accountId, {});
    });
    // After the commit and awaited: whoever is told that it is done finds no session alive.
    await this.#sessions.destroyAllOf(accountId);
  }

  async #record(
    tx: Tx,
    actorId: string | null,
    action: string,
    accountId: string,
    detail: Record<string, string>,
  ): Promise<void> {
    const at = this.#clock.now();
    await this.#audit.append(tx, {
      actorId,
      action,
      objectKind: 'account',
      objectId: accountId,
      detail,
      requestId: null,
      at,
    });
  }
}

function passwordProblems(path: string, password: string, username: string): Problem[] {
  const code = passwordFault(password, username);
  return code === null ? [] : [accountProblem(path, code)];
}

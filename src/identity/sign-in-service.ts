import { createHash } from 'node:crypto';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { AuditLog } from '../audit/audit-log.ts';
import type { Clock } from '../platform/clock.ts';
import type { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { ValidationError } from '../platform/errors.ts';
import { spend } from '../web/rate-limit.ts';
import { type Account, normaliseUsername, toViewer } from './account.ts';
import type { AccountsService, AreaScopes } from './accounts-service.ts';
import { accountProblem } from './form-problems.ts';
import { passwordMax } from './passwords.ts';
import type { Viewer } from './viewer.ts';

/** Five tries in a quarter of an hour for one username from one address. */
export const triesPerWindow = 5;
export const windowSeconds = 15 * 60;

export class SignInService {
  readonly #accounts: AccountsService;
  readonly #areas: AreaScopes;
  readonly #unitOfWork: UnitOfWork;
  readonly #audit: AuditLog;
  readonly #clock: Clock;
  readonly #limiter: RateLimiterAbstract;

  constructor(deps: {
    accounts: AccountsService;
    areas: AreaScopes;
    unitOfWork: UnitOfWork;
    audit: AuditLog;
    clock: Clock;
    limiter: RateLimiterAbstract;
  }) {
    this.#accounts = deps.accounts;
    this.#areas = deps.areas;
    this.#unitOfWork = deps.unitOfWork;
    this.#audit = deps.audit;
    this.#clock = deps.clock;
    this.#limiter = deps.limiter;
  }

  /**
   * Gives the account when name and password are right. Throws ValidationError with one and the same text for an unknown
   * name, a wrong password and a disabled account, TooManyRequestsError after five wrong tries.
   */
  async signIn(typedName: string, password: string, address: string): Promise<Account> {
    const username = normaliseUsername(typedName);
    const key = tryKey(username, address);
    await spend(this.#limiter, key);
    if (password.length > passwordMax) throw wrong();
    const account = await this.#accounts.findByUsername(username);
    const isRight = await this.#accounts.hasPassword(account, password);
    if (account === null) throw wrong();
    if (!isRight || account.disabledAt !== null) {
      await this.#record(account.id, 'signInFailed');
      throw wrong();
    }
    await this.#limiter.delete(key);
    await this.#record(account.id, 'signedIn');
    return account;
  }

  /** Counts a try with a one-time code under the same limit. */
  async countTry(typedName: string, address: string): Promise<void> {
    await spend(this.#limiter, tryKey(normaliseUsername(typedName), address));
  }

  /** Whoever a session belongs to, read anew on every request: a closed account is out at once. */
  async findViewer(accountId: string | undefined): Promise<Viewer | null> {
    if (accountId === undefined) return null;
    const account = await this.#accounts.findById(accountId);
    if (account === null || account.disabledAt !== null) return null;
    return toViewer(account, this.#areas.standingOf(account), { via: 'session' });
  }

  async #record(accountId: string, action: string): Promise<void> {
    const at = this.#clock.now();
    await this.#unitOfWork.run(async (tx) => {
      await this.#audit.append(tx, {
        actorId: accountId,
        action,
        objectKind: 'account',
        objectId: accountId,
        detail: {},
        requestId: null,
        at,
      });
    });
  }
}

function tryKey(username: string, address: string): string {
  return createHash('sha256').update(`${username}\n${address}`).digest('hex');
}

function wrong(): ValidationError {
  return new ValidationError([accountProblem('', 'signInWrong')]);
}

import { createHash, randomBytes } from 'node:crypto';
import type { AuditLog } from '../audit/audit-log.ts';
import type { Clock, Instant } from '../platform/clock.ts';
import type { Database } from '../platform/database/connect.ts';
import type { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { NotFoundError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { normaliseUsername, toViewer } from './account.ts';
import { findAccount, findAccountByUsername } from './accounts-repository.ts';
import type { AreaScopes } from './accounts-service.ts';
import type { TokenScope } from './permissions.ts';
import * as repository from './tokens-repository.ts';
import type { Viewer } from './viewer.ts';

const tokenPattern = /^df_[A-Za-z0-9_-]{43}$/;

/** Bearer tokens of other systems; a token acts as its user, within its scopes. */
export class TokensService {
  readonly #database: Database;
  readonly #unitOfWork: UnitOfWork;
  readonly #areas: AreaScopes;
  readonly #audit: AuditLog;
  readonly #clock: Clock;

  constructor(deps: {
    database: Database;
    unitOfWork: UnitOfWork;
    areas: AreaScopes;
    audit: AuditLog;
    clock: Clock;
  }) {
    this.#database = deps.database;
    this.#unitOfWork = deps.unitOfWork;
    this.#areas = deps.areas;
    this.#audit = deps.audit;
    this.#clock = deps.clock;
  }

  /** Gives the token itself, this once; only its hash is kept. Throws NotFoundError for an unknown username. */
  async createToken(
    username: string,
    scopes: readonly TokenScope[] = ['read', 'write'],
    options: { actorId?: string; expiresAt?: Instant } = {},
  ): Promise<string> {
    const account = await findAccountByUsername(this.#database.read, normaliseUsername(username));
    if (account === null || account.disabledAt !== null)
      throw new NotFoundError('accountNotFound', { username });
    const token = `df_${randomBytes(32).toString('base64url')}`;
    const id = newId();
    const now = this.#clock.now();
    await this.#unitOfWork.run(async (tx) => {
      await repository.insertToken(tx, {
        id,
        accountId: account.id,
        tokenHash: hashOf(token),
        scopes: [...new Set(scopes)],
        createdAt: now,
        expiresAt: options.expiresAt ?? null,
        revokedAt: null,
      });
      await this.#audit.append(tx, {
        actorId: options.actorId ?? null,
        action: 'tokenCreated',
        objectKind: 'account',
        objectId: account.id,
        detail: { tokenId: id, scopes: scopes.join(' ') },
        requestId: null,
        at: now,
      });
    });
    return token;
  }

  /** Whoever the token speaks for, or null: unknown, revoked, expired, or the account is disabled. */
  async findViewerByToken(token: string): Promise<Viewer | null> {
    if (!tokenPattern.test(token)) return null;
    const row = await repository.findTokenByHash(this.#database.read, hashOf(token));
    const isAlive =
      row !== null && row.revokedAt === null && (row.expiresAt === null || row.expiresAt > this.#clock.now());
    if (!isAlive) return null;
    const account = await findAccount(this.#database.read, row.accountId);
    if (account === null || account.disabledAt !== null) return null;
    return toViewer(account, this.#areas.standingOf(account), { via: 'token', scopes: row.scopes });
  }
}

/** 256 random bits need no slow hash. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

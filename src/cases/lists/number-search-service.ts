import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { z } from 'zod';
import type { AuditLog } from '../../audit/audit-log.ts';
import { can } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { type Clock, type Instant, legalDay, toMs } from '../../platform/clock.ts';
import { type FieldCrypto, FieldCryptoError } from '../../platform/crypto/field-crypto.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { ForbiddenError } from '../../platform/errors.ts';
import { memoryLimiter, spend } from '../../web/rate-limit.ts';
import type { NumberKind, PartyRepository, WantedNumber } from '../parties/party-repository.ts';
import { findCaseLines } from './list-read-model.ts';
import type { FoundLine } from './search-read-model.ts';

export interface NumberSearchDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly audit: Pick<AuditLog, 'append'>;
  readonly crypto: FieldCrypto;
  readonly parties: Pick<PartyRepository, 'indexOf' | 'listHolders'>;
  /** Who tries numbers one after another would read who lives where: so many searches a person, then a pause. */
  readonly limiter?: RateLimiterAbstract;
}

/** What was looked for: blind indexes, from which no number can be read. */
const wantedSchema = z.strictObject({
  at: z.string(),
  wanted: z.array(
    z.strictObject({ kind: z.enum(['phone', 'phone_tail', 'id_no', 'id_no_tail']), index: z.string() }),
  ),
});

export interface FoundByNumber {
  readonly kinds: readonly NumberKind[];
  readonly lines: readonly FoundLine[];
}

const keptMs = 30 * 60_000;

/** Finds cases by the telephone or ID number of somebody on them, whole or by its last four characters. */
export class NumberSearchService {
  readonly #deps: NumberSearchDeps & { readonly limiter: RateLimiterAbstract };

  constructor(deps: NumberSearchDeps) {
    this.#deps = { limiter: memoryLimiter({ points: 60, durationSeconds: 600 }), ...deps };
  }

  /**
   * Records the search, without the number, and gives a sealed word by which its result is opened for half an hour, by
   * the same person alone. `number` is as `readNumberToFind` gives it.
   * @throws ForbiddenError for roles without the right, TooManyRequestsError after too many searches.
   */
  async search(viewer: Viewer, number: string, requestId: string | null): Promise<string> {
    if (!can(viewer, 'searchByIdNumber')) throw new ForbiddenError();
    const { uow, clock, audit, crypto, parties, limiter } = this.#deps;
    await spend(limiter, viewer.accountId);
    const kinds = kindsOf(number);
    const at = clock.now();
    await uow.run((tx) =>
      audit.append(tx, {
        actorId: viewer.accountId,
        action: 'casesSearchedByNumber',
        objectKind: 'account',
        objectId: viewer.accountId,
        detail: { by: kinds.join(' ') },
        requestId,
        at,
      }),
    );
    const wanted = kinds.map((kind) => ({ kind, index: parties.indexOf(kind, number) }));
    return crypto.encrypt(JSON.stringify({ at, wanted }), placeOf(viewer));
  }

  /** What a search found, the newest first, as far as the person may see it; null when the word is not his or too old. */
  async open(viewer: Viewer, word: string): Promise<FoundByNumber | null> {
    if (!can(viewer, 'searchByIdNumber')) throw new ForbiddenError();
    const wanted = this.#unseal(viewer, word);
    if (wanted === null) return null;
    const { db, clock, parties } = this.#deps;
    const holders = await parties.listHolders(db.read, wanted);
    const ids = [...new Set(holders.map(({ caseId }) => caseId))];
    const lines = await findCaseLines(db.read, viewer, { tab: 'all' }, legalDay(clock.now()), ids);
    const holderOf = new Map(holders.toReversed().map((holder) => [holder.caseId, holder]));
    return {
      kinds: wanted.map(({ kind }) => kind),
      lines: lines.sort(newestFirst).map((line) => {
        const holder = holderOf.get(line.id);
        if (holder === undefined) return line;
        const snippet = { before: '', hit: holder.name, after: '' };
        return { ...line, found: { place: holder.kind, snippet } };
      }),
    };
  }

  #unseal(viewer: Viewer, word: string): readonly WantedNumber[] | null {
    const { crypto, clock } = this.#deps;
    try {
      const { at, wanted } = wantedSchema.parse(JSON.parse(crypto.decrypt(word, placeOf(viewer))));
      return toMs(clock.now()) - toMs(at as Instant) > keptMs ? null : wanted;
    } catch (error) {
      if (error instanceof FieldCryptoError) return null;
      throw error;
    }
  }
}

const placeOf = ({ accountId }: Viewer): string => `number search.${accountId}`;

function kindsOf(number: string): readonly NumberKind[] {
  if (number.length === 4) return number.endsWith('X') ? ['id_no_tail'] : ['phone_tail', 'id_no_tail'];
  return number.length === 18 ? ['id_no'] : ['phone'];
}

function newestFirst(left: FoundLine, right: FoundLine): number {
  if (left.registeredAt !== right.registeredAt) return left.registeredAt < right.registeredAt ? 1 : -1;
  return left.id < right.id ? 1 : -1;
}

import type { AuditLog } from '../../audit/audit-log.ts';
import { blanksOf } from '../../documents/papers/wording.ts';
import {
  findWordingOn,
  insertWording,
  listWordings,
  type WordingVersion,
} from '../../documents/wording/wording-repository.ts';
import { can } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { type Clock, type Day, legalDay } from '../../platform/clock.ts';
import type { Database, Db } from '../../platform/database/connect.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { ForbiddenError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { problemMaker, refuseAll } from '../../platform/problem.ts';
import { partyProblemTexts } from './texts.ts';
import { type PartyTextCode, partyTextCodes, partyTexts, wordingCode } from './wording.ts';

export interface TextWordingsDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly audit: AuditLog;
}

/** One of the four texts, as the viewer's committee says it. */
export interface TextOfCommittee {
  readonly code: PartyTextCode;
  readonly text: string;
  readonly inForce: WordingVersion | null;
  readonly coming: readonly WordingVersion[];
}

const problem = problemMaker(partyProblemTexts);

/** The words of the four texts: those of this release, and a committee's own from a day on. */
export class TextWordingsService {
  readonly #deps: TextWordingsDeps;

  constructor(deps: TextWordingsDeps) {
    this.#deps = deps;
  }

  /** The words that hold for a committee on a day. */
  async textOn(db: Db, committeeId: string, code: PartyTextCode, day: Day): Promise<string> {
    const own = await findWordingOn(db, committeeId, wordingCode(code), day);
    return own?.texts['text'] ?? partyTexts[code].text;
  }

  canWrite(viewer: Viewer): boolean {
    return can(viewer, 'manageWording') && viewer.committeeId !== null;
  }

  /** All four, with what the viewer's committee has made of them. */
  async list(viewer: Viewer): Promise<TextOfCommittee[]> {
    const { db, clock } = this.#deps;
    const today = legalDay(clock.now());
    const { committeeId } = viewer;
    const versions = committeeId === null ? [] : await listWordings(db.read, committeeId);
    return Promise.all(
      partyTextCodes.map(async (code) => {
        const own = wordingCode(code);
        const inForce = committeeId === null ? null : await findWordingOn(db.read, committeeId, own, today);
        const coming = versions.filter((one) => one.code === own && (one.validFrom ?? '') > today);
        return { code, text: inForce?.texts['text'] ?? partyTexts[code].text, inForce, coming };
      }),
    );
  }

  /** Puts a committee's own words in force from a day. @throws ForbiddenError, ValidationError */
  async save(
    viewer: Viewer,
    code: PartyTextCode,
    input: { readonly text: string; readonly reason: string; readonly validFrom: Day },
  ): Promise<void> {
    const { committeeId } = viewer;
    if (!this.canWrite(viewer) || committeeId === null) throw new ForbiddenError();
    const { uow, clock, audit } = this.#deps;
    const now = clock.now();
    const asked = blanksOf(partyTexts[code].text);
    const given = blanksOf(input.text);
    const listed = (names: readonly string[]) => ({
      params: { blanks: names.map((name) => `{${name}}`).join(' ') },
    });
    const missing = asked.filter((name) => !given.includes(name));
    const unknown = given.filter((name) => !asked.includes(name));
    refuseAll([
      ...(missing.length > 0 ? [problem('text', 'blanksMissing', listed(missing))] : []),
      ...(unknown.length > 0 ? [problem('text', 'blanksUnknown', listed(unknown))] : []),
      ...(/[【】]/.test(input.text) ? [problem('text', 'brackets')] : []),
      ...(input.validFrom < legalDay(now) ? [problem('validFrom', 'dayPast')] : []),
    ]);
    await uow.run(async (tx) => {
      const own = (await listWordings(tx.knex, committeeId)).filter((one) => one.code === wordingCode(code));
      const version = {
        ...{ id: newId(), committeeId, code: wordingCode(code), no: (own.at(-1)?.no ?? 0) + 1 },
        ...{ texts: { text: input.text }, basis: input.reason, validFrom: input.validFrom },
        ...{ writtenBy: viewer.accountId, writtenAt: now },
      };
      await insertWording(tx, version);
      await audit.append(tx, {
        ...{ actorId: viewer.accountId, action: 'wording.activate', objectKind: 'paperWording' },
        ...{ objectId: version.id, requestId: null, at: now },
        detail: { code: version.code, no: version.no, validFrom: version.validFrom },
      });
    });
  }
}

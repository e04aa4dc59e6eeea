import type { Case } from '../../cases/core/case.ts';
import { actingRolesOn } from '../../cases/core/case-policy.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { ConflictError, ForbiddenError, NotFoundError, ValidationError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { ProvidedOption } from '../../web/forms/form.ts';
import { canIssuePaper, canReadPaper } from '../core/document-policy.ts';
import type { DocumentsDeps } from '../issuing/deps.ts';
import { entryKinds, type WrittenPaper } from '../papers/paper-set.ts';
import {
  findEntry,
  findLastVersion,
  insertEntry,
  listEntries,
  replaceEntry,
  withdrawEntry,
} from '../records/entries-repository.ts';
import type { PaperEntry } from '../records/paper-entry.ts';
import { type PaperSources, readSources } from '../records/record-sources.ts';

export interface EntryForm {
  readonly kind: WrittenPaper;
  readonly values: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, readonly ProvidedOption[]>>;
}

/** An entry as one reader sees it. */
export interface ListedEntry extends PaperEntry {
  /** Whether he may follow it with another version or take it back. */
  readonly mayWrite: boolean;
}

export interface WriteOptions {
  /** The version this one follows; a new line when absent. */
  readonly follows?: string | null;
  /** Sent twice, it is written once. */
  readonly key?: string | null;
  readonly requestId?: string;
}

/** Records that people write for a paper: inquiry, list of evidence, note on the file, undisputed facts, corrections. */
export class EntriesService {
  readonly #deps: DocumentsDeps;

  constructor(deps: DocumentsDeps) {
    this.#deps = deps;
  }

  /** What was written for a case, oldest first; what was said in confidence only to those who may read it. */
  async list(viewer: Viewer, subject: Case): Promise<ListedEntry[]> {
    const roles = actingRolesOn(viewer, subject);
    const entries = await listEntries(this.#deps.db.read, subject.id);
    return entries.flatMap((entry) => {
      const kind = entryKinds.get(entry.code);
      if (!canReadPaper(roles, kind?.isConfidential ?? false)) return [];
      return [{ ...entry, mayWrite: canIssuePaper(roles, kind ?? {}) }];
    });
  }

  /** The kinds this person can write now; `read` is what was read of the case already. */
  async kinds(viewer: Viewer, subject: Case, read?: PaperSources): Promise<WrittenPaper[]> {
    const roles = actingRolesOn(viewer, subject);
    const allowed = [...entryKinds.values()].filter((kind) => canIssuePaper(roles, kind));
    if (allowed.length === 0) return [];
    const sources = read ?? (await this.#sources(subject));
    return allowed.filter((kind) => kind.canWrite(sources));
  }

  /**
   * The form of a kind, begun with what is known or with the version that is followed.
   * @throws NotFoundError for a kind that cannot be written now or a version that is not the last, ForbiddenError
   */
  async form(viewer: Viewer, subject: Case, code: string, follows: string | null = null): Promise<EntryForm> {
    const kind = this.#kindFor(viewer, subject, code);
    const sources = await this.#sources(subject);
    if (!kind.canWrite(sources)) throw new NotFoundError('paperNotAvailable', { code });
    const former = follows === null ? null : lastVersion(sources, code, follows);
    if (follows !== null && former === null) throw new NotFoundError();
    return {
      kind,
      values: former ? former.data : kind.start(sources),
      options: kind.options(sources),
    };
  }

  /**
   * Writes what was parsed with the kind's schema. An older version stays; papers printed of it stay with it.
   * @throws ValidationError, ForbiddenError, NotFoundError, ConflictError when another followed the version first
   */
  async write(
    viewer: Viewer,
    subject: Case,
    code: string,
    data: Readonly<Record<string, unknown>>,
    options: WriteOptions = {},
  ): Promise<PaperEntry> {
    const { uow, clock } = this.#deps;
    const { follows = null, key = null } = options;
    const kind = this.#kindFor(viewer, subject, code);
    const sources = await this.#sources(subject);
    if (!kind.canWrite(sources)) throw new NotFoundError('paperNotAvailable', { code });
    const problems = kind.check?.(data, sources) ?? [];
    if (problems.length > 0) throw new ValidationError(problems);
    const sent = key === null ? null : await findEntry(this.#deps.db.read, key);
    if (sent?.caseId === subject.id && sent.code === code) return sent;
    const former = follows === null ? null : lastVersion(sources, code, follows);
    if (follows !== null && former === null) throw new ConflictError();
    const id = sent === null ? (key ?? newId()) : newId();
    const entry: PaperEntry = {
      id,
      caseId: subject.id,
      code,
      rootId: former?.rootId ?? id,
      label: kind.label(data, sources),
      data,
      writtenBy: viewer.accountId,
      writtenAt: clock.now(),
    };
    return uow.run(async (tx) => {
      // The same form may be sent twice at once.
      if (!(await insertEntry(tx, entry))) return (await findEntry(tx.knex, id)) ?? entry;
      if (former && !(await replaceEntry(tx, former.id, id))) throw new ConflictError();
      await this.#audit(tx, viewer, 'paperEntry.write', entry, options.requestId);
      return entry;
    });
  }

  /** The version that may be followed now in the line an entry belongs to; null when there is none. */
  async lastOf(subject: Case, id: string): Promise<string | null> {
    return (await findLastVersion(this.#deps.db.read, subject.id, id))?.id ?? null;
  }

  /** Takes back what was written; papers already issued of it stay. @throws ForbiddenError, NotFoundError */
  async withdraw(viewer: Viewer, subject: Case, id: string, requestId?: string): Promise<void> {
    const { uow, clock, db } = this.#deps;
    const entry = (await listEntries(db.read, subject.id)).find((one) => one.id === id);
    if (!entry) throw new NotFoundError();
    this.#kindFor(viewer, subject, entry.code);
    await uow.run(async (tx) => {
      if (!(await withdrawEntry(tx, id, clock.now()))) throw new NotFoundError();
      await this.#audit(tx, viewer, 'paperEntry.withdraw', entry, requestId);
    });
  }

  #kindFor(viewer: Viewer, subject: Case, code: string): WrittenPaper {
    const kind = entryKinds.get(code);
    if (!kind) throw new NotFoundError('paperNotAvailable', { code });
    if (!canIssuePaper(actingRolesOn(viewer, subject), kind)) throw new ForbiddenError();
    return kind;
  }

  #sources(subject: Case): Promise<PaperSources> {
    const { db, readers, clock } = this.#deps;
    return readSources(db.read, subject, readers, clock.now());
  }

  async #audit(
    tx: Parameters<typeof insertEntry>[0],
    viewer: Viewer,
    action: string,
    entry: PaperEntry,
    requestId: string | undefined,
  ): Promise<void> {
    await this.#deps.audit.append(tx, {
      actorId: viewer.accountId,
      action,
      objectKind: 'paperEntry',
      objectId: entry.id,
      detail: { caseId: entry.caseId, code: entry.code, rootId: entry.rootId },
      requestId: requestId ?? null,
      at: this.#deps.clock.now(),
    });
  }
}

/** The version of that id while it is the last of its line. */
function lastVersion(sources: PaperSources, code: string, id: string): PaperEntry | null {
  return sources.entries.find((one) => one.id === id && one.code === code) ?? null;
}

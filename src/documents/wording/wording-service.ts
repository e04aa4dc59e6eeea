import type { AuditEntry } from '../../audit/audit-entry.ts';
import { can } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { canonicalJson } from '../../platform/canonical-json.ts';
import { type Clock, type Day, legalDay } from '../../platform/clock.ts';
import type { Database, Db } from '../../platform/database/connect.ts';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { ForbiddenError, NotFoundError, type Problem, ValidationError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { unshapedScriptsIn } from '../../typeset/text/unshaped-scripts.ts';
import { documentProblems } from '../core/document-problems.ts';
import { type RenderedPaper, renderPaper } from '../issuing/render-paper.ts';
import { sampleRecords } from '../papers/paper-set.ts';
import type { PaperTemplate } from '../papers/paper-template.ts';
import { blanksOf } from '../papers/wording.ts';
import type { OwnWording } from '../records/record-parts.ts';
import {
  findWordingOn,
  insertWording,
  listWordings,
  removeDraft,
  saveDraft,
  type WordingVersion,
} from './wording-repository.ts';

export interface WordingDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly audit: { append(tx: Tx, entry: AuditEntry): Promise<unknown> };
  readonly templates: ReadonlyMap<string, PaperTemplate>;
}

/** A paper of the book, as this office prints it today. */
export interface BookPaper {
  readonly template: PaperTemplate;
  readonly samples: readonly string[];
  readonly inForce: WordingVersion | null;
  readonly coming: readonly WordingVersion[];
  readonly hasDraft: boolean;
}

/** What is typed in the editor: sentences by slot, blank for the standard one. */
export interface WordingInput {
  readonly texts: Readonly<Record<string, string | undefined>>;
  readonly basis?: string | undefined;
  readonly validFrom?: Day | undefined;
}

/** The papers an office can print, and its own sentences in them. */
export class WordingService {
  readonly #deps: WordingDeps;

  constructor(deps: WordingDeps) {
    this.#deps = deps;
  }

  /** Every paper with what the viewer's committee has made of it. */
  async book(viewer: Viewer): Promise<BookPaper[]> {
    const today = legalDay(this.#deps.clock.now());
    const versions =
      viewer.committeeId === null ? [] : await listWordings(this.#deps.db.read, viewer.committeeId);
    return [...this.#deps.templates.values()].map((template) => {
      const own = versions.filter(({ code }) => code === template.code);
      const active = own.filter(({ validFrom }) => validFrom !== null && validFrom <= today);
      return {
        template,
        samples: sampleRecords.filter(({ code }) => code === template.code).map(({ name }) => name),
        inForce: active.toSorted(byDay).at(-1) ?? null,
        coming: own.filter(({ validFrom }) => validFrom !== null && validFrom > today),
        hasDraft: own.some(({ no }) => no === 0),
      };
    });
  }

  /** Whether this person may put sentences in the office's own words. */
  canWrite(viewer: Viewer): boolean {
    return can(viewer, 'manageWording') && viewer.committeeId !== null;
  }

  /** The office's sentences for a paper issued on a day, as they are frozen into its record. */
  async ownWording(db: Db, committeeId: string, code: string, day: Day): Promise<OwnWording | null> {
    const version = await findWordingOn(db, committeeId, code, day);
    if (version === null || Object.keys(version.texts).length === 0) return null;
    return { no: version.no, texts: version.texts };
  }

  /**
   * The draft of a paper's wording, or what holds today when there is none.
   * @throws ForbiddenError, NotFoundError for a paper without sentences to change
   */
  async draft(
    viewer: Viewer,
    code: string,
  ): Promise<{ template: PaperTemplate; version: WordingVersion | null }> {
    const { committeeId, template } = this.#editable(viewer, code);
    const versions = await listWordings(this.#deps.db.read, committeeId);
    const draft = versions.find((one) => one.code === code && one.no === 0);
    const today = legalDay(this.#deps.clock.now());
    return {
      template,
      version: draft ?? (await findWordingOn(this.#deps.db.read, committeeId, code, today)),
    };
  }

  /** Keeps what is typed without putting it in force. @throws ValidationError, ForbiddenError, NotFoundError */
  async saveDraft(viewer: Viewer, code: string, input: WordingInput): Promise<void> {
    const version = this.#version(viewer, code, input, 0);
    await this.#deps.uow.run((tx) => saveDraft(tx, { ...version, validFrom: null }));
  }

  /**
   * Puts wording in force from a day, today or later. Papers issued before keep their own words.
   * @throws ValidationError, ForbiddenError, NotFoundError
   */
  async activate(
    viewer: Viewer,
    code: string,
    input: WordingInput,
    requestId?: string,
  ): Promise<WordingVersion> {
    const { uow, clock, audit } = this.#deps;
    const today = legalDay(clock.now());
    const problems: Problem[] = [];
    if (input.validFrom === undefined || input.validFrom < today) problems.push(documentProblems.wordingDay);
    if (input.basis === undefined) problems.push({ path: 'changeReason', code: 'required' });
    if (problems.length > 0) throw new ValidationError(problems);
    const typed = this.#version(viewer, code, input, 0);
    return uow.run(async (tx) => {
      const versions = await listWordings(tx.knex, typed.committeeId);
      const last = versions.filter((one) => one.code === code && one.no > 0).at(-1);
      if (last && isSame(last, typed)) return last;
      const version = { ...typed, no: (last?.no ?? 0) + 1 };
      await removeDraft(tx, version.committeeId, code);
      await insertWording(tx, version);
      await audit.append(tx, {
        actorId: viewer.accountId,
        action: 'wording.activate',
        objectKind: 'paperWording',
        objectId: version.id,
        detail: { code, no: version.no, validFrom: version.validFrom },
        requestId: requestId ?? null,
        at: clock.now(),
      });
      return version;
    });
  }

  /**
   * A sample of a paper with invented people: in the words that hold today, or in those of the draft.
   * @throws NotFoundError
   */
  async sample(viewer: Viewer, code: string, name: string | null, isDraft: boolean): Promise<RenderedPaper> {
    const template = this.#deps.templates.get(code);
    const sample = sampleRecords.find((one) => one.code === code && (name === null || one.name === name));
    if (!template || !sample) throw new NotFoundError();
    const { verify: _, ...record } = sample.record;
    const wording = isDraft
      ? await this.#draftWording(viewer, code)
      : await this.#todaysWording(viewer, code);
    return renderPaper(template, { ...record, ...(wording ? { wording } : {}) }, { isDraft: true });
  }

  async #draftWording(viewer: Viewer, code: string): Promise<OwnWording | null> {
    const { version } = await this.draft(viewer, code);
    return version && { no: Math.max(version.no, 1), texts: version.texts };
  }

  async #todaysWording(viewer: Viewer, code: string): Promise<OwnWording | null> {
    if (viewer.committeeId === null) return null;
    const { db, clock } = this.#deps;
    return this.ownWording(db.read, viewer.committeeId, code, legalDay(clock.now()));
  }

  #editable(viewer: Viewer, code: string): { committeeId: string; template: PaperTemplate } {
    const template = this.#deps.templates.get(code);
    if (!this.canWrite(viewer) || viewer.committeeId === null) throw new ForbiddenError();
    if (!template || Object.keys(template.wording).length === 0) throw new NotFoundError();
    return { committeeId: viewer.committeeId, template };
  }

  #version(viewer: Viewer, code: string, input: WordingInput, no: number): WordingVersion {
    const { committeeId, template } = this.#editable(viewer, code);
    const texts = ownTexts(template, input.texts);
    const problems = problemsOf(template, texts);
    if (problems.length > 0) throw new ValidationError(problems);
    return {
      id: newId(),
      committeeId,
      code,
      no,
      texts,
      basis: input.basis ?? null,
      validFrom: input.validFrom ?? null,
      writtenBy: viewer.accountId,
      writtenAt: this.#deps.clock.now(),
    };
  }
}

/** The same form sent twice makes no second version. */
function isSame(one: WordingVersion, other: WordingVersion): boolean {
  const said = ({ texts, basis, validFrom }: WordingVersion): string =>
    canonicalJson({ texts, basis, validFrom });
  return said(one) === said(other);
}

/** By the day from which it holds, then by number. */
function byDay(one: WordingVersion, other: WordingVersion): number {
  const [from, to] = [one.validFrom ?? '', other.validFrom ?? ''];
  if (from === to) return one.no - other.no;
  return from < to ? -1 : 1;
}

/** Only what differs from the standard is kept: a later release's better sentence reaches the office. */
function ownTexts(template: PaperTemplate, typed: WordingInput['texts']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(template.wording).flatMap(([key, { text }]) => {
      const own = typed[key]?.trim();
      return own === undefined || own === '' || own === text ? [] : [[key, own]];
    }),
  );
}

function problemsOf(template: PaperTemplate, texts: Readonly<Record<string, string>>): Problem[] {
  return Object.entries(texts).flatMap(([key, text]) => {
    const wanted = blanksOf(template.wording[key]?.text ?? '');
    const found = blanksOf(text);
    const missing = wanted.filter((name) => !found.includes(name));
    const unknown = found.filter((name) => !wanted.includes(name));
    const scripts = unshapedScriptsIn({ text });
    return [
      ...(missing.length + unknown.length > 0 ? [documentProblems.wordingBlanks(key, missing, unknown)] : []),
      ...(scripts.length > 0 ? [{ ...documentProblems.unshapedScripts(scripts), path: key }] : []),
    ];
  });
}

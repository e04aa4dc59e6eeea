import type { AuditEntry } from '../../audit/audit-entry.ts';
import type { Case } from '../../cases/core/case.ts';
import { actingRolesOn } from '../../cases/core/case-policy.ts';
import { can } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { type Clock, type Day, dayFromNumber, dayNumber, legalDay } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { ForbiddenError, NotFoundError, type Problem, ValidationError } from '../../platform/errors.ts';
import type { FileStore } from '../../platform/files/file-store.ts';
import { newId } from '../../platform/ids.ts';
import { canIssuePaper } from '../core/document-policy.ts';
import { documentProblems } from '../core/document-problems.ts';
import { paperTemplates } from '../papers/paper-set.ts';
import { type PaperReaders, readSources } from '../records/record-sources.ts';
import { fillWord, readWordTags, WordTemplateError } from './fill-word.ts';
import { unknownTags, wordData } from './word-data.ts';
import { wordProblems } from './word-problems.ts';
import {
  endWordTemplate,
  insertWordTemplate,
  listWordTemplates,
  type WordTemplate,
} from './word-repository.ts';

export interface WordDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly files: FileStore;
  readonly readers: PaperReaders;
  readonly audit: { append(tx: Tx, entry: AuditEntry): Promise<unknown> };
}

export interface NewWordTemplate {
  readonly name: string;
  readonly validFrom: Day;
  readonly bytes: Buffer;
}

/** An office's own Word documents: for papers the law gives no form. */
export class WordService {
  readonly #deps: WordDeps;

  constructor(deps: WordDeps) {
    this.#deps = deps;
  }

  /** Whether this person may bring templates. */
  canManage(viewer: Viewer): boolean {
    return can(viewer, 'manageWording') && viewer.committeeId !== null;
  }

  /** Every version of the committee's templates. @throws ForbiddenError */
  async list(viewer: Viewer): Promise<WordTemplate[]> {
    return listWordTemplates(this.#deps.db.read, this.#committeeOf(viewer));
  }

  /**
   * Takes a template into use from a day; a former one of its name ends the day before, the same one sent again stays.
   * @throws ValidationError for a name of a paper with a legal form, tags that are not known, a file that is no template;
   * ForbiddenError
   */
  async add(
    viewer: Viewer,
    { name, validFrom, bytes }: NewWordTemplate,
    requestId?: string,
  ): Promise<WordTemplate> {
    const { uow, clock, files } = this.#deps;
    const committeeId = this.#committeeOf(viewer);
    const tags = checkedTags(bytes);
    const problems: Problem[] = [];
    if (validFrom < legalDay(clock.now())) problems.push(documentProblems.wordingDay);
    if ([...paperTemplates.values()].some(({ title }) => title.zh === name))
      problems.push(wordProblems.legalForm);
    if (problems.length > 0) throw new ValidationError(problems);
    const { sha256, size } = await files.put(bytes);
    return uow.run(async (tx) => {
      const former = (await listWordTemplates(tx.knex, committeeId)).filter((one) => one.name === name);
      const twin = former.find(
        (one) => one.sha256 === sha256 && one.validFrom === validFrom && one.validTo === null,
      );
      if (twin) return twin;
      const no = former.reduce((last, one) => Math.max(last, one.no), 0) + 1;
      await endWordTemplate(tx, committeeId, name, dayFromNumber(dayNumber(validFrom) - 1));
      const template: WordTemplate = {
        id: newId(),
        committeeId,
        name,
        no,
        sha256,
        size,
        tags,
        validFrom,
        validTo: null,
        writtenBy: viewer.accountId,
        writtenAt: clock.now(),
      };
      await insertWordTemplate(tx, template);
      await this.#audit(tx, viewer, 'wordTemplate.add', template.id, { name, no, sha256 }, requestId);
      return template;
    });
  }

  /** Takes a template out of use from today on. @throws ForbiddenError, NotFoundError */
  async end(viewer: Viewer, id: string, requestId?: string): Promise<void> {
    const { uow, clock } = this.#deps;
    const template = (await this.list(viewer)).find((one) => one.id === id && one.validTo === null);
    if (!template) throw new NotFoundError();
    const yesterday = dayFromNumber(dayNumber(legalDay(clock.now())) - 1);
    await uow.run(async (tx) => {
      await endWordTemplate(tx, template.committeeId, template.name, yesterday);
      await this.#audit(tx, viewer, 'wordTemplate.end', id, { name: template.name }, requestId);
    });
  }

  /** The templates that can be filled for a case today: those of its committee, for who may issue its papers. */
  async offered(viewer: Viewer, subject: Case): Promise<WordTemplate[]> {
    const { db, clock } = this.#deps;
    if (subject.committeeId === null || !mayFill(viewer, subject)) return [];
    const today = legalDay(clock.now());
    const templates = await listWordTemplates(db.read, subject.committeeId);
    return templates.filter(
      ({ validFrom, validTo }) => validFrom <= today && (validTo === null || today <= validTo),
    );
  }

  /** The filled document of a case; each is a row of the audit log. @throws ForbiddenError, NotFoundError when it is not offered */
  async fill(
    viewer: Viewer,
    subject: Case,
    id: string,
    requestId?: string,
  ): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const { db, readers, clock, files, uow } = this.#deps;
    if (!mayFill(viewer, subject)) throw new ForbiddenError();
    const template = (await this.offered(viewer, subject)).find((one) => one.id === id);
    if (!template) throw new NotFoundError();
    const sources = await readSources(db.read, subject, readers, clock.now());
    const bytes = fillWord(await files.read(template.sha256), wordData(sources));
    const { name, no } = template;
    await uow.run((tx) =>
      this.#audit(tx, viewer, 'wordTemplate.fill', id, { caseId: subject.id, name, no }, requestId),
    );
    return { name: `${name} ${subject.code}.docx`, bytes };
  }

  #committeeOf(viewer: Viewer): string {
    if (!this.canManage(viewer) || viewer.committeeId === null) throw new ForbiddenError();
    return viewer.committeeId;
  }

  async #audit(
    tx: Tx,
    viewer: Viewer,
    action: string,
    objectId: string,
    detail: Record<string, unknown>,
    requestId: string | undefined,
  ): Promise<void> {
    const at = this.#deps.clock.now();
    const entry = { actorId: viewer.accountId, action, objectKind: 'wordTemplate', objectId, detail };
    await this.#deps.audit.append(tx, { ...entry, requestId: requestId ?? null, at });
  }
}

/** Who may issue the papers of a case may fill the office's own for it. */
function mayFill(viewer: Viewer, subject: Case): boolean {
  return canIssuePaper(actingRolesOn(viewer, subject), {});
}

function checkedTags(bytes: Buffer): string[] {
  try {
    const tags = readWordTags(bytes);
    const unknown = unknownTags(tags);
    if (unknown.length > 0) throw new ValidationError([wordProblems.tags(unknown)]);
    return Object.keys(tags);
  } catch (error) {
    if (error instanceof WordTemplateError) throw new ValidationError([wordProblems.file(error.fault)]);
    throw error;
  }
}

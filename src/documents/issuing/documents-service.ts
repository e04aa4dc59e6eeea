import type { Case } from '../../cases/core/case.ts';
import { actingRolesOn } from '../../cases/core/case-policy.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { legalDay } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { ForbiddenError, NotFoundError, ValidationError } from '../../platform/errors.ts';
import type { PaperDocument } from '../../typeset/flow/blocks.ts';
import { unshapedScriptsIn } from '../../typeset/text/unshaped-scripts.ts';
import {
  type DocumentPrint,
  type IssuedDocument,
  isLapsed,
  type PaperOffer,
  saysTheSame,
  verifyLink,
} from '../core/document.ts';
import { canIssuePaper, canListPapers, canReadPaper } from '../core/document-policy.ts';
import { documentProblems } from '../core/document-problems.ts';
import {
  findCurrent,
  findDocument,
  insertDocument,
  listDocuments,
  listPrints,
  savePdf,
  supersede,
} from '../core/documents-repository.ts';
import { openRecord, sealRecord } from '../core/sealed-record.ts';
import { type CasePaper, paperMappers } from '../papers/paper-set.ts';
import type { PaperTemplate } from '../papers/paper-template.ts';
import type { OwnWording } from '../records/record-parts.ts';
import { type PaperSources, readSources } from '../records/record-sources.ts';
import { listAccountNames } from '../records/records-read-model.ts';
import type { DocumentsDeps } from './deps.ts';
import { newDocument } from './new-document.ts';
import { enterPrint, isEntered, type PrintEntry } from './print-log.ts';
import { type RenderedPaper, renderPaper } from './render-paper.ts';

export interface IssueOptions {
  readonly aboutId?: string | null;
  /** A person has seen that some characters will be shown as framed code points. */
  readonly isMissingConfirmed?: boolean;
  readonly requestId?: string;
}

export interface PrintOptions extends PrintEntry {
  /** The row of the log made for this print a moment ago. */
  readonly printId?: string | undefined;
  readonly isLogged?: boolean;
  readonly requestId?: string;
}

/** What a person sees before issuing: the draft itself and the characters no font has. */
export interface PaperPreview {
  readonly offer: PaperOffer;
  readonly pdf: RenderedPaper;
}

export interface PaperFile {
  readonly document: IssuedDocument;
  readonly bytes: Buffer;
  readonly pages: number;
  /** The how-manieth print this is; stands in the log, not in the file. */
  readonly printNo: number | null;
  readonly name: string;
}

export interface CasePapers {
  readonly documents: readonly (IssuedDocument & {
    readonly issuedByName: string;
    readonly canRead: boolean;
    readonly isLapsed: boolean;
    readonly prints: readonly (DocumentPrint & { readonly printedByName: string })[];
  })[];
  readonly offers: readonly PaperOffer[];
}

/** Issues, prints and verifies papers: each a pure function of a frozen record and a template version. */
export class DocumentsService {
  readonly #deps: DocumentsDeps;

  constructor(deps: DocumentsDeps) {
    this.#deps = deps;
  }

  /** Papers issued for a case and those that can be issued now. @throws ForbiddenError for whoever may not see the case. */
  async list(viewer: Viewer, subject: Case, sources?: PaperSources): Promise<CasePapers> {
    return {
      documents: await this.issued(viewer, subject),
      offers: await this.available(viewer, subject, sources),
    };
  }

  /** Papers issued for a case, newest first; none for roles that see the case without its papers. @throws ForbiddenError */
  async issued(viewer: Viewer, subject: Case): Promise<CasePapers['documents']> {
    const roles = actingRolesOn(viewer, subject);
    if (roles.length === 0) throw new ForbiddenError();
    if (!canListPapers(roles)) return [];
    const db = this.#deps.db.read;
    const documents = await listDocuments(db, subject.id);
    const agreements = await this.#deps.readers.listAgreements(db, subject.id);
    const prints = await listPrints(
      db,
      documents.map((one) => one.id),
    );
    const names = await listAccountNames(db, [
      ...documents.map((one) => one.issuedBy),
      ...prints.map((one) => one.printedBy),
    ]);
    return documents.map((one) => ({
      ...one,
      issuedByName: names.get(one.issuedBy) ?? '',
      canRead: canReadPaper(roles, isConfidential(one.code)),
      isLapsed: isLapsed(one, agreements),
      prints: prints
        .filter((print) => print.documentId === one.id)
        .map((print) => ({ ...print, printedByName: names.get(print.printedBy) ?? '' })),
    }));
  }

  /** Which papers this person can issue now, and about what; `read` is what was read of the case already. */
  async available(viewer: Viewer, subject: Case, read?: PaperSources): Promise<PaperOffer[]> {
    const roles = actingRolesOn(viewer, subject);
    const mappers = [...paperMappers.values()]
      .filter((mapper) => canIssuePaper(roles, mapper))
      .filter(({ code }) => this.#templateToday(code) !== null);
    if (mappers.length === 0) return [];
    const sources = read ?? (await this.sources(subject));
    return mappers.flatMap((mapper) =>
      mapper.about(sources).map((about) => ({
        code: mapper.code,
        title: this.#template(mapper.code).title,
        aboutId: about.id,
        about: about.label,
      })),
    );
  }

  /**
   * Draws a paper as a draft without issuing it; also an agreement that is not final yet.
   * @throws NotFoundError when there is nothing to draw, ForbiddenError, ValidationError for an incomplete record.
   */
  async preview(
    viewer: Viewer,
    subject: Case,
    code: string,
    aboutId: string | null = null,
  ): Promise<PaperPreview> {
    const mapper = this.#mapperFor(viewer, subject, code);
    const sources = await this.sources(subject);
    const record = await this.#build(mapper, sources, aboutId);
    const template = this.#template(code);
    const about = mapper.about(sources).find((one) => one.id === aboutId)?.label ?? '';
    return {
      offer: { code, title: template.title, aboutId, about },
      pdf: await renderPaper(template, record, { isDraft: true }),
    };
  }

  /**
   * Freezes the record of a paper as it stands now. The same record again gives the paper already issued; a changed
   * one gives a new paper that supersedes it.
   * @throws NotFoundError when this paper cannot be issued about this, ForbiddenError, ValidationError (incomplete
   * record; a script that cannot be set; characters without a glyph that nobody confirmed).
   */
  async issue(
    viewer: Viewer,
    subject: Case,
    code: string,
    options: IssueOptions = {},
  ): Promise<IssuedDocument> {
    const aboutId = options.aboutId ?? null;
    const mapper = this.#mapperFor(viewer, subject, code);
    const sources = await this.sources(subject);
    const abouts = [...mapper.about(sources), ...(mapper.each?.(sources) ?? [])];
    if (!abouts.some((one) => one.id === aboutId)) throw new NotFoundError('paperNotAvailable', { code });
    const template = this.#template(code);
    const record = await this.#build(mapper, sources, aboutId);
    const drawn = await renderPaper(template, record, {});
    if (drawn.missing.length > 0 && !options.isMissingConfirmed) {
      const characters = drawn.missing.map((one) => one.text).join(' ');
      throw new ValidationError([documentProblems.missingGlyphs(characters)]);
    }
    return this.#deps.uow.run(async (tx) => {
      const current = await findCurrent(tx.knex, subject.id, code, aboutId);
      if (current && this.#isUnchanged(current, record, template)) return current.document;
      const document = newDocument(
        viewer,
        sources,
        template,
        aboutId,
        record,
        this.#deps.signer !== undefined,
      );
      await insertDocument(tx, document, sealRecord(record, this.#deps.crypto, document.id));
      if (current) await supersede(tx, current.document.id, document.id);
      await this.#audit(tx, viewer, 'document.issue', document, options.requestId, {
        supersedes: current?.document.id ?? null,
      });
      return document;
    });
  }

  /**
   * The file of an issued paper, made anew from its record, and a row in the print log.
   * @throws NotFoundError, ForbiddenError
   */
  async print(
    viewer: Viewer,
    subject: Case,
    documentId: string,
    options: PrintOptions = {},
  ): Promise<PaperFile> {
    const { db, uow, crypto, clock, log } = this.#deps;
    const found = await this.#readable(viewer, subject, documentId);
    const { document } = found;
    const record = openRecord(found.record, crypto, document.id);
    const template = this.#template(document.code);
    const { edition = 'usual' } = options;
    const verify = this.#verifyOf(document.verifyCode);
    const signer = document.isSigned ? this.#deps.signer : undefined;
    const drawn = await renderPaper(template, record, { verify, edition, signer });
    // The digest that is kept is that of the usual edition.
    const isUsual = edition === 'usual';
    const isChanged = isUsual && document.pdfSha256 !== null && document.pdfSha256 !== drawn.sha256;
    if (isChanged)
      log.warn({ documentId, was: document.pdfSha256, is: drawn.sha256 }, 'paper draws differently');
    const isKnown = await isEntered(db.read, clock, viewer, document, options.printId);
    const printNo = await uow.run(async (tx) => {
      if (isUsual && document.pdfSha256 === null) await savePdf(tx, document.id, drawn);
      if (isChanged) {
        const detail = { was: document.pdfSha256, is: drawn.sha256 };
        await this.#audit(tx, viewer, 'document.drawnDifferently', document, options.requestId, detail);
      }
      if (options.isLogged === false || isKnown) return null;
      const { no } = await enterPrint(tx, clock, viewer, document, options);
      await this.#audit(tx, viewer, 'document.print', document, options.requestId, { no });
      return no;
    });
    return {
      document,
      bytes: drawn.bytes,
      pages: drawn.pages,
      printNo,
      name: `${document.code} ${document.title}.pdf`,
    };
  }

  /**
   * An issued paper as it goes into a batch, with a row in the print log.
   * @throws NotFoundError, ForbiddenError
   */
  async paperOf(
    viewer: Viewer,
    subject: Case,
    documentId: string,
    requestId?: string,
  ): Promise<PaperDocument> {
    const { document, record } = await this.#readable(viewer, subject, documentId);
    await this.enterPrint(viewer, subject, documentId, requestId === undefined ? {} : { requestId });
    const verify = this.#verifyOf(document.verifyCode);
    return this.#template(document.code).build({
      ...openRecord(record, this.#deps.crypto, document.id),
      verify,
    });
  }

  /**
   * Enters a print in the log before its file is opened: to whom it goes, how many copies.
   * @throws NotFoundError, ForbiddenError
   */
  async enterPrint(
    viewer: Viewer,
    subject: Case,
    documentId: string,
    entry: PrintEntry & { readonly requestId?: string },
  ): Promise<DocumentPrint> {
    const { document } = await this.#readable(viewer, subject, documentId);
    return this.#deps.uow.run(async (tx) => {
      const print = await enterPrint(tx, this.#deps.clock, viewer, document, entry);
      await this.#audit(tx, viewer, 'document.print', document, entry.requestId, { no: print.no });
      return print;
    });
  }

  /** An issued paper for whoever may read it. @throws NotFoundError, ForbiddenError */
  async find(viewer: Viewer, subject: Case, documentId: string): Promise<IssuedDocument> {
    return (await this.#readable(viewer, subject, documentId)).document;
  }

  async #readable(viewer: Viewer, subject: Case, id: string) {
    const found = await findDocument(this.#deps.db.read, subject.id, id);
    if (!found) throw new NotFoundError();
    if (!canReadPaper(actingRolesOn(viewer, subject), isConfidential(found.document.code)))
      throw new ForbiddenError();
    return found;
  }

  /** Everything of a case that papers are made of, read once for several questions. */
  sources(subject: Case): Promise<PaperSources> {
    const { db, readers, clock } = this.#deps;
    return readSources(db.read, subject, readers, clock.now());
  }

  /** The template, when papers may be issued with it today. */
  #templateToday(code: string): PaperTemplate | null {
    const template = this.#deps.templates.get(code);
    const today = legalDay(this.#deps.clock.now());
    const isValid =
      template !== undefined &&
      template.validFrom <= today &&
      (template.validTo === null || today <= template.validTo);
    return isValid ? template : null;
  }

  #template(code: string): PaperTemplate {
    const template = this.#deps.templates.get(code);
    if (!template) throw new NotFoundError('paperNotAvailable', { code });
    return template;
  }

  #mapperFor(viewer: Viewer, subject: Case, code: string): CasePaper {
    const mapper = paperMappers.get(code);
    if (!mapper || this.#templateToday(code) === null) throw new NotFoundError('paperNotAvailable', { code });
    const roles = actingRolesOn(viewer, subject);
    if (!canIssuePaper(roles, mapper)) throw new ForbiddenError();
    return mapper;
  }

  /** The record, held to the template's schema and stripped of undefined members. */
  async #build(mapper: CasePaper, sources: PaperSources, aboutId: string | null): Promise<object> {
    const record = await mapper.build(sources, aboutId);
    if (record === null) throw new NotFoundError('paperNotAvailable', { code: mapper.code });
    const unshaped = unshapedScriptsIn(record);
    if (unshaped.length > 0) throw new ValidationError([documentProblems.unshapedScripts(unshaped)]);
    const wording = await this.#wordingFor(mapper.code, sources);
    const worded = wording === null ? record : { ...record, wording };
    const parsed = this.#template(mapper.code).recordSchema.safeParse(worded);
    if (parsed.success) return parsed.data as object;
    const places = parsed.error.issues.map((issue) => issue.path.join('.'));
    throw new ValidationError([documentProblems.incomplete([...new Set(places)].join(', '))]);
  }

  #wordingFor(code: string, { committee, db, today }: PaperSources): Promise<OwnWording | null> {
    if (committee === null) return Promise.resolve(null);
    return this.#deps.wordings.ownWording(db, committee.id, code, today);
  }

  #isUnchanged(
    current: { readonly document: IssuedDocument; readonly record: object },
    record: object,
    template: PaperTemplate,
  ): boolean {
    const old = openRecord(current.record, this.#deps.crypto, current.document.id);
    const { templateVersion } = template.build(record);
    return current.document.templateVersion === templateVersion && saysTheSame(old, record);
  }

  #verifyOf(code: string): { code: string; url: string } {
    return verifyLink(this.#deps.publicUrl, code);
  }

  async #audit(
    tx: Tx,
    viewer: Viewer,
    action: string,
    document: IssuedDocument,
    requestId: string | undefined,
    detail: Record<string, unknown>,
  ): Promise<void> {
    await this.#deps.audit.append(tx, {
      actorId: viewer.accountId,
      action,
      objectKind: 'document',
      objectId: document.id,
      detail: { caseId: document.caseId, code: document.code, digest: document.recordDigest, ...detail },
      requestId: requestId ?? null,
      at: this.#deps.clock.now(),
    });
  }
}

function isConfidential(code: string): boolean {
  return paperMappers.get(code)?.isConfidential ?? false;
}

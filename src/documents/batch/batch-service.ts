import type { Case } from '../../cases/core/case.ts';
import { actingRolesOn, seesCase } from '../../cases/core/case-policy.ts';
import { findCase } from '../../cases/core/case-repository.ts';
import { can } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { Job, JobTools } from '../../jobs/job.ts';
import type { JobsService } from '../../jobs/jobs-service.ts';
import { pathRange } from '../../offices/area.ts';
import { asDay, type Instant, startOfLegalDay } from '../../platform/clock.ts';
import { ForbiddenError, NotFoundError, ValidationError } from '../../platform/errors.ts';
import { fill } from '../../platform/problem.ts';
import type { PaperDocument } from '../../typeset/flow/blocks.ts';
import { shownVerifyCode } from '../core/document.ts';
import { canIssuePaper } from '../core/document-policy.ts';
import type { Renderer } from '../drawing/render-task.ts';
import type { DocumentsDeps } from '../issuing/deps.ts';
import type { DocumentsService } from '../issuing/documents-service.ts';
import { paperMappers } from '../papers/paper-set.ts';
import type { PaperAbout } from '../records/paper-mapper.ts';
import type { PaperSources } from '../records/record-sources.ts';
import { paperWords } from '../records/texts.ts';
import { type BatchLine, batchList } from './batch-list.ts';
import { listClosedCaseIds, listIssuedPapers, type RegisterLine } from './batch-read-model.ts';

export interface BatchDeps extends DocumentsDeps {
  readonly documents: DocumentsService;
  readonly renderer: Renderer;
  readonly jobs: JobsService;
}

/** A paper that can be made for everybody at once, and for how many. */
export interface BatchOffer {
  readonly code: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly count: number;
}

/** One paper to be made. */
interface Piece {
  readonly subject: Case;
  readonly about: PaperAbout;
}

interface Batch {
  readonly code: string;
  readonly title: string;
  readonly pieces: readonly Piece[];
  readonly requestId?: string | undefined;
}

/** A month of a town with more cases than this is made in two runs. */
const mostPieces = 500;
/** Lines of the register given at once. */
const mostLines = 20_000;

/** Many papers in one run: the same notice for fifty workers, the covers of a month. */
export class BatchService {
  readonly #deps: BatchDeps;

  constructor(deps: BatchDeps) {
    this.#deps = deps;
  }

  /** What can be made for all persons of a case in one run; `read` is what was read of the case already. */
  async offers(viewer: Viewer, subject: Case, read?: PaperSources): Promise<BatchOffer[]> {
    const roles = actingRolesOn(viewer, subject);
    const batched = [...paperMappers.values()].filter((paper) => paper.each && canIssuePaper(roles, paper));
    if (batched.length === 0) return [];
    const { templates, documents } = this.#deps;
    const sources = read ?? (await documents.sources(subject));
    return batched.flatMap((mapper) => {
      const count = mapper.each?.(sources).length ?? 0;
      const template = templates.get(mapper.code);
      return count < 2 || !template ? [] : [{ code: mapper.code, title: template.title, count }];
    });
  }

  /** Begins to make a paper for every person of a case. @throws NotFoundError when it is not offered */
  async begin(viewer: Viewer, subject: Case, code: string, requestId?: string): Promise<Job> {
    const sources = await this.#deps.documents.sources(subject);
    const offer = (await this.offers(viewer, subject, sources)).find((one) => one.code === code);
    if (!offer) throw new NotFoundError('paperNotAvailable', { code });
    const abouts = paperMappers.get(code)?.each?.(sources) ?? [];
    const pieces = abouts.map((about) => ({ subject, about }));
    const title = `${offer.title.zh} ${subject.code}`;
    return this.#start(viewer, { code, title, pieces, requestId }, subject.id);
  }

  /**
   * Begins to make the covers of the cases closed in a month (`2026-11`) that this person may issue for; null when there is
   * none. @throws ForbiddenError
   */
  async beginCovers(viewer: Viewer, month: string, requestId?: string): Promise<Job | null> {
    if (!can(viewer, 'issueDocument')) throw new ForbiddenError();
    const { db } = this.#deps;
    const [from, to] = pathRange(viewer.areaPath);
    const ids = await listClosedCaseIds(db.read, { from, to }, monthOf(month), mostPieces);
    const pieces: Piece[] = [];
    for (const id of ids) {
      const subject = await findCase(db.read, id);
      if (!subject || !seesCase(viewer, subject)) continue;
      if (canIssuePaper(actingRolesOn(viewer, subject), {}))
        pieces.push({ subject, about: { id: null, label: subject.number ?? subject.code } });
    }
    if (pieces.length === 0) return null;
    const title = fill(paperWords.batch.covers, { month });
    return this.#start(viewer, { code: 'D00', title, pieces, requestId });
  }

  /**
   * What was issued in a month by the person's committee, else in his town: the register to check papers by without
   * the network. @throws ForbiddenError
   */
  register(viewer: Viewer, month: string): Promise<RegisterLine[]> {
    if (!can(viewer, 'exportLedger')) throw new ForbiddenError();
    const { committeeId, areaCode } = viewer;
    const office = committeeId === null ? { townCode: areaCode } : { committeeId };
    return listIssuedPapers(this.#deps.db.read, office, monthOf(month), mostLines);
  }

  #start(viewer: Viewer, batch: Batch, caseId?: string): Promise<Job> {
    return this.#deps.jobs.start(viewer, {
      kind: 'batch',
      title: batch.title,
      ...(caseId === undefined ? {} : { caseId }),
      work: async (tools) => {
        const { lines, papers } = await this.#make(viewer, batch, tools);
        const list = batchList({
          title: batch.title,
          office: papers[0]?.header.left ?? '',
          createdAt: this.#deps.clock.now(),
          isDemo: batch.pieces.some(({ subject }) => subject.isDemo),
          lines,
        });
        const { bytes } = await this.#deps.renderer.run(
          { kind: 'batch', title: batch.title, papers: [list, ...papers] },
          { signal: tools.signal },
        );
        return { name: `${batch.title}.pdf`, mediaType: 'application/pdf', bytes };
      },
    });
  }

  /** Issues the papers one by one; one that cannot be issued is named in the list and stops no other. */
  async #make(
    viewer: Viewer,
    { code, pieces, requestId }: Batch,
    { report, signal }: JobTools,
  ): Promise<{ lines: BatchLine[]; papers: PaperDocument[] }> {
    const lines: BatchLine[] = [];
    const papers: PaperDocument[] = [];
    for (const { subject, about } of pieces) {
      signal.throwIfAborted();
      try {
        const options = { aboutId: about.id, ...(requestId === undefined ? {} : { requestId }) };
        const { id, title, verifyCode } = await this.#deps.documents.issue(viewer, subject, code, options);
        papers.push(await this.#deps.documents.paperOf(viewer, subject, id, requestId));
        lines.push({ label: about.label, title, verifyCode: shownVerifyCode(verifyCode), problem: null });
      } catch (error) {
        lines.push({ label: about.label, title: '', verifyCode: null, problem: problemOf(error) });
      }
      report(lines.length, pieces.length + 1);
    }
    return { lines, papers };
  }
}

/** The sentence of a refusal; anything else ends the batch. */
function problemOf(error: unknown): string {
  if (error instanceof ValidationError) return error.problems[0]?.message?.zh ?? paperWords.batch.notMade;
  if (error instanceof NotFoundError || error instanceof ForbiddenError) return paperWords.batch.notOffered;
  throw error;
}

/** The legal month as instants. */
function monthOf(month: string): { readonly from: Instant; readonly until: Instant } {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return { from: startOfLegalDay(asDay(`${month}-01`)), until: startOfLegalDay(asDay(`${next}-01`)) };
}

import { listAttachments } from '../../cases/attachments/attachments-repository.ts';
import type { Case } from '../../cases/core/case.ts';
import { actingRolesOn } from '../../cases/core/case-policy.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { Job } from '../../jobs/job.ts';
import type { JobsService } from '../../jobs/jobs-service.ts';
import { ForbiddenError, NotFoundError } from '../../platform/errors.ts';
import type { FileStore } from '../../platform/files/file-store.ts';
import type { RenderedVolume } from '../../typeset/render/render-volume.ts';
import { verifyLink } from '../core/document.ts';
import { canIssuePaper, wholeFile } from '../core/document-policy.ts';
import { findDocument } from '../core/documents-repository.ts';
import { openRecord } from '../core/sealed-record.ts';
import type { Renderer, RenderOptions } from '../drawing/render-task.ts';
import type { DocumentsDeps } from '../issuing/deps.ts';
import { paperMappers } from '../papers/paper-set.ts';
import { shutPhases } from '../records/archiving.ts';
import { inFileOrder } from '../records/file-order.ts';
import { recordHead } from '../records/paper-mapper.ts';
import { type PaperSources, readSources } from '../records/record-sources.ts';
import { paperWords } from '../records/texts.ts';
import { type VolumePaper, volumeTaskOf } from './volume.ts';
import { materialsOf } from './volume-materials.ts';

export interface VolumeDeps extends DocumentsDeps {
  readonly files: FileStore;
  readonly renderer: Renderer;
  readonly jobs: JobsService;
}

export type NamedVolume = RenderedVolume & { readonly name: string };

/** Binds the papers of a case and what was handed in into one file. */
export class VolumeService {
  readonly #deps: VolumeDeps;

  constructor(deps: VolumeDeps) {
    this.#deps = deps;
  }

  /** Whether this person may have the whole file in one: he issues papers and may read every one of them. */
  canBind(viewer: Viewer, subject: Case): boolean {
    return canIssuePaper(actingRolesOn(viewer, subject), wholeFile);
  }

  /**
   * The papers of the file bound in one, numbered through: cover, contents, papers and pictures in the prescribed order,
   * back cover; other uploads are attached and named with their digest. Marked as a draft until the case is closed.
   * Leaves an audit row.
   * @throws ForbiddenError for whoever may not read every paper, NotFoundError when nothing is issued
   */
  async bind(
    viewer: Viewer,
    subject: Case,
    requestId?: string,
    options: RenderOptions = {},
  ): Promise<NamedVolume> {
    const { db, readers, clock, files, renderer } = this.#deps;
    if (!this.canBind(viewer, subject)) throw new ForbiddenError();
    const sources = await readSources(db.read, subject, readers, clock.now());
    const papers = await this.#papers(sources);
    const cover = await paperMappers.get('D00')?.build(sources, null);
    if (papers.length === 0 || !cover) throw new NotFoundError();
    const uploads = await listAttachments(db.read, { caseId: subject.id });
    const materials = await materialsOf(uploads, files, recordHead(sources));
    const isDraft = !shutPhases.includes(subject.phase);
    const volume = volumeTaskOf({ sources, cover, papers, materials, isDraft });
    const bound = await renderer.run({ kind: 'volume', volume }, options);
    await this.#log(viewer, sources, bound, requestId);
    return { ...bound, name: `${paperWords.volume} ${subject.code}.pdf` };
  }

  /**
   * Begins to bind the volume in the background.
   * @throws ForbiddenError, NotFoundError when nothing is issued
   */
  async begin(viewer: Viewer, subject: Case, requestId?: string): Promise<Job> {
    if (!this.canBind(viewer, subject)) throw new ForbiddenError();
    const { db, readers, clock, jobs } = this.#deps;
    const sources = await readSources(db.read, subject, readers, clock.now());
    if (inFileOrder(sources).length === 0) throw new NotFoundError();
    return jobs.start(viewer, {
      kind: 'volume',
      title: `${paperWords.volume} ${subject.code}`,
      caseId: subject.id,
      work: async ({ report, signal }) => {
        const { name, bytes } = await this.bind(viewer, subject, requestId, { onProgress: report, signal });
        return { name, bytes, mediaType: 'application/pdf' };
      },
    });
  }

  async #papers(sources: PaperSources): Promise<VolumePaper[]> {
    const { db, crypto, templates, publicUrl } = this.#deps;
    const papers: VolumePaper[] = [];
    for (const { id, code, verifyCode } of inFileOrder(sources)) {
      const found = await findDocument(db.read, sources.case.id, id);
      const template = templates.get(code);
      if (!found || !template) continue;
      const verify = verifyLink(publicUrl, verifyCode);
      const record = openRecord(found.record, crypto, id);
      papers.push({ document: found.document, paper: template.build({ ...record, verify }) });
    }
    return papers;
  }

  async #log(
    viewer: Viewer,
    { case: subject, at }: PaperSources,
    { pages, sha256 }: RenderedVolume,
    requestId: string | undefined,
  ): Promise<void> {
    const { uow, audit } = this.#deps;
    await uow.run((tx) =>
      audit.append(tx, {
        actorId: viewer.accountId,
        action: 'document.volume',
        objectKind: 'case',
        objectId: subject.id,
        detail: { pages, sha256 },
        requestId: requestId ?? null,
        at,
      }),
    );
  }
}

import type { PaperDocument } from '../flow/blocks.ts';
import {
  type AttachedFile,
  Binder,
  type BoundFile,
  type BoundPaper,
  type OnProgress,
  pageCount,
  pagesFrom,
} from './binder.ts';

export interface VolumePlan {
  readonly title: string;
  readonly createdAt: string;
  readonly cover: PaperDocument;
  readonly papers: readonly PaperDocument[];
  /** Files that go with it, named on its pages with their digest. */
  readonly attachments: readonly AttachedFile[];
  /** The contents, once it is known on which page each paper begins; asked twice, with other numbers of pages. */
  contents(firstPages: readonly number[]): PaperDocument;
  /** The back cover of a volume of so many pages. */
  back(pages: number): PaperDocument;
}

export interface RenderedVolume extends BoundFile {
  /** The page on which each paper begins. */
  readonly firstPages: readonly number[];
}

/**
 * Binds papers into one tagged file: cover, contents with the true pages, papers in their order, back cover; numbered
 * through, with an outline and the files that go with it.
 */
export async function renderVolume(plan: VolumePlan, onProgress?: OnProgress): Promise<RenderedVolume> {
  // Each paper is set once and painted once; cover, contents (set twice) and back cover come on top.
  const binder = new Binder(2 * (plan.papers.length + 3) + 1, onProgress);
  const cover = await binder.set(plan.cover);
  const papers: BoundPaper[] = [];
  for (const paper of plan.papers) papers.push(await binder.set(paper));
  // The number of a page is as wide as its column: it does not change how many pages the contents take.
  const draft = await binder.set(plan.contents(papers.map(() => 0)));
  const firstPages = pagesFrom(pageCount([cover, draft]), papers);
  const contents = await binder.set(plan.contents(firstPages));
  const back = await binder.set(plan.back(pageCount([cover, contents, ...papers]) + 1));
  const all = [cover, contents, ...papers, back];
  const total = pageCount(all);
  const { title, createdAt, attachments } = plan;
  const numbering = (_: BoundPaper, before: number) => ({ before, total });
  const bound = await binder.paint({
    title,
    subject: 'volume',
    createdAt,
    attachments,
    papers: all,
    numbering,
  });
  return { ...bound, firstPages };
}

/** Papers one after the other in one file for the printer; each keeps its own page numbers. */
export async function renderTogether(
  title: string,
  papers: readonly PaperDocument[],
  onProgress?: OnProgress,
): Promise<RenderedVolume> {
  const binder = new Binder(2 * papers.length, onProgress);
  const all: BoundPaper[] = [];
  for (const paper of papers) all.push(await binder.set(paper));
  const createdAt = papers[0]?.createdAt ?? new Date(0).toISOString();
  const numbering = ({ body }: BoundPaper) => ({ before: 0, total: body.pages.length });
  const bound = await binder.paint({
    title,
    subject: 'batch',
    createdAt,
    attachments: [],
    papers: all,
    numbering,
  });
  return { ...bound, firstPages: pagesFrom(0, all) };
}

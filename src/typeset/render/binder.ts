import { createHash } from 'node:crypto';
import type { PaperDocument } from '../flow/blocks.ts';
import { furnish, type Numbering, placeBody } from '../flow/lay-out.ts';
import type { PlacedBody } from '../flow/place.ts';
import { page } from '../flow/style.ts';
import { sharedFonts } from '../fonts/font-registry.ts';
import { paintPage } from './paint-page.ts';
import { paintersOf } from './painters.ts';
import { openPdf, type PdfWriter } from './pdf-writer.ts';
import { collect } from './render-document.ts';
import { StructureTree } from './structure-tree.ts';

export type OnProgress = (done: number, total: number) => void;

/** A paper set on pages, not painted yet. */
export interface BoundPaper {
  readonly paper: PaperDocument;
  readonly body: PlacedBody;
}

/** A file that goes with the one it is attached to. */
export interface AttachedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly at: string;
}

export interface BoundFile {
  readonly bytes: Buffer;
  readonly pages: number;
  readonly sha256: string;
}

export interface Binding {
  readonly title: string;
  readonly subject: string;
  readonly createdAt: string;
  readonly attachments: readonly AttachedFile[];
  readonly papers: readonly BoundPaper[];
  /** The numbers in the foot of a paper, of which so many pages stand before it. */
  numbering(paper: BoundPaper, before: number): Numbering;
}

/** Sets papers on pages and paints several into one tagged file; lets others have their turn after each of them. */
export class Binder {
  readonly #setter = { fonts: sharedFonts(), replaced: [] };
  readonly #steps: number;
  readonly #onProgress: OnProgress;
  #done = 0;

  /** `steps`: how many papers are set and painted in all. */
  constructor(steps: number, onProgress: OnProgress = () => undefined) {
    this.#steps = steps;
    this.#onProgress = onProgress;
  }

  async set(paper: PaperDocument): Promise<BoundPaper> {
    await this.#step();
    return { paper, body: placeBody(paper, this.#setter) };
  }

  async paint({ title, subject, createdAt, attachments, papers, numbering }: Binding): Promise<BoundFile> {
    const { width, height } = page;
    const hasAttachments = attachments.length > 0;
    const writer = await openPdf({ title, subject, createdAt, width, height, hasAttachments });
    const finished = collect(writer);
    const painters = paintersOf(writer, sharedFonts());
    const tree = new StructureTree(writer);
    let before = 0;
    for (const bound of papers) {
      await this.#step();
      const { pages } = furnish(bound.paper, bound.body, this.#setter, numbering(bound, before));
      for (const placed of pages) paintPage(writer, placed, painters, tree);
      writer.outline.addItem(bound.paper.title, { pageNumber: before, top: 0, left: width });
      before += pages.length;
    }
    tree.end();
    attach(writer, attachments);
    writer.end();
    const bytes = await finished;
    return { bytes, pages: before, sha256: createHash('sha256').update(bytes).digest('hex') };
  }

  /** Binding takes some hundred milliseconds; requests that came meanwhile are answered between two papers. */
  async #step(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#done += 1;
    this.#onProgress(this.#done, this.#steps);
  }
}

function attach(writer: PdfWriter, files: readonly AttachedFile[]): void {
  for (const { name, mediaType, bytes, sha256, at } of files) {
    const date = new Date(at);
    writer.file(bytes, {
      name,
      type: mediaType,
      description: `SHA-256 ${sha256}`,
      relationship: 'Supplement',
      creationDate: date,
      modifiedDate: date,
    });
  }
}

export function pageCount(papers: readonly BoundPaper[]): number {
  return papers.reduce((sum, { body }) => sum + body.pages.length, 0);
}

/** The page on which each paper begins when so many pages stand before the first. */
export function pagesFrom(before: number, papers: readonly BoundPaper[]): number[] {
  let next = before + 1;
  return papers.map(({ body }) => {
    const first = next;
    next += body.pages.length;
    return first;
  });
}

import { createHash } from 'node:crypto';
import type { PaperDocument } from '../flow/blocks.ts';
import { furnish, placeBody } from '../flow/lay-out.ts';
import type { PlacedBody } from '../flow/place.ts';
import { page } from '../flow/style.ts';
import { sharedFonts } from '../fonts/font-registry.ts';
import { paintPage } from './paint-page.ts';
import { TextPainter } from './paint-text.ts';
import { openPdf, type PdfWriter } from './pdf-writer.ts';
import { collect } from './render-document.ts';
import { StructureTree } from './structure-tree.ts';

export interface VolumePlan {
  readonly title: string;
  readonly createdAt: string;
  readonly cover: PaperDocument;
  readonly papers: readonly PaperDocument[];
  /** The contents, once it is known on which page each paper begins; asked twice, with other numbers of pages. */
  contents(firstPages: readonly number[]): PaperDocument;
  /** The back cover of a volume of so many pages. */
  back(pages: number): PaperDocument;
}

export interface RenderedVolume {
  readonly bytes: Buffer;
  readonly pages: number;
  readonly sha256: string;
  /** The page of the volume on which each paper begins. */
  readonly firstPages: readonly number[];
}

interface BoundPaper {
  readonly paper: PaperDocument;
  readonly body: PlacedBody;
}

/**
 * Binds papers into one tagged file: cover, contents with the true pages, papers in their order, back cover; numbered
 * through, with an outline. Lets others have their turn after each paper.
 */
export async function renderVolume(plan: VolumePlan): Promise<RenderedVolume> {
  const fonts = sharedFonts();
  const setter = { fonts, replaced: [] };
  const bound = async (paper: PaperDocument): Promise<BoundPaper> => {
    await othersTurn();
    return { paper, body: placeBody(paper, setter) };
  };
  const cover = await bound(plan.cover);
  const papers: BoundPaper[] = [];
  for (const paper of plan.papers) papers.push(await bound(paper));
  // The number of a page is as wide as its column: it does not change how many pages the contents take.
  const draft = await bound(plan.contents(papers.map(() => 0)));
  const firstPages = pagesFrom([cover, draft], papers);
  const contents = await bound(plan.contents(firstPages));
  const inside = [cover, contents, ...papers].reduce((sum, one) => sum + one.body.pages.length, 0);
  const back = await bound(plan.back(inside + 1));
  const all = [cover, contents, ...papers, back];

  const { title, createdAt } = plan;
  const writer = await openPdf({
    title,
    subject: 'volume',
    createdAt,
    width: page.width,
    height: page.height,
  });
  const finished = collect(writer);
  const pages = await paint(writer, all, setter);
  writer.end();
  const bytes = await finished;
  return { bytes, pages, firstPages, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function pagesFrom(before: readonly BoundPaper[], papers: readonly BoundPaper[]): number[] {
  let next = before.reduce((sum, { body }) => sum + body.pages.length, 1);
  return papers.map(({ body }) => {
    const first = next;
    next += body.pages.length;
    return first;
  });
}

type Setter = Parameters<typeof placeBody>[1];

async function paint(writer: PdfWriter, all: readonly BoundPaper[], setter: Setter): Promise<number> {
  const painter = new TextPainter(writer, sharedFonts());
  const tree = new StructureTree(writer);
  const total = all.reduce((sum, { body }) => sum + body.pages.length, 0);
  let before = 0;
  for (const { paper, body } of all) {
    await othersTurn();
    const { pages } = furnish(paper, body, setter, { before, total });
    for (const placed of pages) paintPage(writer, placed, painter, tree);
    writer.outline.addItem(paper.title, { pageNumber: before, top: 0, left: page.width });
    before += pages.length;
  }
  tree.end();
  return total;
}

/** A volume takes some hundred milliseconds; requests that came meanwhile are answered between its papers. */
function othersTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

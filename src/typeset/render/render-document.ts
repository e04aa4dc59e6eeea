import { createHash } from 'node:crypto';
import type { PaperDocument } from '../flow/blocks.ts';
import { layOut } from '../flow/lay-out.ts';
import type { OutlineEntry } from '../flow/placed.ts';
import { page } from '../flow/style.ts';
import { type FontRegistry, sharedFonts } from '../fonts/font-registry.ts';
import type { Replacement } from '../text/normalise.ts';
import { paintPage } from './paint-page.ts';
import type { MissingGlyph } from './paint-text.ts';
import { paintersOf } from './painters.ts';
import { openPdf, type PdfWriter } from './pdf-writer.ts';
import { leaveRoomForSignature, type SignaturePlace } from './signature-place.ts';
import { StructureTree } from './structure-tree.ts';

export interface RenderOptions {
  /** The faces to draw with; the process-wide registry unless told. */
  readonly fonts?: FontRegistry;
  /** Leaves room for an electronic signature; it is put in afterwards. */
  readonly signature?: SignaturePlace;
}

export interface RenderedDocument {
  readonly bytes: Buffer;
  readonly pages: number;
  /** Digest of the file. The digest printed on papers is that of the record, never this one. */
  readonly sha256: string;
  /** Characters shown as framed code points; a paper with any must be confirmed by a person. */
  readonly missing: readonly MissingGlyph[];
  /** Characters printed in their unified form. */
  readonly replaced: readonly Replacement[];
  /** Name and digest of every face embedded, to be stored with the record. */
  readonly fonts: readonly { readonly name: string; readonly sha256: string }[];
}

/**
 * Renders a paper as a tagged PDF/A-2b file. Pure but for the font files: the same paper and the
 * same fonts give the same bytes.
 */
export async function renderDocument(
  paper: PaperDocument,
  options: RenderOptions = {},
): Promise<RenderedDocument> {
  const fonts = options.fonts ?? sharedFonts();
  const replaced: Replacement[] = [];
  const placed = layOut(paper, { fonts, replaced });
  const writer = await openPdf({
    title: paper.title,
    subject: paper.code,
    createdAt: paper.createdAt,
    width: page.width,
    height: page.height,
  });
  const finished = collect(writer);
  const painters = paintersOf(writer, fonts);
  const tree = new StructureTree(writer);
  for (const placedPage of placed.pages) paintPage(writer, placedPage, painters, tree);
  if (options.signature) leaveRoomForSignature(writer, options.signature);
  tree.end();
  addOutline(writer, placed.outline);
  writer.end();
  const bytes = await finished;
  return {
    bytes,
    pages: placed.pages.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    missing: painters.text.missing(),
    replaced,
    fonts: painters.text.faces().map(({ name, sha256 }) => ({ name, sha256 })),
  };
}

/** The paper's title with its headings below it; the side panel stays closed. */
function addOutline(writer: PdfWriter, entries: readonly OutlineEntry[]): void {
  const [first, ...rest] = entries;
  if (!first || rest.length === 0) return;
  const options = (entry: OutlineEntry) => ({
    pageNumber: entry.page,
    top: entry.y,
    left: page.width,
  });
  const root = writer.outline.addItem(first.title, options(first));
  for (const entry of rest) root.addItem(entry.title, options(entry));
  writer._root.data.PageMode = 'UseNone';
}

export function collect(writer: PdfWriter): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    writer.on('data', (chunk) => chunks.push(chunk));
    writer.on('error', reject);
    writer.on('end', () => resolve(Buffer.concat(chunks)));
  });
}

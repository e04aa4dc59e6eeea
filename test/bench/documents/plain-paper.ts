import PDFDocument from 'pdfkit';
import type { PaperDocument } from '../../../src/documents/flow/blocks.ts';
import { layOut } from '../../../src/documents/flow/lay-out.ts';
import { page } from '../../../src/documents/flow/style.ts';
import { sharedFonts } from '../../../src/documents/fonts/font-registry.ts';
import { paintPage } from '../../../src/documents/render/paint-page.ts';
import { paintersOf } from '../../../src/documents/render/painters.ts';
import type { PdfWriter } from '../../../src/documents/render/pdf-writer.ts';
import { collect } from '../../../src/documents/render/render-document.ts';
import type { StructureTree } from '../../../src/documents/render/structure-tree.ts';

/** The product's own pages without tags, archive profile and metadata: what those cost is the difference. */
export async function renderPlainly(paper: PaperDocument): Promise<Buffer> {
  const fonts = sharedFonts();
  const placed = layOut(paper, { fonts, replaced: [] });
  const settings = { size: [page.width, page.height], margin: 0, autoFirstPage: false, font: null };
  const writer = new PDFDocument(settings as unknown as PDFKit.PDFDocumentOptions) as unknown as PdfWriter;
  const untagged = Object.assign(writer, {
    markContent: () => undefined,
    endMarkedContent: () => undefined,
    markStructureContent: () => undefined,
  });
  const tree = { element: () => ({ add: () => undefined }) } as unknown as StructureTree;
  const finished = collect(untagged);
  const painters = paintersOf(untagged, fonts);
  for (const one of placed.pages) paintPage(untagged, one, painters, tree);
  untagged.end();
  return finished;
}

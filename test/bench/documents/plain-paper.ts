import PDFDocument from 'pdfkit';
import type { PaperDocument } from '../../../src/typeset/flow/blocks.ts';
import { layOut } from '../../../src/typeset/flow/lay-out.ts';
import { page } from '../../../src/typeset/flow/style.ts';
import { sharedFonts } from '../../../src/typeset/fonts/font-registry.ts';
import { paintPage } from '../../../src/typeset/render/paint-page.ts';
import { paintersOf } from '../../../src/typeset/render/painters.ts';
import type { PdfWriter } from '../../../src/typeset/render/pdf-writer.ts';
import { collect } from '../../../src/typeset/render/render-document.ts';
import type { StructureTree } from '../../../src/typeset/render/structure-tree.ts';

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

import PDFDocument from 'pdfkit';
import type { Block, Content, PaperDocument, SignatureBox } from '../../../src/typeset/flow/blocks.ts';
import { packagedChains, packagedFontPath } from '../../../src/typeset/fonts/font-files.ts';

const [bodyFont] = packagedChains.body;
const [boldFont] = packagedChains.bold;
const [headFont] = packagedChains.head;
const left = 79;
const boxHeight = 80;

/**
 * The floor: the same agreement through pdfkit as its manual shows it, with the font files given
 * by path for each document and doc.text() for text. It writes no tags, no
 * PDF/A, no outline and no code to scan, and its text is not justified, so it has less to do.
 */
export async function renderNaively(paper: PaperDocument): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    bufferPages: true,
    margins: { top: 79, bottom: 68, left, right: 74 },
    info: { Title: paper.title },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<void>((resolve) => doc.on('end', resolve));
  for (const [name, font] of Object.entries({ body: bodyFont, bold: boldFont, head: headFont })) {
    if (font) doc.registerFont(name, packagedFontPath(font));
  }
  for (const block of paper.blocks) write(doc, block);
  writeFurniture(doc, paper);
  doc.end();
  await finished;
  return Buffer.concat(chunks);
}

function write(doc: PDFKit.PDFDocument, block: Block): void {
  switch (block.kind) {
    case 'title':
      if (block.over) doc.font('body').fontSize(14).text(block.over, { align: 'center' });
      doc.font('bold').fontSize(22).text(block.text, { align: 'center' });
      break;
    case 'heading':
      doc.font('head').fontSize(14).text(block.text, { indent: 28 });
      break;
    case 'para':
      doc.font('body').fontSize(14).text(plain(block.content), { lineGap: 3, indent: 28 });
      break;
    case 'clauses':
      for (const item of block.items) {
        doc.font('body').fontSize(14).text(plain(item), { lineGap: 3, indent: 28 });
      }
      break;
    case 'kv':
      for (const row of block.rows) {
        writeRow(
          doc,
          row.flatMap((cell) => [cell.label, plain(cell.value)]),
          [1, 3, 1, 3],
        );
      }
      break;
    case 'table': {
      const shares = block.columns.map((column) => column.share);
      writeRow(
        doc,
        block.columns.map((column) => column.title),
        shares,
      );
      for (const row of block.rows) writeRow(doc, row.map(plain), shares);
      break;
    }
    case 'signatures':
      for (const box of block.boxes) writeBox(doc, box);
      for (const seal of block.seals ?? []) doc.text(seal.name).text(seal.date);
      break;
    default:
      break;
  }
}

/** A row of cells drawn by hand: doc.table() takes far longer, which would flatter the product. */
function writeRow(doc: PDFKit.PDFDocument, cells: readonly string[], shares: readonly number[]): void {
  doc.font('body').fontSize(11);
  const total = cells.reduce((sum, _, index) => sum + (shares[index] ?? 1), 0);
  const widths = cells.map((_, index) => ((shares[index] ?? 1) / total) * 442);
  const height =
    8 +
    Math.max(...cells.map((cell, index) => doc.heightOfString(cell, { width: (widths[index] ?? 0) - 8 })));
  if (doc.y + height > 770) doc.addPage();
  const top = doc.y;
  let x = left;
  cells.forEach((cell, index) => {
    const width = widths[index] ?? 0;
    doc.rect(x, top, width, height).stroke();
    doc.text(cell, x + 4, top + 4, { width: width - 8 });
    x += width;
  });
  doc.x = left;
  doc.y = top + height;
}

function writeBox(doc: PDFKit.PDFDocument, box: SignatureBox): void {
  if (doc.y + boxHeight > 770) doc.addPage();
  const top = doc.y;
  doc.rect(left, top, 442, boxHeight).stroke();
  doc
    .font('head')
    .fontSize(11)
    .text(box.label, left + 6, top + 6);
  doc.font('body').fontSize(10).text(box.hint).text('日期：　　年　　月　　日');
  doc.x = left;
  doc.y = top + boxHeight + 8;
}

function writeFurniture(doc: PDFKit.PDFDocument, paper: PaperDocument): void {
  const { start, count } = doc.bufferedPageRange();
  for (let index = start; index < start + count; index++) {
    doc.switchToPage(index);
    doc.page.margins.bottom = 0;
    doc.font('head').fontSize(9).text(paper.header.left, left, 50, { lineBreak: false });
    doc.text(`${paper.code} 版本 ${paper.templateVersion}`, left, 792, { lineBreak: false });
    doc.text(`第${index + 1}页　共${count}页`, 440, 792, { lineBreak: false });
  }
}

function plain(content: Content): string {
  return typeof content === 'string' ? content : content.map((span) => span.text).join('');
}

import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';
import PDFDocument from 'pdfkit';
import { packagedChains, packagedFontPath } from '../../../src/typeset/fonts/font-files.ts';
import { documentA, type Piece } from './document-a.ts';

const [body] = packagedChains.body;
const [bold] = packagedChains.bold;
export const bodyPath = body ? packagedFontPath(body) : '';
export const boldPath = bold ? packagedFontPath(bold) : '';

/** pdfkit as its manual shows it; gives the bytes. */
export async function stock(draw: (doc: PDFKit.PDFDocument) => void, fonts: Fonts = byPath): Promise<Buffer> {
  const doc = new PDFDocument({ size: 'A4', margins: { top: 79, bottom: 68, left: 79, right: 74 } });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<void>((resolve) => doc.on('end', resolve));
  fonts(doc);
  doc.font('body').fontSize(14);
  draw(doc);
  doc.end();
  await finished;
  return Buffer.concat(chunks);
}

type Fonts = (doc: PDFKit.PDFDocument) => void;

/** The font files by path, for each document anew. */
const byPath: Fonts = (doc) => {
  doc.registerFont('body', bodyPath);
  doc.registerFont('bold', boldPath);
};

let parsed: { readonly body: Font; readonly bold: Font } | undefined;

/** The font files parsed once for the process, as pdfkit 0.20 allows. */
const shared: Fonts = (doc) => {
  parsed ??= {
    body: create(readFileSync(bodyPath)) as Font,
    bold: create(readFileSync(boldPath)) as Font,
  };
  // The published types know only paths and bytes.
  doc.registerFont('body', parsed.body as unknown as string);
  doc.registerFont('bold', parsed.bold as unknown as string);
};

function writePieces(doc: PDFKit.PDFDocument, pieces: readonly Piece[]): void {
  for (const { kind, words } of pieces) {
    if (kind === 'title') doc.font('bold').fontSize(22).text(words, { align: 'center' });
    else if (kind === 'heading') doc.font('bold').fontSize(14).text(words, { indent: 28, lineGap: 3 });
    else doc.font('body').fontSize(14).text(words, { indent: 28, lineGap: 3 });
  }
}

export const naiveA = (n: number): Promise<Buffer> => stock((doc) => writePieces(doc, documentA(n)));
export const sharedA = (n: number): Promise<Buffer> => stock((doc) => writePieces(doc, documentA(n)), shared);

/** A table through pdfkit's own `doc.table`. */
export const stockTable = (rows: readonly (readonly string[])[]): Promise<Buffer> =>
  stock((doc) => {
    doc.fontSize(9);
    doc.table({ data: rows.map((row) => [...row]) });
  });

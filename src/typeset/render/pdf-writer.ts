import type { FontProgram } from './font-program.ts';

/** A numbered object of the file. */
export interface PdfReference {
  data: Record<string, unknown>;
  write(chunk: string | Uint8Array): void;
  end(chunk?: string | Uint8Array): void;
}

export interface PdfPage {
  readonly fonts: Record<string, PdfReference>;
  readonly xobjects: Record<string, PdfReference>;
  readonly annotations: PdfReference[];
  readonly dictionary: PdfReference;
}

export interface PdfStructureElement {
  add(child: unknown): void;
  end(): void;
}

interface PdfOutline {
  addItem(title: string, options: { pageNumber: number; top: number; left: number }): PdfOutline;
}

/**
 * The part of pdfkit this module stands on. `_fontFamilies`, `_root` and `_acroform` are internals of pdfkit
 * 0.20: fonts listed there are finished by `end()`. The version is pinned and a contract test
 * guards them.
 */
export interface PdfWriter {
  readonly page: PdfPage;
  readonly outline: PdfOutline;
  readonly _fontFamilies: Record<string, FontProgram>;
  readonly _root: PdfReference;
  _acroform: { readonly fonts: Record<string, PdfReference>; readonly defaultFont: string };
  ref(data?: Record<string, unknown>): PdfReference;
  addPage(): void;
  addContent(operators: string): void;
  markContent(tag: string, options?: Record<string, unknown>): void;
  endMarkedContent(): void;
  markStructureContent(tag: string): unknown;
  struct(tag: string, options?: Record<string, unknown>): PdfStructureElement;
  addStructure(element: PdfStructureElement): void;
  file(bytes: Uint8Array, options: PdfAttachmentOptions): void;
  on(event: 'data', listener: (chunk: Buffer) => void): void;
  on(event: 'end', listener: () => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
  end(): void;
}

interface PdfAttachmentOptions {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly relationship: 'Supplement';
  readonly creationDate: Date;
  readonly modifiedDate: Date;
}

export interface PdfWriterOptions {
  readonly title: string;
  readonly subject: string;
  readonly createdAt: string;
  readonly width: number;
  readonly height: number;
  /** Whether other files are attached: PDF/A-2 allows none but its own kind, PDF/A-3 any. */
  readonly hasAttachments?: boolean;
}

/** XMP metadata is written unescaped by pdfkit, so markup characters may not reach it. */
function plainMetadata(text: string): string {
  return text.replace(/[<>&]/g, ' ').trim();
}

/**
 * Opens a tagged PDF/A-2b document (3b when files are attached) in Chinese whose dates come from the record, so that the same
 * input gives the same bytes.
 */
export async function openPdf(options: PdfWriterOptions): Promise<PdfWriter> {
  const { default: PDFDocument } = await import('pdfkit');
  const settings = {
    size: [options.width, options.height],
    margin: 0,
    autoFirstPage: false,
    font: null,
    pdfVersion: '1.7',
    subset: options.hasAttachments === true ? 'PDF/A-3b' : 'PDF/A-2b',
    tagged: true,
    displayTitle: true,
    lang: 'zh-CN',
    info: {
      Title: plainMetadata(options.title),
      Subject: plainMetadata(options.subject),
      Creator: 'Dingfen',
      Producer: 'Dingfen',
      CreationDate: new Date(options.createdAt),
    },
  };
  // The published types know neither `font: null` nor the internals named in PdfWriter.
  return new PDFDocument(settings as unknown as PDFKit.PDFDocumentOptions) as unknown as PdfWriter;
}

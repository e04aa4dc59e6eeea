import type { FontRegistry } from '../fonts/font-registry.ts';
import { ImagePainter } from './paint-image.ts';
import { TextPainter } from './paint-text.ts';
import type { PdfWriter } from './pdf-writer.ts';

/** What turns placed items into operators and keeps, for one file, the faces and pictures it has met. */
export interface Painters {
  readonly text: TextPainter;
  readonly images: ImagePainter;
}

export function paintersOf(writer: PdfWriter, fonts: FontRegistry): Painters {
  return { text: new TextPainter(writer, fonts), images: new ImagePainter(writer) };
}

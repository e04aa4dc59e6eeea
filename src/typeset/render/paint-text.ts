import type { PlacedText } from '../flow/placed.ts';
import type { FaceRole } from '../fonts/font-files.ts';
import type { FaceGlyph, FontRegistry } from '../fonts/font-registry.ts';
import type { SfntFace } from '../fonts/sfnt-face.ts';
import type { LineItem } from '../text/break-lines.ts';
import { dashPair } from '../text/measurer.ts';
import { DocumentFont } from './document-font.ts';
import { number, rectangle, strokeLine } from './operators.ts';
import type { PdfWriter } from './pdf-writer.ts';
import { utf16Hex } from './to-unicode.ts';

/** A character no face of the process can draw. */
export interface MissingGlyph {
  readonly character: string;
  /** U+323B0 */
  readonly codePoint: string;
  /** How often the paper needs it. */
  readonly count: number;
}

interface Run {
  readonly font: DocumentFont;
  readonly start: number;
  pen: number;
  operands: string;
  digits: string;
}

const drift = 0.0005;

/** Turns placed lines into text operators, allotting the document's fonts as faces are met. */
export class TextPainter {
  readonly #writer: PdfWriter;
  readonly #fonts: FontRegistry;
  readonly #documentFonts = new Map<SfntFace, DocumentFont>();
  readonly #missing = new Map<number, number>();

  constructor(writer: PdfWriter, fonts: FontRegistry) {
    this.#writer = writer;
    this.#fonts = fonts;
  }

  missing(): MissingGlyph[] {
    return [...this.#missing].map(([code, count]) => ({
      character: String.fromCodePoint(code),
      codePoint: label(code),
      count,
    }));
  }

  /** The faces this document drew with. */
  faces(): SfntFace[] {
    return [...this.#documentFonts.keys()];
  }

  paint(text: PlacedText): string {
    const { items } = text.line;
    const out: string[] = [];
    let run: Run | null = null;
    for (const item of items) {
      const { cluster } = item;
      if (cluster.underline) out.push(this.#underline(text, item));
      if (cluster.kind === 'box') {
        run = this.#close(run, text, out);
        out.push(this.#tickBox(text, item));
        continue;
      }
      let x = item.x - (item.isLeftLost ? 0.5 : 0);
      cluster.codes.forEach((code, index) => {
        const found = this.#fonts.find(cluster.role, code);
        if (found) run = this.#draw(run, found, code, x, item.isRightLost, text, out);
        else {
          run = this.#close(run, text, out);
          out.push(this.#framed(code, text.x + x * text.size, text.y, text.size));
        }
        x += cluster.advances[index] ?? 1;
      });
    }
    this.#close(run, text, out);
    return out.join('\n');
  }

  #draw(
    run: Run | null,
    found: FaceGlyph,
    code: number,
    x: number,
    isHalf: boolean,
    text: PlacedText,
    out: string[],
  ): Run {
    const font = this.#fontOf(found.face);
    const { extra } = text.line;
    let current = run;
    if (!current || current.font !== font) {
      this.#close(current, text, out);
      current = { font, start: x, pen: x, operands: '', digits: '' };
    }
    const gap = current.pen - x;
    if (Math.abs(gap) > drift) {
      current.operands += `<${current.digits}> ${number(gap * 1000)} `;
      current.digits = '';
      current.pen = x;
    }
    const half = isHalf && found.metrics.canLoseRight;
    current.digits += font.code(code, found.glyph, half, textOf(code));
    current.pen += found.metrics.advance - (half ? 0.5 : 0) + extra;
    return current;
  }

  #close(run: Run | null, text: PlacedText, out: string[]): null {
    if (run) {
      const spacing = text.line.extra > 0 ? `${number(text.line.extra * text.size)} Tc ` : '';
      const reset = spacing === '' ? '' : ' 0 Tc';
      const at = `1 0 0 -1 ${number(text.x + run.start * text.size)} ${number(text.y)} Tm`;
      const font = `/${run.font.id} ${number(text.size)} Tf`;
      out.push(`BT ${font} ${spacing}${at} [${run.operands}<${run.digits}>] TJ${reset} ET`);
    }
    return null;
  }

  #fontOf(face: SfntFace): DocumentFont {
    let font = this.#documentFonts.get(face);
    if (!font) {
      font = new DocumentFont(this.#writer, face, this.#documentFonts.size);
      this.#documentFonts.set(face, font);
    }
    this.#writer.page.fonts[font.id] ??= font.reference();
    return font;
  }

  #underline(text: PlacedText, item: LineItem): string {
    const from = text.x + item.x * text.size;
    const to = from + (item.width + text.line.extra) * text.size;
    const y = text.y + 0.22 * text.size;
    return `0 G ${strokeLine(from, y, to, y, 0.6)}`;
  }

  #tickBox(text: PlacedText, item: LineItem): string {
    const side = 0.82 * text.size;
    const x = text.x + (item.x + 0.1) * text.size;
    const top = text.y - 0.77 * text.size;
    const frame = `0 G ${rectangle(x, top, side, side, 0.8, 'solid')}`;
    if (item.cluster.codes.length === 0) return frame;
    const inner = side * 0.95;
    return `${frame}\n${this.#small('√', x + (side - inner) / 2, top + side * 0.84, inner)}`;
  }

  /** A frame with the code point in small figures; extraction still gives the character. */
  #framed(code: number, x: number, y: number, size: number): string {
    this.#missing.set(code, (this.#missing.get(code) ?? 0) + 1);
    const side = 0.92 * size;
    const top = y - 0.84 * size;
    const figures = label(code).slice(2);
    const firstLength = Math.ceil(figures.length / 2);
    const small = size * 0.4;
    const rows = [figures.slice(0, firstLength), figures.slice(firstLength)];
    const drawn = rows.map((row, index) => {
      const left = x + 0.04 * size + (side - row.length * small * 0.56) / 2;
      return this.#small(row, left, top + side * (index === 0 ? 0.44 : 0.86), small);
    });
    const actual = utf16Hex(String.fromCodePoint(code));
    const frame = `0 G ${rectangle(x + 0.04 * size, top, side, side, 0.5, 'solid')}`;
    return `/Span <</ActualText <feff${actual}>>> BDC\n${frame}\n${drawn.join('\n')}\nEMC`;
  }

  #small(text: string, x: number, y: number, size: number): string {
    const role: FaceRole = 'body';
    let digits = '';
    let font: DocumentFont | undefined;
    for (const char of text) {
      const code = char.codePointAt(0) as number;
      const found = this.#fonts.find(role, code);
      if (!found) continue;
      font = this.#fontOf(found.face);
      digits += font.code(code, found.glyph, false, char);
    }
    if (!font) return '';
    return `BT /${font.id} ${number(size)} Tf 1 0 0 -1 ${number(x)} ${number(y)} Tm <${digits}> Tj ET`;
  }
}

function textOf(code: number): string {
  return code === dashPair ? '——' : String.fromCodePoint(code);
}

function label(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

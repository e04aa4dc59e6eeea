import { deflateSync } from 'node:zlib';
import type { SfntFace } from '../fonts/sfnt-face.ts';
import { type SubsetGlyph, subsetSfnt } from '../fonts/subset-sfnt.ts';
import type { FontProgram } from './font-program.ts';
import type { PdfReference, PdfWriter } from './pdf-writer.ts';
import { hex, toUnicodeMap } from './to-unicode.ts';

/** Outlines hardly shrink further above level 2, but each level costs time: +3 % size of level 6, −40 % time. */
const outlineDeflate = { level: 2, memLevel: 9 } as const;

/**
 * One face within one document. Character codes are allotted per code point and width, never per
 * glyph: two code points that share an outline get two codes, so the extracted text is always the
 * text that was asked for, whatever other documents of the process contained.
 */
export class DocumentFont implements FontProgram {
  readonly id: string;
  readonly face: SfntFace;
  readonly #writer: PdfWriter;
  readonly #codes = new Map<number, string>();
  readonly #glyphs: SubsetGlyph[];
  readonly #texts: string[] = [''];
  #reference: PdfReference | undefined;

  constructor(writer: PdfWriter, face: SfntFace, index: number) {
    this.id = `F${index + 1}`;
    this.face = face;
    this.#writer = writer;
    this.#glyphs = [{ source: 0, advance: face.advance(0) }];
    writer._fontFamilies[this.id] = this;
  }

  /** The four hexadecimal digits that draw a character; `text` is what extraction gives back. */
  code(codePoint: number, glyph: number, isHalf: boolean, text: string): string {
    const key = codePoint * 2 + (isHalf ? 1 : 0);
    const known = this.#codes.get(key);
    if (known !== undefined) return known;
    const code = hex(this.#glyphs.length);
    const advance = this.face.advance(glyph);
    this.#glyphs.push({
      source: glyph,
      advance: isHalf ? advance - this.face.unitsPerEm / 2 : advance,
    });
    this.#texts.push(text);
    this.#codes.set(key, code);
    return code;
  }

  reference(): PdfReference {
    this.#reference ??= this.#writer.ref();
    return this.#reference;
  }

  finalize(): void {
    const reference = this.#reference;
    if (!reference) return;
    const name = `${this.#tag()}+${this.face.name}`;
    const unicode = this.#writer.ref();
    unicode.end(toUnicodeMap(this.#texts));
    reference.data = {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [this.#descendant(name)],
      ToUnicode: unicode,
    };
    reference.end();
  }

  #descendant(name: string): PdfReference {
    const widths = this.#glyphs.map((glyph) => this.#scaled(glyph.advance));
    const descendant = this.#writer.ref({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: {
        Registry: new String('Adobe'),
        Ordering: new String('Identity'),
        Supplement: 0,
      },
      CIDToGIDMap: 'Identity',
      FontDescriptor: this.#descriptor(name),
      DW: 1000,
      W: widthRuns(widths),
    });
    descendant.end();
    return descendant;
  }

  #descriptor(name: string): PdfReference {
    const bytes = subsetSfnt(this.face, this.#glyphs);
    const file = this.#writer.ref({ Filter: 'FlateDecode', Length1: bytes.length });
    file.end(deflateSync(bytes, outlineDeflate));
    const descriptor = this.#writer.ref({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: 4,
      FontBBox: this.face.box.map((edge) => this.#scaled(edge)),
      ItalicAngle: 0,
      Ascent: this.#scaled(this.face.ascent),
      Descent: this.#scaled(this.face.descent),
      CapHeight: 730,
      StemV: 80,
      FontFile2: file,
    });
    descriptor.end();
    return descriptor;
  }

  #scaled(units: number): number {
    return (units * 1000) / this.face.unitsPerEm;
  }

  /** Six letters that tell the subsets of one file apart. */
  #tag(): string {
    const letter = String.fromCharCode(64 + Number(this.id.slice(1)));
    return `DFAAA${letter}`;
  }
}

/** Only widths other than the default of 1000, as runs of consecutive codes. */
function widthRuns(widths: readonly number[]): unknown[] {
  const runs: unknown[] = [];
  let run: number[] | null = null;
  widths.forEach((width, code) => {
    if (width === 1000) {
      run = null;
      return;
    }
    if (!run) {
      run = [];
      runs.push(code, run);
    }
    run.push(width);
  });
  return runs;
}

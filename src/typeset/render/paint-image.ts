import type { PlacedImage } from '../flow/placed.ts';
import { number } from './operators.ts';
import type { PdfReference, PdfWriter } from './pdf-writer.ts';

/** Places pictures; each stands once in the file however often it is shown. */
export class ImagePainter {
  readonly #writer: PdfWriter;
  readonly #pictures = new Map<Uint8Array, { readonly name: string; readonly reference: PdfReference }>();

  constructor(writer: PdfWriter) {
    this.#writer = writer;
  }

  paint({ x, y, width, height, jpeg, pixels }: PlacedImage): string {
    const { name, reference } = this.#pictureOf(jpeg, pixels);
    this.#writer.page.xobjects[name] ??= reference;
    // A picture's own space runs upwards, that of the page downwards.
    return `q ${number(width)} 0 0 ${number(-height)} ${number(x)} ${number(y + height)} cm /${name} Do Q`;
  }

  #pictureOf(jpeg: Uint8Array, pixels: PlacedImage['pixels']) {
    const known = this.#pictures.get(jpeg);
    if (known) return known;
    const reference = this.#writer.ref({
      Type: 'XObject',
      Subtype: 'Image',
      BitsPerComponent: 8,
      Width: pixels.width,
      Height: pixels.height,
      ColorSpace: 'DeviceRGB',
      Filter: 'DCTDecode',
    });
    reference.end(jpeg);
    const picture = { name: `I${this.#pictures.size + 1}`, reference };
    this.#pictures.set(jpeg, picture);
    return picture;
  }
}

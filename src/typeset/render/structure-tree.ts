import type { StructNode } from '../flow/placed.ts';
import type { PdfStructureElement, PdfWriter } from './pdf-writer.ts';

/** Makes one structure element per node of the placed paper, in the order nodes are first met. */
export class StructureTree {
  readonly #writer: PdfWriter;
  readonly #elements = new Map<StructNode, PdfStructureElement>();
  readonly #root: PdfStructureElement;

  constructor(writer: PdfWriter) {
    this.#writer = writer;
    this.#root = writer.struct('Document');
    writer.addStructure(this.#root);
  }

  element(node: StructNode): PdfStructureElement {
    const known = this.#elements.get(node);
    if (known) return known;
    const element = this.#writer.struct(node.tag, {
      ...(node.alt ? { alt: node.alt } : {}),
      ...(node.tag === 'TH' ? { scope: 'Column' } : {}),
    });
    this.#elements.set(node, element);
    (node.parent ? this.element(node.parent) : this.#root).add(element);
    return element;
  }

  end(): void {
    this.#root.end();
  }
}

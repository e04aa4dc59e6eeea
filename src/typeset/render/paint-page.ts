import type { Fragment, PlacedItem, PlacedPage, StructNode } from '../flow/placed.ts';
import { coloured, paintShape } from './operators.ts';
import type { Painters } from './painters.ts';
import type { PdfWriter } from './pdf-writer.ts';
import type { StructureTree } from './structure-tree.ts';

/** What is painted together: one structure element's content, or decoration. */
interface Batch {
  readonly node: StructNode | null;
  readonly operators: string[];
}

/**
 * Paints one placed page on a new page of the file: ruling first, then the body in reading order
 * as tagged content, then running head and foot as pagination artifacts.
 */
export function paintPage(
  writer: PdfWriter,
  page: PlacedPage,
  painters: Painters,
  tree: StructureTree,
): void {
  writer.addPage();
  const ruling: string[] = [];
  const batches: Batch[] = [];
  for (const part of page.parts) {
    for (const fragment of part.fragments) {
      for (const item of fragment.items) {
        const isRuling = fragment.node === null && item.kind !== 'text';
        if (isRuling) ruling.push(paintItem(item, painters));
        else addTo(batches, fragment.node, paintItem(item, painters));
      }
    }
  }
  paintArtifact(writer, ruling, 'Layout');
  for (const batch of batches) paintBatch(writer, batch, tree);
  paintArtifact(writer, furniture(page.furniture, painters), 'Pagination');
}

function addTo(batches: Batch[], node: StructNode | null, operators: string): void {
  const last = batches.at(-1);
  if (last && last.node === node) last.operators.push(operators);
  else batches.push({ node, operators: [operators] });
}

function paintItem(item: PlacedItem, painters: Painters): string {
  if (item.kind === 'image') return painters.images.paint(item);
  return item.kind === 'text' ? coloured(painters.text.paint(item), item.colour) : paintShape(item);
}

function paintBatch(writer: PdfWriter, batch: Batch, tree: StructureTree): void {
  if (batch.node === null) {
    paintArtifact(writer, batch.operators, 'Layout');
    return;
  }
  const element = tree.element(batch.node);
  const content = writer.markStructureContent(batch.node.tag);
  writer.addContent(batch.operators.join('\n'));
  writer.endMarkedContent();
  element.add(content);
}

function paintArtifact(writer: PdfWriter, operators: readonly string[], type: 'Layout' | 'Pagination'): void {
  if (operators.length === 0) return;
  writer.markContent('Artifact', { type });
  writer.addContent(operators.join('\n'));
  writer.endMarkedContent();
}

function furniture(fragments: readonly Fragment[], painters: Painters): string[] {
  return fragments.flatMap((fragment) => fragment.items.map((item) => paintItem(item, painters)));
}

import type { PaperDocument } from './blocks.ts';
import { pageFurniture } from './furniture.ts';
import { measureBlocks } from './measure.ts';
import type { Typesetter } from './measure-text.ts';
import { place } from './place.ts';
import { lineText, type PlacedDocument, type PlacedText } from './placed.ts';

/** Measures and places a paper; the result can be inspected without a PDF. */
export function layOut(paper: PaperDocument, setter: Typesetter): PlacedDocument {
  const { pages, outline } = place(measureBlocks(setter, paper.blocks));
  return {
    outline,
    pages: pages.map((placed, index) => ({
      parts: placed.parts,
      furniture: pageFurniture(setter, paper, index + 1, pages.length),
    })),
  };
}

/** All text items in the order they are painted: body first, then running head and foot. */
export function placedTexts(document: PlacedDocument): PlacedText[] {
  return document.pages.flatMap((page) =>
    [...page.parts.flatMap((part) => part.fragments), ...page.furniture].flatMap((fragment) =>
      fragment.items.filter((item) => item.kind === 'text'),
    ),
  );
}

/** The text of a placed paper in painting order, without separators. */
export function placedText(document: PlacedDocument): string {
  return placedTexts(document)
    .map((item) => lineText(item.line))
    .join('');
}

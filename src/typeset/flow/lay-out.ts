import type { PaperDocument } from './blocks.ts';
import { pageFurniture } from './furniture.ts';
import { measureBlocks } from './measure.ts';
import type { LineSetter } from './measure-text.ts';
import { type PlacedBody, place } from './place.ts';
import { lineText, type PlacedDocument, type PlacedText } from './placed.ts';
import { editions, type Layout } from './style.ts';

/** Where the pages of a paper stand in what is bound together; on its own it starts at 0 and ends with itself. */
export interface Numbering {
  readonly before: number;
  readonly total: number;
}

/** Measures and places the body of a paper, without running head and foot. */
export function placeBody(paper: PaperDocument, setter: LineSetter): PlacedBody {
  const layout: Layout = editions[paper.edition ?? 'usual'];
  return place(measureBlocks({ ...setter, ...layout }, paper.blocks), layout);
}

/** Running head and foot for a body that was placed. */
export function furnish(
  paper: PaperDocument,
  { pages, outline }: PlacedBody,
  setter: LineSetter,
  numbering: Numbering = { before: 0, total: pages.length },
): PlacedDocument {
  return {
    outline,
    pages: pages.map((placed, index) => ({
      parts: placed.parts,
      furniture: pageFurniture(setter, paper, index + 1, numbering),
    })),
  };
}

/** Measures and places a paper; the result can be inspected without a PDF. */
export function layOut(paper: PaperDocument, setter: LineSetter): PlacedDocument {
  return furnish(paper, placeBody(paper, setter), setter);
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

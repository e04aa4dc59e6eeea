import type { PaperDocument } from '../../../src/typeset/flow/blocks.ts';
import { furnish, placedText } from '../../../src/typeset/flow/lay-out.ts';
import type { PlacedDocument } from '../../../src/typeset/flow/placed.ts';
import { sharedFonts } from '../../../src/typeset/fonts/font-registry.ts';
import { Binder, type BoundPaper } from '../../../src/typeset/render/binder.ts';

/** Papers set on pages once, and the one file painted from just these pages. */
export interface DrawnSet {
  readonly placed: readonly PlacedDocument[];
  readonly bytes: Buffer;
  readonly pages: number;
}

/** Draws papers as `renderTogether` does, and keeps how each was placed. */
export async function drawSet(title: string, papers: readonly PaperDocument[]): Promise<DrawnSet> {
  const binder = new Binder(2 * papers.length);
  const bound: BoundPaper[] = [];
  for (const paper of papers) bound.push(await binder.set(paper));
  const setter = { fonts: sharedFonts(), replaced: [] };
  const placed = bound.map(({ paper, body }) => furnish(paper, body, setter));
  const { bytes, pages } = await binder.paint({
    title,
    subject: 'batch',
    createdAt: papers[0]?.createdAt ?? '',
    attachments: [],
    papers: bound,
    numbering: ({ body }) => ({ before: 0, total: body.pages.length }),
  });
  return { placed, bytes, pages };
}

/** All that stands on the pages of a set, in the order it is painted. */
export function textOfSet({ placed }: DrawnSet): string {
  return placed.map(placedText).join('');
}

/** Few papers that have among them every kind of block in which the text stands, in each edition; the shortest first. */
export function onePerBlock(papers: readonly PaperDocument[], text: string): PaperDocument[] {
  const quoted = JSON.stringify(text).slice(1, -1);
  const seen = new Set<string>();
  const bySize = papers
    .map((paper) => ({ paper, size: JSON.stringify(paper).length }))
    .sort((a, b) => a.size - b.size);
  return bySize.flatMap(({ paper }) => {
    const holding = paper.blocks.filter((block) => JSON.stringify(block).includes(quoted));
    const kinds = holding.map(({ kind }) => `${paper.edition ?? 'usual'} ${kind}`);
    if (kinds.every((kind) => seen.has(kind))) return [];
    for (const kind of kinds) seen.add(kind);
    return [paper];
  });
}

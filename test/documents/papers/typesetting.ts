import type { PaperDocument } from '../../../src/typeset/flow/blocks.ts';
import { placedTexts } from '../../../src/typeset/flow/lay-out.ts';
import {
  lineText,
  type PlacedDocument,
  type PlacedPage,
  type PlacedText,
} from '../../../src/typeset/flow/placed.ts';
import { bodyWidth, editions, page as sheet } from '../../../src/typeset/flow/style.ts';

const notAtStart = new Set([...'，。、；：？！）》”’】〕％']);
const notAtEnd = new Set([...'（《“‘【〔￥']);

/** What a typesetter would not let pass in a paper set on pages, as sentences; empty when there is nothing. */
export function faultsOf(paper: PaperDocument, placed: PlacedDocument, isHostile: boolean): string[] {
  const texts = placedTexts(placed);
  const faults = texts.flatMap((text, index) => {
    const next = texts[index + 1];
    const isAlone = isHostile || !isNextLine(text, next);
    return [...beyondMargin(text), ...(isAlone ? [] : badBreaks(lineText(text.line), lineText(next.line)))];
  });
  const { top, height } = editions[paper.edition ?? 'usual'];
  placed.pages.forEach((page, index) => {
    if (page.parts.some((part) => part.y + part.height > top + height + 0.1))
      faults.push(`page ${index + 1}: below the foot`);
    const before = placed.pages[index - 1];
    if (before && isLonely(paper, page, before) && !(isHostile && isFilled(paper, page)))
      faults.push(`page ${index + 1}: signatures without text`);
  });
  return faults;
}

/** Lines of one stretch of text: below each other at the same place in the same size. */
function isNextLine(one: PlacedText, next: PlacedText | undefined): next is PlacedText {
  return (
    next !== undefined && next.x === one.x && next.size === one.size && next.y > one.y && next.y - one.y < 40
  );
}

function beyondMargin({ x, size, line }: PlacedText): string[] {
  const isBeyond = x + line.width * size > sheet.left + bodyWidth + 1;
  return isBeyond ? [`beyond the margin: ${lineText(line)}`] : [];
}

/** What may not stand at the end of a line and the beginning of the next. */
function badBreaks(words: string, following: string): string[] {
  const [first = ''] = following;
  const last = words.trimEnd().at(-1) ?? '';
  const faults: string[] = [];
  if (notAtStart.has(first)) faults.push(`begins with ${first}: ${following}`);
  if (notAtEnd.has(last)) faults.push(`ends with ${last}: ${words}`);
  if (/\d$/.test(words) && /^[\d%％]/.test(following)) faults.push(`number split: ${words}|${following}`);
  if (/\d$/.test(words) && /^[元亩年月日名人]/.test(following))
    faults.push(`unit split: ${words}|${following}`);
  if (/[—…]$/.test(words) && words.at(-1) === first) faults.push(`mark split: ${words}|${following}`);
  return faults;
}

/** Whether signatures begin a page although text stood before them that could have come along. */
function isLonely(paper: PaperDocument, page: PlacedPage, before: PlacedPage): boolean {
  const at = page.parts[0]?.blockIndex ?? 0;
  const isContinued = before.parts.some(({ blockIndex }) => blockIndex === at);
  if (paper.blocks[at]?.kind !== 'signatures' || isContinued) return false;
  // Room left for a map is no text that could come along.
  if (paper.blocks[at - 1]?.kind === 'space') return false;
  const last = before.parts.filter(({ blockIndex }) =>
    ['para', 'clauses'].includes(paper.blocks[blockIndex]?.kind ?? ''),
  );
  // The line with the number under the title is none of them.
  return last.reduce((sum, { lines }) => sum + lines, 0) > 2;
}

/** Whether the first block of a page leaves hardly any room on it, as one long word of hostile text makes of signatures. */
function isFilled(paper: PaperDocument, page: PlacedPage): boolean {
  const { height } = editions[paper.edition ?? 'usual'];
  return (page.parts[0]?.height ?? 0) > 0.8 * height;
}

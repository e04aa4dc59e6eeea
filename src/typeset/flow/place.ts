import type { Flowable, Slice } from './flowable.ts';
import {
  type Fragment,
  moved,
  type OutlineEntry,
  type PlacedPage,
  type PlacedPart,
  type StructNode,
} from './placed.ts';
import type { Layout } from './style.ts';

/** One slice in the run of the whole paper. */
interface Step {
  readonly flow: Flowable;
  readonly slice: Slice;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

const tolerance = 0.01;
/** Each round moves one signature block's lines; more rounds than blocks cannot be needed. */
const maxRounds = 8;

/** Pages without running head and foot. */
export interface PlacedBody {
  readonly pages: readonly PlacedPage[];
  readonly outline: readonly OutlineEntry[];
}

/** Where text stands on a page. */
export type TextArea = Pick<Layout, 'top' | 'height'>;

/** Distributes measured blocks over pages. Nothing is dropped; a slice never straddles pages. */
export function place(flows: readonly Flowable[], area: TextArea): PlacedBody {
  const steps = flows.flatMap((flow) =>
    flow.slices.map((slice, index) => ({
      flow,
      slice,
      isFirst: index === 0,
      isLast: index === flow.slices.length - 1,
    })),
  );
  const starts = pageStarts(steps, area.height);
  const outline: OutlineEntry[] = [];
  const pages = starts.map((start, page) => {
    const end = starts[page + 1] ?? steps.length;
    return { parts: partsOf(steps.slice(start, end), page, outline, area.top), furniture: [] };
  });
  return { pages, outline };
}

/** Where each page begins, with enough text pulled down in front of a signature block. */
function pageStarts(steps: readonly Step[], room: number): number[] {
  const forced = new Set<number>();
  const loose = new Set<Flowable>();
  let current = steps;
  let starts = breakGreedily(current, forced, room);
  for (let round = 0; round < maxRounds; round++) {
    const cure = lonelySignatures(current, starts)
      .map((lonely) => ({ ...lonely, better: earlierStart(current, starts, lonely, room) }))
      .find(({ at, better }) => isNew(better, forced) || !loose.has((current[at] as Step).flow));
    if (cure === undefined) break;
    if (isNew(cure.better, forced)) forced.add(cure.better);
    else {
      // As high as a page, it cannot take text along: its first rows stand under the text instead.
      const { flow } = current[cure.at] as Step;
      loose.add(flow);
      current = loosened(current, flow);
    }
    starts = breakGreedily(current, forced, room);
  }
  return starts;
}

function isNew(start: number | null, forced: ReadonlySet<number>): start is number {
  return start !== null && !forced.has(start);
}

/** The steps with page breaks allowed between the rows of a block. */
function loosened(steps: readonly Step[], flow: Flowable): Step[] {
  return steps.map((step) =>
    step.flow === flow ? { ...step, slice: { ...step.slice, isGlued: false } } : step,
  );
}

function breakGreedily(steps: readonly Step[], forced: ReadonlySet<number>, room: number): number[] {
  const starts = [0];
  let start = 0;
  let lastBreak = -1;
  let y = 0;
  for (let at = 0; at < steps.length; at++) {
    const step = steps[at] as Step;
    const isTop = at === start;
    const height = heightAt(step, isTop);
    const mustBreak = !isTop && (forced.has(at) || (step.flow.breaksPage === true && at > 0));
    if (mustBreak || (!isTop && y + height > room + tolerance)) {
      start = mustBreak || lastBreak <= start ? at : lastBreak;
      starts.push(start);
      at = start - 1;
      y = 0;
      lastBreak = -1;
      continue;
    }
    y += height;
    if (canBreakAfter(step)) lastBreak = at + 1;
  }
  return starts;
}

/** A table's head is repeated wherever its rows begin on a page. */
function heightAt(step: Step, isTop: boolean): number {
  if (isTop && step.flow.isGap) return 0;
  const lead = isTop || step.isFirst ? (step.flow.lead?.height ?? 0) : 0;
  const before = !isTop && step.isFirst ? step.flow.spaceBefore : 0;
  return step.slice.height + lead + before;
}

function canBreakAfter(step: Step): boolean {
  return step.slice.isGlued !== true && !(step.isLast && step.flow.keepNext === true);
}

interface Lonely {
  /** The first step of the block, and its page. */
  readonly at: number;
  readonly page: number;
}

/** Signature blocks that have too few lines of text above them on their page. */
function lonelySignatures(steps: readonly Step[], starts: readonly number[]): Lonely[] {
  const found: Lonely[] = [];
  for (let page = 1; page < starts.length; page++) {
    const start = starts[page] as number;
    const end = starts[page + 1] ?? steps.length;
    for (let at = start; at < end; at++) {
      const step = steps[at] as Step;
      const needed = step.flow.keepWithLines ?? 0;
      if (step.isFirst && needed > 0 && linesBetween(steps, start, at) < needed) found.push({ at, page });
    }
  }
  return found;
}

/** Where the page of a lonely block should begin instead; null when text and block are higher than a page. */
function earlierStart(
  steps: readonly Step[],
  starts: readonly number[],
  { at, page }: Lonely,
  room: number,
): number | null {
  const needed = (steps[at] as Step).flow.keepWithLines ?? 0;
  for (let from = (starts[page] as number) - 1; from > (starts[page - 1] as number); from--) {
    if (!canBreakAfter(steps[from - 1] as Step)) continue;
    if (linesBetween(steps, from, at) < needed) continue;
    return heightBetween(steps, from, chunkEnd(steps, at)) <= room + tolerance ? from : null;
  }
  return null;
}

/** The end of the unbreakable run that begins at a step. */
function chunkEnd(steps: readonly Step[], from: number): number {
  let at = from;
  while (at < steps.length - 1 && !canBreakAfter(steps[at] as Step)) at++;
  return at + 1;
}

function linesBetween(steps: readonly Step[], from: number, to: number): number {
  return steps.slice(from, to).reduce((sum, step) => sum + step.slice.lines, 0);
}

function heightBetween(steps: readonly Step[], from: number, to: number): number {
  return steps.slice(from, to).reduce((sum, step, index) => sum + heightAt(step, index === 0), 0);
}

function partsOf(steps: readonly Step[], page: number, outline: OutlineEntry[], top: number): PlacedPart[] {
  const parts: PlacedPart[] = [];
  let y = top;
  for (let at = 0; at < steps.length; ) {
    const { flow, isFirst } = steps[at] as Step;
    let end = at;
    while (end < steps.length && steps[end]?.flow === flow) end++;
    const isTop = at === 0;
    if (!isTop && isFirst) y += flow.spaceBefore;
    if (isFirst && flow.outlineTitle) outline.push({ title: flow.outlineTitle, page, y });
    const slices = steps.slice(at, end).map((step) => step.slice);
    const part = stack(flow, isTop && flow.isGap ? [] : slices, isFirst, y);
    parts.push({ ...part, y, blockIndex: flow.blockIndex });
    y += part.height;
    at = end;
  }
  return parts;
}

function stack(
  flow: Flowable,
  slices: readonly Slice[],
  isFirst: boolean,
  y: number,
): { height: number; lines: number; fragments: Fragment[] } {
  const fragments: Fragment[] = [];
  let height = 0;
  let lines = 0;
  if (flow.lead) {
    fragments.push(
      ...flow.lead.fragments.map((fragment) => lowered(fragment, y, isFirst ? fragment.node : null)),
    );
    height += flow.lead.height;
  }
  for (const slice of slices) {
    for (const fragment of slice.fragments) {
      fragments.push(lowered(fragment, y + height, fragment.node));
    }
    height += slice.height;
    lines += slice.lines;
  }
  for (const fragment of flow.frame && height > 0 ? flow.frame(height) : []) {
    fragments.push(lowered(fragment, y, fragment.node));
  }
  return { height, lines, fragments };
}

/**
 * The fragment at its height on the page. A repeated table head is decoration: only its first
 * appearance belongs to the table.
 */
function lowered(fragment: Fragment, y: number, node: StructNode | null): Fragment {
  return { node, items: fragment.items.map((item) => moved(item, 0, y)) };
}

import { type Bilingual, type Locale, pick } from '../platform/i18n.ts';

/** Where the boxes and lines of a definition lie; computed once at build time and committed. */
export interface DiagramLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly {
    readonly id: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly label: Bilingual;
    readonly isExit: boolean;
  }[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly points: readonly (readonly [number, number])[];
  }[];
}

export interface DiagramMarks {
  readonly current: string;
  /** Phases the case went through, oldest first. */
  readonly visited: readonly string[];
}

/** Prints the diagram as SVG with the current phase and the way travelled marked; text only through `escape`. */
export function diagramSvg(
  layout: DiagramLayout,
  marks: DiagramMarks,
  locale: Locale,
  title: string,
): string {
  const visited = new Set(marks.visited);
  const edges = layout.edges.map(({ from, to, points }) => {
    const isTravelled = visited.has(from) && (visited.has(to) || to === marks.current);
    const path = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join(' ');
    return `<path class="edge${isTravelled ? ' is-done' : ''}" d="${path}" marker-end="url(#arrow)"/>`;
  });
  const nodes = layout.nodes.map((node) => {
    const state = node.id === marks.current ? ' is-current' : visited.has(node.id) ? ' is-done' : '';
    const label = escapeText(pick(node.label, locale));
    const mark = state === ' is-done' ? '✓ ' : '';
    const aria = node.id === marks.current ? ' aria-current="step"' : '';
    return (
      `<g class="node${state}${node.isExit ? ' is-exit' : ''}"${aria}>` +
      `<rect x="${round(node.x)}" y="${round(node.y)}" width="${round(node.width)}" height="${round(node.height)}" rx="5"/>` +
      `<text x="${round(node.x + node.width / 2)}" y="${round(node.y + node.height / 2 + 5)}" text-anchor="middle">${mark}${label}</text></g>`
    );
  });
  return (
    `<svg class="workflow-diagram" viewBox="0 0 ${round(layout.width)} ${round(layout.height)}" role="img" aria-label="${escapeText(title)}">` +
    `<title>${escapeText(title)}</title>` +
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 L8 4 L0 8 z"/></marker></defs>' +
    `${edges.join('')}${nodes.join('')}</svg>`
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 63};`);
}

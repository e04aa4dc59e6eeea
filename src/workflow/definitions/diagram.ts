import { type Bilingual, type Locale, pick } from '../../platform/i18n.ts';

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

export interface Stage {
  readonly id: string;
  readonly label: Bilingual;
  readonly progress: 'done' | 'current' | 'ahead';
}

/**
 * The stages of a subject for a small screen: those behind it in the order it went through them, where it stands, and
 * the longest way ahead that takes no exit. A stage that comes again, after a return, stands ahead only.
 */
export function stagesOf(layout: DiagramLayout, marks: DiagramMarks): Stage[] {
  const nodes = new Map(layout.nodes.map((node) => [node.id, node]));
  const wayFrom = (id: string): string[] =>
    layout.edges
      .filter(({ from, to }) => from === id && nodes.get(to)?.isExit === false)
      .map(({ to }) => [to, ...wayFrom(to)])
      .reduce((longest, way) => (way.length > longest.length ? way : longest), []);
  const ahead = wayFrom(marks.current);
  const done = marks.visited.filter((id) => id !== marks.current && !ahead.includes(id));
  const stage = (progress: Stage['progress']) => (id: string) => {
    const node = nodes.get(id);
    return node === undefined ? [] : [{ id, label: node.label, progress }];
  };
  return [
    ...done.flatMap(stage('done')),
    ...[marks.current].flatMap(stage('current')),
    ...ahead.flatMap(stage('ahead')),
  ];
}

const spoken = {
  current: { zh: '现在：', en: 'Now: ' },
  visited: { zh: '已经过：', en: 'Been through: ' },
  list: { zh: '、', en: ', ' },
  stop: { zh: '。', en: '. ' },
} as const satisfies Record<string, Bilingual>;

/** What the marks show, in words, for those who do not see the picture. */
function spokenMarks(layout: DiagramLayout, marks: DiagramMarks, locale: Locale): string {
  const labelOf = (id: string) => {
    const node = layout.nodes.find((one) => one.id === id);
    return node === undefined ? [] : [pick(node.label, locale)];
  };
  const behind = marks.visited.filter((id) => id !== marks.current).flatMap(labelOf);
  const part = (name: 'current' | 'visited', labels: readonly string[]) =>
    labels.length === 0
      ? ''
      : `${pick(spoken[name], locale)}${labels.join(pick(spoken.list, locale))}${pick(spoken.stop, locale)}`;
  return `${part('current', labelOf(marks.current))}${part('visited', behind)}`.trim();
}

/**
 * Prints the diagram as SVG with the current phase and the way travelled marked by sign and weight of line, not by
 * colour alone, and in words for those who hear it; text only through `escape`.
 */
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
    const mark = { ' is-current': '▶ ', ' is-done': '✓ ', '': '' }[state];
    const aria = node.id === marks.current ? ' aria-current="step"' : '';
    const outline =
      state === ' is-current'
        ? `<rect class="outline" x="${round(node.x - 4)}" y="${round(node.y - 4)}" width="${round(node.width + 8)}" height="${round(node.height + 8)}" rx="8"/>`
        : '';
    return (
      `<g class="node${state}${node.isExit ? ' is-exit' : ''}"${aria}>${outline}` +
      `<rect x="${round(node.x)}" y="${round(node.y)}" width="${round(node.width)}" height="${round(node.height)}" rx="5"/>` +
      `<text x="${round(node.x + node.width / 2)}" y="${round(node.y + node.height / 2 + 5)}" text-anchor="middle">${mark}${label}</text></g>`
    );
  });
  const words = spokenMarks(layout, marks, locale);
  const name = escapeText(words === '' ? title : `${title}${pick(spoken.stop, locale)}${words}`);
  return (
    `<svg class="workflow-diagram" viewBox="0 0 ${round(layout.width)} ${round(layout.height)}" role="img" aria-label="${name}">` +
    `<title>${escapeText(title)}</title>${words === '' ? '' : `<desc>${escapeText(words)}</desc>`}` +
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 L8 4 L0 8 z"/></marker></defs>' +
    `${edges.join('')}${nodes.join('')}</svg>`
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 63};`);
}

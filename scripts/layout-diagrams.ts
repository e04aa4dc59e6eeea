/**
 * Lays out the diagram of every definition and writes workflows/contracts/<id>@<version>.layout.json.
 * Run after a definition changed: `npx tsx scripts/layout-diagrams.ts`.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileWorkflow } from '../src/workflow/definitions/compile.ts';
import type { WorkflowDefinition } from '../src/workflow/definitions/definition.ts';
import type { DiagramLayout } from '../src/workflow/definitions/diagram.ts';
import { explore } from '../src/workflow/definitions/explore.ts';
import { phaseOf } from '../src/workflow/definitions/state-value.ts';
import { definitions } from '../workflows/index.ts';
import { vocabulary } from '../workflows/vocabulary/index.ts';

interface ElkNode {
  id: string;
  x?: number;
  y?: number;
  width: number;
  height: number;
}
interface ElkGraph {
  id: string;
  width?: number;
  height?: number;
  layoutOptions: Record<string, string>;
  children: ElkNode[];
  edges: {
    id: string;
    sources: string[];
    targets: string[];
    sections?: { startPoint: Point; bendPoints?: Point[]; endPoint: Point }[];
  }[];
}
interface Point {
  x: number;
  y: number;
}

const require = createRequire(import.meta.url);
const Elk = require('elkjs/lib/elk.bundled.js') as new () => { layout(graph: ElkGraph): Promise<ElkGraph> };

const wayBack = new Set(['void', 'refused', 'terminated', 'failed', 'referredOut', 'merged', 'dismissed']);

async function layoutOf(definition: WorkflowDefinition): Promise<DiagramLayout> {
  const { edges } = explore(compileWorkflow(definition, vocabulary));
  const order = Object.keys(definition.states);
  const pairs = new Map<string, { from: string; to: string }>();
  for (const edge of edges) {
    const from = phaseOf(JSON.parse(edge.from));
    const to = phaseOf(JSON.parse(edge.to));
    if (from !== to && order.indexOf(from) < order.indexOf(to) && edge.branch.event !== 'void') {
      pairs.set(`${from}>${to}`, { from, to });
    }
  }
  const drawn = pruned([...pairs.values()], order);
  const shown = order.filter((id) => id !== 'void');
  const graph: ElkGraph = {
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
      'elk.spacing.nodeNode': '18',
      'elk.layered.spacing.nodeNodeBetweenLayers': '26',
    },
    children: shown.map((id) => ({ id, width: widthOf(definition, id), height: 34 })),
    edges: drawn.map(({ from, to }) => ({ id: `${from}>${to}`, sources: [from], targets: [to] })),
  };
  const placed = await new Elk().layout(graph);
  return {
    width: placed.width ?? 0,
    height: placed.height ?? 0,
    nodes: placed.children.map((node) => ({
      id: node.id,
      x: node.x ?? 0,
      y: node.y ?? 0,
      width: node.width,
      height: node.height,
      label: definition.states[node.id]?.meta.label ?? { zh: node.id, en: node.id },
      isExit: wayBack.has(node.id),
    })),
    edges: placed.edges.map((edge) => ({
      from: edge.sources[0] ?? '',
      to: edge.targets[0] ?? '',
      points: (edge.sections ?? []).flatMap((section) =>
        [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(
          ({ x, y }) => [x, y] as const,
        ),
      ),
    })),
  };
}

/** Every active state can be terminated or withdrawn; one such line from the middle says it without a web of lines. */
function pruned(
  pairs: { from: string; to: string }[],
  order: readonly string[],
): { from: string; to: string }[] {
  const kept = pairs.filter(({ from, to }) => {
    if (to === 'terminated' || to === 'failed') return from === 'mediating';
    if (to === 'referredOut') return from === 'triage';
    if (to === 'routed') return from !== 'settled';
    if (to === 'assigned') return from === 'accepted';
    return true;
  });
  return kept.sort((a, b) => order.indexOf(a.from) - order.indexOf(b.from));
}

function widthOf(definition: WorkflowDefinition, id: string): number {
  const label = definition.states[id]?.meta.label ?? { zh: id, en: id };
  const em = Math.max([...label.zh].length * 14, [...label.en].length * 8) + 14;
  return em + 26;
}

/** A line for each stage and each way between two. */
function textOf({ nodes, edges, ...size }: DiagramLayout): string {
  const lines = (list: readonly unknown[]) => list.map((one) => JSON.stringify(one)).join(',\n');
  const head = JSON.stringify(size).slice(0, -1);
  return `${head},"nodes":[\n${lines(nodes)}\n],"edges":[\n${lines(edges)}\n]}\n`;
}

for (const definition of [...definitions.cases, definitions.lead]) {
  const file = new URL(
    `../workflows/contracts/${definition.id}@${definition.version}.layout.json`,
    import.meta.url,
  );
  writeFileSync(file, textOf(await layoutOf(definition)));
}

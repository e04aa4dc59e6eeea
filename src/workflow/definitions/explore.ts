import { canonicalJson } from '../../platform/canonical-json.ts';
import type { CompiledWorkflow, PlacedTransition } from './compile.ts';
import type { StateValue, Vocabulary } from './definition.ts';
import { activePaths, phaseOf } from './state-value.ts';
import { followBranch } from './step.ts';

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly branch: PlacedTransition;
}

export interface Exploration {
  /** Every reachable state value by its canonical JSON. */
  readonly states: ReadonlyMap<string, StateValue>;
  readonly edges: readonly Edge[];
}

/** A machine never changes: its graph is walked once. */
const explored = new WeakMap<CompiledWorkflow['machine'], Exploration>();

/**
 * Walks every branch of every event from the initial state, whatever the facts. `follow` is for who knows better where
 * some of the branches lead than by asking the machine.
 */
export function explore(workflow: CompiledWorkflow, follow = followBranch): Exploration {
  const known = explored.get(workflow.machine);
  if (known) return known;
  const states = new Map<string, StateValue>();
  const edges: Edge[] = [];
  const queue: StateValue[] = [workflow.definition.initial];
  for (let value = queue.shift(); value !== undefined; value = queue.shift()) {
    const from = canonicalJson(value);
    if (states.has(from)) continue;
    states.set(from, value);
    for (const branch of openBranches(workflow, value)) {
      const next = follow(workflow, value, branch);
      edges.push({ from, to: canonicalJson(next), branch });
      queue.push(next);
    }
  }
  const exploration = { states, edges };
  explored.set(workflow.machine, exploration);
  return exploration;
}

/** Branches that can be taken in a state: the innermost state that knows an event answers it. */
function openBranches(workflow: CompiledWorkflow, value: StateValue): PlacedTransition[] {
  const seen = new Set<string>();
  const open: PlacedTransition[] = [];
  for (const path of activePaths(value).reverse()) {
    for (const [event, branches] of workflow.byState.get(path) ?? []) {
      if (seen.has(event)) continue;
      seen.add(event);
      open.push(...branches.filter((branch) => !branch.def.meta.explainOnly));
    }
  }
  return open;
}

/** States a finished case may rest in. */
const ends = new Set(['archived', 'void', 'settledOnSpot', 'becameCase', 'merged', 'dismissed']);

/** What is wrong with the graph: states without a way to an end, branches nobody can reach, deadlines nobody answers. */
export function soundnessFindings(workflow: CompiledWorkflow, vocabulary: Vocabulary): string[] {
  const { states, edges } = explore(workflow);
  const findings: string[] = [];
  if (workflow.definition.kind !== 'overlay') findings.push(...stuckStates(states, edges));
  const taken = new Set(edges.map((edge) => edge.branch.ref));
  for (const [ref, { def }] of workflow.transitions) {
    if (!def.meta.explainOnly && !taken.has(ref)) findings.push(`dead transition ${ref}`);
  }
  for (const [key, value] of states) {
    const paths = activePaths(value);
    const running = paths.flatMap((path) => workflow.states.get(path)?.meta.deadlines ?? []);
    if (ends.has(phaseOf(value)) && running.length > 0) findings.push(`deadline runs in end state ${key}`);
    for (const rule of running) {
      const spec = vocabulary.deadlineEvents.get(rule);
      // A rule without an event moves nothing: people are told.
      if (spec?.event === null) continue;
      const event = spec?.event ?? '';
      const branches = paths.flatMap((path) => workflow.byState.get(path)?.get(event) ?? []);
      if (!branches.some((branch) => branch.def.meta.roles.includes('system'))) {
        findings.push(`deadline ${rule} is not answered in ${key}`);
      }
    }
  }
  return findings;
}

function stuckStates(states: ReadonlyMap<string, StateValue>, edges: readonly Edge[]): string[] {
  const reaching = new Set([...states].filter(([, value]) => ends.has(phaseOf(value))).map(([key]) => key));
  for (let grown = true; grown; ) {
    grown = false;
    for (const { from, to } of edges) {
      if (reaching.has(to) && !reaching.has(from)) {
        reaching.add(from);
        grown = true;
      }
    }
  }
  return [...states.keys()].filter((key) => !reaching.has(key)).map((key) => `no way to an end from ${key}`);
}

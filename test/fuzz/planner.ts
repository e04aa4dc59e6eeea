import { canonicalJson } from '../../src/platform/canonical-json.ts';
import type { CompiledWorkflow, PlacedTransition } from '../../src/workflow/compile.ts';
import type { StateValue } from '../../src/workflow/definition.ts';
import { type Edge, explore } from '../../src/workflow/explore.ts';

export const isSystemOnly = ({ def }: PlacedTransition): boolean =>
  def.meta.roles.every((role) => role === 'system');

/** Which transitions and states of one definition were seen, and where to go for the next unseen one. */
export class Planner {
  readonly workflow: CompiledWorkflow;
  readonly refs = new Set<string>();
  readonly states = new Set<string>();
  readonly #edgesFrom = new Map<string, Edge[]>();

  constructor(workflow: CompiledWorkflow) {
    this.workflow = workflow;
    for (const edge of explore(workflow).edges) {
      this.#edgesFrom.set(edge.from, [...(this.#edgesFrom.get(edge.from) ?? []), edge]);
    }
  }

  /** The first step of a shortest way to a transition nobody took yet, and that transition. */
  next(
    state: StateValue,
    isPossible: (branch: PlacedTransition, isHere: boolean) => boolean,
  ): { first: PlacedTransition; target: PlacedTransition } | null {
    const start = canonicalJson(state);
    const queue: { at: string; first: PlacedTransition | null }[] = [{ at: start, first: null }];
    const seen = new Set([start]);
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      const edges = this.#edgesFrom.get(item.at) ?? [];
      const isHere = item.at === start;
      const unseen = edges.find(({ branch }) => !this.refs.has(branch.ref) && isPossible(branch, isHere));
      if (unseen) return { first: item.first ?? unseen.branch, target: unseen.branch };
      for (const { to, branch } of edges) {
        if (seen.has(to) || isSystemOnly(branch) || !isPossible(branch, false)) continue;
        seen.add(to);
        queue.push({ at: to, first: item.first ?? branch });
      }
    }
    return null;
  }

  /** References of transitions that can be taken and were not, and paths of states nobody was in. */
  missing(): { transitions: string[]; states: string[] } {
    const { id } = this.workflow.definition;
    const transitions = [...this.workflow.transitions.values()].filter(
      (branch) => !branch.def.meta.explainOnly && !this.refs.has(branch.ref),
    );
    const states = [...this.workflow.states.keys()].filter((path) => !this.states.has(path));
    return {
      transitions: transitions.map((branch) => `${id} ${branch.ref}`),
      states: states.map((path) => `${id} ${path}`),
    };
  }
}

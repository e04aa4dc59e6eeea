import { canonicalJson } from '../../src/platform/canonical-json.ts';
import type { CompiledWorkflow, PlacedTransition } from '../../src/workflow/definitions/compile.ts';
import type { StateValue } from '../../src/workflow/definitions/definition.ts';
import { type Edge, explore } from '../../src/workflow/definitions/explore.ts';

/** What the import of a ledger fires in the name of the system. */
export const byImport = 'takeFromLedger';

/** What a change of the office does to all its open cases at once: no case is led there, `test/reforms/` plays it. */
const byReform: readonly string[] = ['moveCase', 'succeedCommittee'];

export const isSystemOnly = ({ def }: PlacedTransition): boolean =>
  def.meta.roles.every((role) => role === 'system');

/** A passing of time a case may be led through; other deadlines only ring where it stands. */
const isWaitedFor = ({ path, event }: PlacedTransition): boolean =>
  (path === 'settled.confirmation.open' && event === 'expireConfirmation') || event === byImport;

/** Ways back into the course of a case: gone only when nothing is left ahead, or every plan would run in a circle. */
const waysBack: readonly string[] = ['reMediate', 'reopen'];
const isWayBack = ({ event }: PlacedTransition): boolean => waysBack.includes(event);

/** Which transitions and states of one definition were seen, and where to go for the next unseen one. */
export class Planner {
  readonly workflow: CompiledWorkflow;
  readonly refs = new Set<string>();
  readonly states = new Set<string>();
  readonly #beyond = new Map<string, Set<string>>();
  #edges: ReadonlyMap<string, readonly Edge[]> | null = null;

  constructor(workflow: CompiledWorkflow) {
    this.workflow = workflow;
  }

  #edgesFrom(state: string): readonly Edge[] {
    this.#edges ??= groupedByStart(explore(this.workflow).edges);
    return this.#edges.get(state) ?? [];
  }

  /**
   * The next step to a transition nobody took yet: the one after which most others can still be reached, so that
   * a case goes its whole way before it takes an end; among equals the nearest.
   */
  next(
    state: StateValue,
    isPossible: (branch: PlacedTransition, isHere: boolean, at: string) => boolean,
  ): { first: PlacedTransition; target: PlacedTransition } | null {
    const start = canonicalJson(state);
    const queue: { at: string; first: PlacedTransition | null }[] = [{ at: start, first: null }];
    const seen = new Set([start]);
    let best: { first: PlacedTransition; target: PlacedTransition } | null = null;
    let most = -1;
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      for (const { to, branch } of this.#edgesFrom(item.at)) {
        if (byReform.includes(branch.event) || !isPossible(branch, item.at === start, item.at)) continue;
        const first = item.first ?? branch;
        const ahead = isWayBack(branch) ? 0 : this.#unseenBeyond(to);
        const left = this.refs.has(branch.ref) ? -1 : ahead;
        if (left > most) {
          most = left;
          best = { first, target: branch };
        }
        if (seen.has(to) || (isSystemOnly(branch) && !isWaitedFor(branch)) || isWayBack(branch)) continue;
        seen.add(to);
        queue.push({ at: to, first });
      }
    }
    return best;
  }

  #unseenBeyond(state: string): number {
    let known = this.#beyond.get(state);
    if (!known) {
      known = this.#reachable(state);
      this.#beyond.set(state, known);
    }
    return [...known].filter((ref) => !this.refs.has(ref)).length;
  }

  #reachable(state: string): Set<string> {
    const refs = new Set<string>();
    const states = new Set([state]);
    for (const at of states) {
      for (const { to, branch } of this.#edgesFrom(at)) {
        if (!byReform.includes(branch.event)) refs.add(branch.ref);
        if (!isWayBack(branch)) states.add(to);
      }
    }
    return refs;
  }

  /** References of transitions that can be taken and were not, and paths of states nobody was in. */
  missing(): { transitions: string[]; states: string[] } {
    const { id } = this.workflow.definition;
    const transitions = [...this.workflow.transitions.values()].filter(
      (branch) =>
        !branch.def.meta.explainOnly && !this.refs.has(branch.ref) && !byReform.includes(branch.event),
    );
    const states = [...this.workflow.states.keys()].filter((path) => !this.states.has(path));
    return {
      transitions: transitions.map((branch) => `${id} ${branch.ref}`),
      states: states.map((path) => `${id} ${path}`),
    };
  }
}

function groupedByStart(edges: readonly Edge[]): ReadonlyMap<string, readonly Edge[]> {
  const grouped = new Map<string, Edge[]>();
  for (const edge of edges) {
    const known = grouped.get(edge.from);
    if (known) known.push(edge);
    else grouped.set(edge.from, [edge]);
  }
  return grouped;
}

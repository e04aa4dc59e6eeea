import type { ActingRole } from '../../src/workflow/definitions/definition.ts';
import type { WorkflowRegistry } from '../../src/workflow/definitions/registry.ts';
import { activePaths } from '../../src/workflow/definitions/state-value.ts';
import { step } from '../../src/workflow/definitions/step.ts';
import type { HistoryRow } from '../../src/workflow/history/history.ts';
import { Planner } from './planner.ts';

/** What the stored histories prove to have been visited, for every definition and overlay. */
export class Coverage {
  readonly planners: ReadonlyMap<string, Planner>;
  /** How many cases tried in vain to take a transition, by definition and reference. */
  readonly failures = new Map<string, number>();
  readonly #registry: WorkflowRegistry;

  constructor(registry: WorkflowRegistry) {
    this.#registry = registry;
    const compiled = [
      ...[...registry.caseTypes(), registry.leadId].map((id) => registry.current(id)),
      ...registry.overlays(),
    ];
    this.planners = new Map(compiled.map((one) => [one.definition.id, new Planner(one)]));
  }

  planner(id: string): Planner {
    const planner = this.planners.get(id);
    if (!planner) throw new RangeError(`no definition ${id}`);
    return planner;
  }

  /** Recomputes which transition a stored row took. */
  add(row: HistoryRow): void {
    const main = this.planner(row.defId);
    for (const path of activePaths(row.to.state)) main.states.add(path);
    for (const overlay of this.#registry.overlays()) {
      const column = overlay.definition.column ?? 'hold';
      this.planner(overlay.definition.id).states.add(row.to.overlays[column]);
    }
    if (row.kind === 'start') return;
    const set = this.#registry.set(row.defId, row.defVersion);
    const result = step(set, row.from, row.event, [row.actingRole as ActingRole], row.facts);
    if (result.outcome !== 'done')
      throw new Error(`${row.subjectId} ${row.seq} ${row.event} cannot be replayed`);
    const { ref } = result.taken;
    const owner = [main, ...this.planners.values()].find(
      (one) => one.workflow.transitions.get(ref) === result.taken,
    );
    owner?.refs.add(ref);
  }

  /** Takes over what an earlier walk saw, so that this one heads for the rest. */
  inherit(earlier: Coverage): void {
    for (const [id, { refs, states }] of earlier.planners) {
      const own = this.planner(id);
      for (const ref of refs) own.refs.add(ref);
      for (const state of states) own.states.add(state);
    }
  }

  /** The definitions that are not of a dispute type: the lead's and the overlays'. */
  besideTypes(): string[] {
    const types = this.#registry.caseTypes();
    return [...this.planners.keys()].filter((id) => !types.includes(id));
  }

  missingOf(ids: readonly string[]): { transitions: string[]; states: string[] } {
    const all = ids.map((id) => this.planner(id).missing());
    return {
      transitions: all.flatMap((one) => one.transitions),
      states: all.flatMap((one) => one.states),
    };
  }
}

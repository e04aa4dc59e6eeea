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

  /** Recomputes which transition a stored row took; gives what the row shows, as `missing` would name it. */
  add(row: HistoryRow): string[] {
    const main = this.planner(row.defId);
    const paths = activePaths(row.to.state).map((path) => [main, path] as const);
    const values = this.#registry.overlays().map(({ definition }) => {
      return [this.planner(definition.id), row.to.overlays[definition.column ?? 'hold']] as const;
    });
    const shown = [...paths, ...values].map(([planner, path]) => {
      planner.states.add(path);
      return `${planner.workflow.definition.id} ${path}`;
    });
    if (row.kind === 'start') return shown;
    const set = this.#registry.set(row.defId, row.defVersion);
    const result = step(set, row.from, row.event, [row.actingRole as ActingRole], row.facts);
    if (result.outcome !== 'done')
      throw new Error(`${row.subjectId} ${row.seq} ${row.event} cannot be replayed`);
    const { ref } = result.taken;
    const owner = [main, ...this.planners.values()].find(
      (one) => one.workflow.transitions.get(ref) === result.taken,
    );
    owner?.refs.add(ref);
    return owner ? [...shown, `${owner.workflow.definition.id} ${ref}`] : shown;
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

  /** What is walked with a type: general disputes bring leads and overlays with them. */
  idsWith(type: string): string[] {
    return type === 'general' ? [type, ...this.besideTypes()] : [type];
  }

  /** All transitions that can be taken and all states, as `add` names them. */
  wanted(type: string): Set<string> {
    const nothing = new Coverage(this.#registry);
    return new Set(nothing.missing(type));
  }

  /** Transitions that can be taken and were not, and states nobody was in. */
  missing(type: string): string[] {
    return this.idsWith(type).flatMap((id) => {
      const { transitions, states } = this.planner(id).missing();
      return [...transitions, ...states];
    });
  }

  /** How many were seen of how many. */
  seen(type: string): { transitions: string; states: string } {
    const counted = this.idsWith(type).map((id) => {
      const planner = this.planner(id);
      const { transitions, states } = planner.missing();
      const all = [...planner.workflow.transitions.values()].filter(({ def }) => !def.meta.explainOnly);
      return {
        transitions: [all.length - transitions.length, all.length],
        states: [planner.states.size, planner.states.size + states.length],
      };
    });
    const total = (of: 'transitions' | 'states'): string => {
      const [seen, all] = [0, 1].map((n) => counted.reduce((sum, one) => sum + (one[of][n] ?? 0), 0));
      return `${seen} of ${all}`;
    };
    return { transitions: total('transitions'), states: total('states') };
  }
}

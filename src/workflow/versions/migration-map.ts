import type { CompiledWorkflow } from '../definitions/compile.ts';
import type { MigrationPlan, StateValue } from '../definitions/definition.ts';
import type { OverlayColumn } from '../definitions/ports.ts';
import { leafPaths } from '../definitions/state-value.ts';
import { type Configuration, isWholeState, type WorkflowSet } from '../definitions/step.ts';

/** Why a person has to look at a case before it can get the new version. */
export interface MigrationProblem {
  readonly code: 'stateUnknown' | 'stateUnfilled' | 'overlayUnknown' | 'deadlineLost' | 'deadlineUnanswered';
  /** The path, column or rule it is about. */
  readonly at: string;
}

export interface Mapped {
  readonly configuration: Configuration | null;
  readonly problems: readonly MigrationProblem[];
}

/** Where a path of the old version lies in the new one; null when the plan gives it up. */
export function imageOf(map: MigrationPlan['map'], path: string): string | null {
  for (let prefix = path; prefix !== ''; prefix = prefix.slice(0, Math.max(0, prefix.lastIndexOf('.')))) {
    const image = Object.hasOwn(map, prefix) ? map[prefix] : undefined;
    if (image === null) return null;
    if (image !== undefined) return image + path.slice(prefix.length);
  }
  return path;
}

/** The configuration in the new version; never a state that the machine would have to complete by itself. */
export function mapConfiguration(plan: MigrationPlan, target: WorkflowSet, from: Configuration): Mapped {
  const state = mapState(plan, target.main, from.state);
  const overlays = mapOverlays(plan, target.overlays, from.overlays);
  const problems = [...state.problems, ...overlays.problems];
  const isMapped = state.value !== null && problems.length === 0;
  return {
    configuration: isMapped ? { state: state.value, overlays: overlays.values } : null,
    problems,
  };
}

function mapState(
  plan: MigrationPlan,
  target: CompiledWorkflow,
  value: StateValue,
): { value: StateValue; problems: MigrationProblem[] } | { value: null; problems: MigrationProblem[] } {
  const problems: MigrationProblem[] = [];
  const active = new Set<string>();
  for (const leaf of leafPaths(value)) {
    const image = imageOf(plan.map, leaf);
    if (image === null) continue;
    if (target.states.has(image)) activate(image);
    else problems.push({ code: 'stateUnknown', at: leaf });
  }
  if (problems.length > 0) return { value: null, problems };
  const tops = [...active].filter((path) => !path.includes('.'));
  const top = tops[0];
  if (top === undefined || tops.length > 1) {
    return { value: null, problems: [{ code: 'stateUnknown', at: leafPaths(value).join(', ') }] };
  }
  const inner = valueBelow(top);
  if (problems.length > 0) return { value: null, problems };
  const mapped = inner === null ? top : { [top]: inner };
  if (isWholeState(target, mapped)) return { value: mapped, problems };
  return { value: null, problems: [{ code: 'stateUnfilled', at: top }] };

  function activate(path: string): void {
    const parts = path.split('.');
    for (let length = 1; length <= parts.length; length += 1) active.add(parts.slice(0, length).join('.'));
  }

  /** What stands below an active state; null below an atomic one. */
  function valueBelow(path: string): StateValue | null {
    const def = target.states.get(path);
    const children = Object.keys(def?.states ?? {});
    if (children.length === 0) return null;
    const entry = plan.enter?.[path];
    if (def?.type === 'parallel') {
      return Object.fromEntries(children.map((child) => [child, regionBelow(`${path}.${child}`)]));
    }
    if (entry !== undefined && !children.some((child) => active.has(`${path}.${child}`))) activate(entry);
    const [child, more] = children.filter((one) => active.has(`${path}.${one}`));
    if (child === undefined || more !== undefined) {
      problems.push({ code: 'stateUnfilled', at: path });
      return null;
    }
    const inner = valueBelow(`${path}.${child}`);
    return inner === null ? child : { [child]: inner };
  }

  function regionBelow(path: string): StateValue {
    const entry = plan.enter?.[path];
    if (!active.has(path)) {
      if (entry === undefined) {
        problems.push({ code: 'stateUnfilled', at: path });
        return {};
      }
      activate(entry);
    }
    return valueBelow(path) ?? {};
  }
}

function mapOverlays(
  plan: MigrationPlan,
  overlays: readonly CompiledWorkflow[],
  from: Configuration['overlays'],
): { values: Configuration['overlays']; problems: MigrationProblem[] } {
  const values: Record<OverlayColumn, string> = { ...from };
  const problems: MigrationProblem[] = [];
  for (const { definition, states } of overlays) {
    const column = definition.column;
    if (column === undefined) continue;
    const value = plan.overlays?.[column]?.[from[column]] ?? from[column];
    if (states.has(value)) values[column] = value;
    else problems.push({ code: 'overlayUnknown', at: `${column}: ${from[column]}` });
  }
  return { values, problems };
}

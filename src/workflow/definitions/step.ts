import { transition } from 'xstate';
import { canonicalJson } from '../../platform/canonical-json.ts';
import { fillBoth } from '../../platform/problem.ts';
import { type CompiledWorkflow, holds, type PlacedTransition } from './compile.ts';
import type {
  ActingRole,
  EffectSpec,
  Facts,
  FactsPair,
  Reason,
  StateValue,
  Vocabulary,
} from './definition.ts';
import type { OverlayColumn } from './ports.ts';
import { activePaths, phaseOf } from './state-value.ts';

/** The main machine of a subject and its overlays. */
export interface WorkflowSet {
  readonly main: CompiledWorkflow;
  readonly overlays: readonly CompiledWorkflow[];
  readonly vocabulary: Vocabulary;
}

export interface Configuration {
  readonly state: StateValue;
  readonly overlays: Readonly<Record<OverlayColumn, string>>;
}

export type StepResult =
  | {
      readonly outcome: 'done';
      readonly next: Configuration;
      readonly phase: string;
      readonly taken: PlacedTransition;
      readonly effects: readonly EffectSpec[];
      readonly deadlines: { readonly opened: readonly string[]; readonly closed: readonly string[] };
    }
  | { readonly outcome: 'illegal'; readonly allowed: readonly string[] }
  | { readonly outcome: 'forbidden' }
  | { readonly outcome: 'refused'; readonly reasons: readonly Reason[] };

const heldReason: Reason = {
  code: 'held',
  message: { zh: '案件已中止，恢复后才能办理', en: 'The case is suspended; resume it first' },
};

/** Events that may happen while the case is suspended, besides those that only add. */
export const allowedWhileHeld: ReadonlySet<string> = new Set([
  'resume',
  'terminate',
  'withdraw',
  'refuseConsent',
  'void',
]);

export interface ActiveEvent {
  readonly workflow: CompiledWorkflow;
  readonly branches: readonly PlacedTransition[];
}

/** What may be asked of one configuration is worked out once: there are few of them and many cases in each. */
const activeEvents = new WeakMap<WorkflowSet, Map<string, ReadonlyMap<string, ActiveEvent>>>();
const mostConfigurations = 2000;

/** Every event of the active configuration with its branches; what belongs to the innermost state stands first. */
export function activeIn(set: WorkflowSet, configuration: Configuration): ReadonlyMap<string, ActiveEvent> {
  const known = activeEvents.get(set) ?? new Map<string, ReadonlyMap<string, ActiveEvent>>();
  activeEvents.set(set, known);
  const { hold, risk, level, supervision } = configuration.overlays;
  const key = `${JSON.stringify(configuration.state)} ${hold} ${risk} ${level} ${supervision}`;
  const found = known.get(key);
  if (found) return found;
  if (known.size >= mostConfigurations) known.clear();
  const events = new Map<string, ActiveEvent>();
  for (const { workflow, paths } of machinesOf(set, configuration)) {
    for (const event of eventsIn(workflow, paths)) {
      const path = paths.findLast((one) => workflow.byState.get(one)?.has(event));
      const branches = path === undefined ? undefined : workflow.byState.get(path)?.get(event);
      if (branches && !events.has(event)) events.set(event, { workflow, branches });
    }
  }
  known.set(key, events);
  return events;
}

/** What belongs to the innermost state stands first. */
function eventsIn(workflow: CompiledWorkflow, paths: readonly string[]): Set<string> {
  const innermostFirst = paths.toSorted((left, right) => depthOf(right) - depthOf(left));
  return new Set(innermostFirst.flatMap((path) => [...(workflow.byState.get(path)?.keys() ?? [])]));
}

/** Branches of an event in the active configuration, innermost state first; overlays after the main machine. */
export function branchesOf(
  set: WorkflowSet,
  configuration: Configuration,
  event: string,
): ActiveEvent | null {
  return activeIn(set, configuration).get(event) ?? null;
}

/** Every event with a transition in the active configuration: what belongs to the innermost state stands first. */
export function eventsOf(set: WorkflowSet, configuration: Configuration): string[] {
  return [...activeIn(set, configuration).keys()];
}

const depthOf = (path: string): number => path.split('.').length;

function machinesOf(set: WorkflowSet, { state, overlays }: Configuration) {
  return [
    { workflow: set.main, paths: activePaths(state) },
    ...set.overlays.map((workflow) => ({
      workflow,
      paths: [overlays[workflow.definition.column ?? 'hold']],
    })),
  ];
}

/** Why none of these branches may be taken now; empty when one may. */
export function refusalReasons(
  set: WorkflowSet,
  configuration: Configuration,
  branches: readonly PlacedTransition[],
  facts: Facts,
): readonly Reason[] {
  const { vocabulary } = set;
  const event = branches[0]?.event ?? '';
  const spec = vocabulary.events.get(event);
  const isGated =
    configuration.overlays.hold === 'held' &&
    spec?.kind === 'exclusive' &&
    !allowedWhileHeld.has(event) &&
    branches[0] !== undefined &&
    set.main.transitions.get(branches[0].ref) === branches[0];
  const gate = isGated ? [heldReason] : [];
  const open = branches.some(
    (branch) => !branch.def.meta.explainOnly && holds(vocabulary, facts, branch.def.requires ?? []),
  );
  if (open) return gate;
  const failing = new Set(branches.flatMap((branch) => branch.def.requires ?? []));
  const reasons = [...failing].flatMap((name): Reason[] => {
    const predicate = vocabulary.predicates.get(name);
    if (!predicate || predicate.holds(facts)) return [];
    const basis = predicate.basis === undefined ? {} : { basis: predicate.basis };
    const stale = predicate.isStale ? { isStale: predicate.isStale } : {};
    return [{ code: name, message: fillBoth(predicate.reason, facts), ...basis, ...stale }];
  });
  return [...gate, ...reasons];
}

/**
 * One pure step. Takes where the subject stands, the event, the roles of the person and the facts; gives the
 * next configuration with effects and deadlines, or why not. Never throws for any input.
 */
export function step(
  set: WorkflowSet,
  configuration: Configuration,
  event: string,
  roles: readonly ActingRole[],
  facts: FactsPair,
): StepResult {
  const found = set.vocabulary.events.has(event) ? branchesOf(set, configuration, event) : null;
  if (!found) return { outcome: 'illegal', allowed: eventsOf(set, configuration) };
  const { workflow, branches } = found;
  if (!branches[0]?.def.meta.roles.some((role) => roles.includes(role))) return { outcome: 'forbidden' };
  const reasons = refusalReasons(set, configuration, branches, facts.before);
  if (reasons.length > 0) return { outcome: 'refused', reasons };
  if (branches.every((branch) => branch.def.meta.explainOnly)) {
    return { outcome: 'illegal', allowed: eventsOf(set, configuration) };
  }
  const column = workflow.definition.column;
  const value = column === undefined ? configuration.state : configuration.overlays[column];
  const snapshot = workflow.machine.resolveState({ value: value as never, context: facts });
  const [nextSnapshot, actions] = transition(workflow.machine, snapshot, { type: event });
  const taken = (actions as readonly { readonly type: string; readonly params?: unknown }[])
    .filter((action) => action.type === 'selected')
    .map((action) => workflow.transitions.get((action.params as { ref: string }).ref))
    .find((one) => one !== undefined);
  if (!taken) return { outcome: 'refused', reasons: [noBranchReason] };
  const nextValue = nextSnapshot.value as StateValue;
  const next: Configuration =
    column === undefined
      ? { ...configuration, state: nextValue }
      : { ...configuration, overlays: { ...configuration.overlays, [column]: String(nextValue) } };
  return {
    outcome: 'done',
    next,
    phase: phaseOf(next.state),
    taken,
    effects: taken.def.meta.effects ?? [],
    deadlines: deadlineChanges(set, configuration, next),
  };
}

const noBranchReason: Reason = {
  code: 'noBranch',
  message: { zh: '所填内容与当前阶段不符', en: 'What was entered does not fit the current stage' },
};

/**
 * Where one branch leads whatever the facts are; how the whole graph of a definition is explored.
 */
export function followBranch(
  workflow: CompiledWorkflow,
  value: StateValue,
  branch: PlacedTransition,
): StateValue {
  const context = { force: branch.ref };
  const snapshot = workflow.machine.resolveState({ value: value as never, context });
  const [next] = transition(workflow.machine, snapshot, { type: branch.event });
  return next.value as StateValue;
}

/** Whether a stored value is a whole state of this definition, so that nothing is filled in silently. */
export function isWholeState(workflow: CompiledWorkflow, value: StateValue): boolean {
  try {
    const loaded = workflow.machine.resolveState({ value: value as never, context: {} });
    return canonicalJson(loaded.value) === canonicalJson(value);
  } catch {
    return false;
  }
}

/** Rules that run in a configuration. */
export function runningDeadlines(set: WorkflowSet, configuration: Configuration): Set<string> {
  return new Set(
    machinesOf(set, configuration).flatMap(({ workflow, paths }) =>
      paths.flatMap((path) => workflow.states.get(path)?.meta.deadlines ?? []),
    ),
  );
}

function deadlineChanges(set: WorkflowSet, from: Configuration, to: Configuration) {
  const before = runningDeadlines(set, from);
  const after = runningDeadlines(set, to);
  return {
    opened: [...after].filter((rule) => !before.has(rule)),
    closed: [...before].filter((rule) => !after.has(rule)),
  };
}

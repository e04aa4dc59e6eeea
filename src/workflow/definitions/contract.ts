import type { CompiledWorkflow, PlacedTransition } from './compile.ts';
import type { ActingRole, Facts, TransitionDef } from './definition.ts';
import { actingRoles } from './definition.ts';
import { explore } from './explore.ts';
import type { OverlayColumn } from './ports.ts';
import {
  branchesOf,
  type Configuration,
  eventsOf,
  runningDeadlines,
  step,
  type WorkflowSet,
} from './step.ts';

/** Answer of one event in one state: who may, where it leads, and what each failing predicate does to it. */
export interface ContractEvent {
  readonly roles: readonly ActingRole[];
  readonly leadsTo: string;
  readonly effects: readonly string[];
  readonly documents: readonly string[];
  readonly basis: readonly string[];
  readonly without: Readonly<Record<string, string>>;
  /** Where facts choose between several branches: each of them in order, since good facts reach one only. */
  readonly branches?: readonly TransitionDef[];
}

export interface WorkflowContract {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  readonly states: Readonly<
    Record<string, { deadlines: readonly string[]; events: Record<string, ContractEvent> }>
  >;
}

const idle: Readonly<Record<OverlayColumn, string>> = {
  hold: 'none',
  risk: 'none',
  level: 'town',
  supervision: 'none',
};

/**
 * The golden table of a definition: every reachable state × event × role under good facts, and again with
 * each predicate falsified alone. It changes only together with the version of the definition.
 */
export function workflowContract(
  set: WorkflowSet,
  workflow: CompiledWorkflow,
  good: Facts,
): WorkflowContract {
  const { definition } = workflow;
  const states: Record<string, { deadlines: readonly string[]; events: Record<string, ContractEvent> }> = {};
  for (const [key, value] of [...explore(workflow).states].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const configuration: Configuration = definition.column
      ? { state: 'none', overlays: { ...idle, [definition.column]: String(value) } }
      : { state: value, overlays: idle };
    const alone: WorkflowSet = definition.column
      ? { ...set, overlays: [workflow] }
      : { ...set, main: workflow, overlays: [] };
    const events = eventsOf(alone, configuration).filter((event) => hasEvent(workflow, event));
    states[key] = {
      deadlines: [...runningDeadlines(alone, configuration)],
      events: Object.fromEntries(
        events.sort().map((event) => [event, answer(alone, configuration, event, good)]),
      ),
    };
  }
  return { id: definition.id, version: definition.version, hash: workflow.hash, states };
}

function hasEvent(workflow: CompiledWorkflow, event: string): boolean {
  return [...workflow.transitions.values()].some((transition) => transition.event === event);
}

function answer(set: WorkflowSet, configuration: Configuration, event: string, good: Facts): ContractEvent {
  const roles = actingRoles.filter(
    (role) => outcome(set, configuration, event, [role], good) !== 'forbidden',
  );
  const result = step(set, configuration, event, roles, { before: good, after: good });
  const leadsTo = outcome(set, configuration, event, roles, good);
  const without: Record<string, string> = {};
  const branches = branchesOf(set, configuration, event)?.branches ?? [];
  const verdicts = verdictsOf(set, branches);
  const goodVerdicts = verdicts(good);
  for (const predicate of set.vocabulary.predicates.values()) {
    const facts = { ...good, ...predicate.fails };
    // The outcome hangs on nothing but what the rules of these branches say of the facts.
    if (verdicts(facts) === goodVerdicts) continue;
    const changed = outcome(set, configuration, event, roles, facts);
    if (changed !== leadsTo) without[predicate.name] = changed;
  }
  const taken = result.outcome === 'done' ? result.taken.def.meta : null;
  return {
    roles,
    leadsTo,
    effects: taken?.effects?.map((effect) => JSON.stringify(effect)) ?? [],
    documents: taken?.documents ?? [],
    basis: taken?.basis ?? [],
    without,
    ...(branches.length > 1 ? { branches: branches.map(({ def }) => def) } : {}),
  };
}

/** What each rule these branches name says of some facts, as one text to compare. */
function verdictsOf(
  { vocabulary }: WorkflowSet,
  branches: readonly PlacedTransition[],
): (facts: Facts) => string {
  const names = new Set(branches.flatMap(({ def }) => [...(def.requires ?? []), ...(def.when ?? [])]));
  const rules = [...names].map((name) => vocabulary.predicates.get(name));
  return (facts) => rules.map((rule) => (rule?.holds(facts) ? '1' : '0')).join('');
}

function outcome(
  set: WorkflowSet,
  configuration: Configuration,
  event: string,
  roles: readonly ActingRole[],
  facts: Facts,
): string {
  const result = step(set, configuration, event, roles, { before: facts, after: facts });
  if (result.outcome === 'refused')
    return `refused: ${result.reasons.map((reason) => reason.code).join(', ')}`;
  if (result.outcome !== 'done') return result.outcome;
  const { state, overlays } = result.next;
  return set.main.definition.kind !== 'overlay' && set.overlays.length === 0
    ? JSON.stringify(state)
    : JSON.stringify(overlays);
}

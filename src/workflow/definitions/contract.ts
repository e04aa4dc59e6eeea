import type { CompiledWorkflow, PlacedTransition } from './compile.ts';
import type { ActingRole, Facts, TransitionDef } from './definition.ts';
import { actingRoles } from './definition.ts';
import { explore } from './explore.ts';
import type { OverlayColumn } from './ports.ts';
import {
  activeIn,
  type Configuration,
  runningDeadlines,
  type StepResult,
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
  const alone: WorkflowSet = definition.column
    ? { ...set, overlays: [workflow] }
    : { ...set, main: workflow, overlays: [] };
  const questionOf = questionsOf(alone, good);
  const own = new Set([...workflow.transitions.values()].map(({ event }) => event));
  const states: Record<string, { deadlines: readonly string[]; events: Record<string, ContractEvent> }> = {};
  for (const [key, value] of [...explore(workflow).states].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const configuration: Configuration = definition.column
      ? { state: 'none', overlays: { ...idle, [definition.column]: String(value) } }
      : { state: value, overlays: idle };
    const events = [...activeIn(alone, configuration)].filter(([event]) => own.has(event));
    states[key] = {
      deadlines: [...runningDeadlines(alone, configuration)],
      events: Object.fromEntries(
        events
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([event, { branches }]) => [
            event,
            answer(alone, configuration, event, questionOf(branches), good),
          ]),
      ),
    };
  }
  return { id: definition.id, version: definition.version, hash: workflow.hash, states };
}

/** What one set of branches asks, the same in every state where it answers. */
interface Question {
  readonly branches: readonly PlacedTransition[];
  readonly roles: readonly ActingRole[];
  /** Predicates that, failing alone, make some rule of these branches say something else, with such facts. */
  readonly turning: readonly (readonly [name: string, facts: Facts])[];
}

function questionsOf(set: WorkflowSet, good: Facts): (branches: readonly PlacedTransition[]) => Question {
  const known = new Map<readonly PlacedTransition[], Question>();
  return (branches) => {
    const found = known.get(branches);
    if (found) return found;
    const verdicts = verdictsOf(set, branches);
    const goodVerdicts = verdicts(good);
    const question: Question = {
      branches,
      roles: actingRoles.filter((role) => branches[0]?.def.meta.roles.includes(role)),
      turning: [...set.vocabulary.predicates.values()]
        .map(({ name, fails }) => [name, { ...good, ...fails }] as const)
        .filter(([, facts]) => verdicts(facts) !== goodVerdicts),
    };
    known.set(branches, question);
    return question;
  };
}

function answer(
  set: WorkflowSet,
  configuration: Configuration,
  event: string,
  question: Question,
  good: Facts,
): ContractEvent {
  const { branches, roles, turning } = question;
  const result = step(set, configuration, event, roles, { before: good, after: good });
  const leadsTo = outcomeOf(set, result);
  const without: Record<string, string> = {};
  for (const [name, facts] of turning) {
    const changed = outcomeOf(set, step(set, configuration, event, roles, { before: facts, after: facts }));
    if (changed !== leadsTo) without[name] = changed;
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

function outcomeOf(set: WorkflowSet, result: StepResult): string {
  if (result.outcome === 'refused')
    return `refused: ${result.reasons.map((reason) => reason.code).join(', ')}`;
  if (result.outcome !== 'done') return result.outcome;
  const { state, overlays } = result.next;
  return set.main.definition.kind !== 'overlay' && set.overlays.length === 0
    ? JSON.stringify(state)
    : JSON.stringify(overlays);
}

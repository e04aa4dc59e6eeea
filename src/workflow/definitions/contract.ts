import { canonicalJson } from '../../platform/canonical-json.ts';
import type { CompiledWorkflow, PlacedTransition } from './compile.ts';
import type { ActingRole, Facts, StateValue, TransitionDef } from './definition.ts';
import { actingRoles } from './definition.ts';
import { explore } from './explore.ts';
import { type FieldShape, formShape } from './form-shape.ts';
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
  /** The next state as canonical JSON, or why there is none: `refused: <predicates>`, `illegal`. */
  readonly leadsTo: string;
  readonly effects: readonly string[];
  readonly documents: readonly string[];
  readonly basis: readonly string[];
  /** By each predicate the definition names that changes the answer when it alone fails. */
  readonly without: Readonly<Record<string, string>>;
  /** Where facts choose between several branches: each of them in order, since good facts reach one only. */
  readonly branches?: readonly TransitionDef[];
}

export interface ContractState {
  readonly value: StateValue;
  readonly deadlines: readonly string[];
  readonly events: Readonly<Record<string, ContractEvent>>;
}

export interface WorkflowContract {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  /** Every state that can be reached, by its canonical JSON. */
  readonly states: Readonly<Record<string, ContractState>>;
  /** What is asked for each event. */
  readonly forms: Readonly<Record<string, readonly FieldShape[]>>;
}

const idle: Readonly<Record<OverlayColumn, string>> = {
  hold: 'none',
  risk: 'none',
  level: 'town',
  supervision: 'none',
};

/** Where a set of one definition alone stands when that is in one of its states; what carries an overlay is nowhere. */
export function aloneAt({ definition: { column } }: CompiledWorkflow, value: StateValue): Configuration {
  return column === undefined
    ? { state: value, overlays: idle }
    : { state: 'none', overlays: { ...idle, [column]: String(value) } };
}

/**
 * The golden table of a definition: every reachable state × event × role under good facts, and again with each predicate
 * it names falsified alone; `set` holds nothing but the definition, and what carries it if it is an overlay. It changes
 * only together with the version of the definition.
 */
export function workflowContract(
  set: WorkflowSet,
  workflow: CompiledWorkflow,
  good: Facts,
): WorkflowContract {
  const { definition } = workflow;
  const questionOf = questionsOf(set, workflow, good);
  const own = new Set([...workflow.transitions.values()].map(({ event }) => event));
  const states: Record<string, ContractState> = {};
  for (const [key, value] of [...explore(workflow).states].sort(byKey)) {
    const configuration = aloneAt(workflow, value);
    const events = [...activeIn(set, configuration)].filter(([event]) => own.has(event)).sort(byKey);
    const answerOf = (event: string, branches: readonly PlacedTransition[]): ContractEvent =>
      answer(questionOf(branches), (roles, facts) =>
        step(set, configuration, event, roles, { before: facts, after: facts }),
      );
    states[key] = {
      value,
      deadlines: [...runningDeadlines(set, configuration)],
      events: Object.fromEntries(events.map(([event, { branches }]) => [event, answerOf(event, branches)])),
    };
  }
  const forms = [...own].sort().map((event) => [event, shapeOf(set, event)] as const);
  return {
    id: definition.id,
    version: definition.version,
    hash: workflow.hash,
    states,
    forms: Object.fromEntries(forms),
  };
}

function shapeOf({ vocabulary }: WorkflowSet, event: string): readonly FieldShape[] {
  const spec = vocabulary.events.get(event);
  return spec ? formShape(spec.form) : [];
}

/** What one set of branches asks, the same in every state where it answers. */
interface Question {
  readonly branches: readonly PlacedTransition[];
  readonly roles: readonly ActingRole[];
  readonly good: Facts;
  readonly outcomeOf: (result: StepResult) => string;
  /** Predicates that, failing alone, make some rule of these branches say something else, with such facts. */
  readonly turning: readonly (readonly [name: string, facts: Facts])[];
}

function questionsOf(
  set: WorkflowSet,
  { definition, transitions }: CompiledWorkflow,
  good: Facts,
): (branches: readonly PlacedTransition[]) => Question {
  const known = new Map<readonly PlacedTransition[], Question>();
  const named = rulesOf([...transitions.values()]).flatMap((name) => {
    const predicate = set.vocabulary.predicates.get(name);
    return predicate ? [[name, { ...good, ...predicate.fails }] as const] : [];
  });
  return (branches) => {
    const found = known.get(branches);
    if (found) return found;
    const verdicts = verdictsOf(set, branches);
    const goodVerdicts = verdicts(good);
    const question: Question = {
      branches,
      roles: actingRoles.filter((role) => branches[0]?.def.meta.roles.includes(role)),
      good,
      outcomeOf: (result) => outcomeOf(result, definition.column),
      turning: named.filter(([, facts]) => verdicts(facts) !== goodVerdicts),
    };
    known.set(branches, question);
    return question;
  };
}

function answer(
  { branches, roles, good, outcomeOf, turning }: Question,
  ask: (roles: readonly ActingRole[], facts: Facts) => StepResult,
): ContractEvent {
  const result = ask(roles, good);
  const leadsTo = outcomeOf(result);
  const changed = turning
    .map(([name, facts]) => [name, outcomeOf(ask(roles, facts))] as const)
    .filter(([, outcome]) => outcome !== leadsTo);
  const taken = result.outcome === 'done' ? result.taken.def.meta : null;
  return {
    roles,
    leadsTo,
    effects: taken?.effects?.map(canonicalJson) ?? [],
    documents: taken?.documents ?? [],
    basis: taken?.basis ?? [],
    without: Object.fromEntries(changed),
    ...(branches.length > 1 ? { branches: branches.map(({ def }) => def) } : {}),
  };
}

function rulesOf(branches: readonly PlacedTransition[]): string[] {
  return [...new Set(branches.flatMap(({ def }) => [...(def.requires ?? []), ...(def.when ?? [])]))];
}

/** What each rule these branches name says of some facts, as one text to compare. */
function verdictsOf(
  { vocabulary }: WorkflowSet,
  branches: readonly PlacedTransition[],
): (facts: Facts) => string {
  const rules = rulesOf(branches).map((name) => vocabulary.predicates.get(name));
  return (facts) => rules.map((rule) => (rule?.holds(facts) ? '1' : '0')).join('');
}

function outcomeOf(result: StepResult, column: OverlayColumn | undefined): string {
  if (result.outcome === 'refused')
    return `refused: ${result.reasons.map((reason) => reason.code).join(', ')}`;
  if (result.outcome !== 'done') return result.outcome;
  return canonicalJson(column === undefined ? result.next.state : result.next.overlays[column]);
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

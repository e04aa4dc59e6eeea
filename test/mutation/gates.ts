import { canonicalJson } from '../../src/platform/canonical-json.ts';
import { type CompiledWorkflow, compileWorkflow } from '../../src/workflow/definitions/compile.ts';
import { workflowContract } from '../../src/workflow/definitions/contract.ts';
import type { StateValue, WorkflowDefinition } from '../../src/workflow/definitions/definition.ts';
import { type Exploration, explore, soundnessFindings } from '../../src/workflow/definitions/explore.ts';
import { DefinitionError } from '../../src/workflow/definitions/lint.ts';
import { WorkflowRegistry } from '../../src/workflow/definitions/registry.ts';
import { activePaths } from '../../src/workflow/definitions/state-value.ts';
import { followBranch, type WorkflowSet } from '../../src/workflow/definitions/step.ts';
import { definitions } from '../../workflows/index.ts';
import { goodFacts } from '../../workflows/vocabulary/facts.ts';
import { vocabulary } from '../../workflows/vocabulary/index.ts';
import type { Mutant } from './mutants.ts';

const registry = new WorkflowRegistry(definitions, vocabulary);

/** A definition with the fault in it; null when the linter refuses it. */
export function compiled(mutant: Mutant): CompiledWorkflow | null {
  try {
    return compileWorkflow(mutant.make(), vocabulary);
  } catch (error) {
    if (error instanceof DefinitionError) return null;
    throw error;
  }
}

/**
 * The gates of one definition, cheapest first: the linter, soundness with deadline coverage, then its contract, of the
 * event at fault before the whole. The digest in the contract is left out: it would find any change whatever the
 * table says.
 */
export class Gates {
  readonly #right: CompiledWorkflow;
  readonly #set: WorkflowSet;
  /** Where each branch of the right definition leads, by state and reference. */
  readonly #leadsTo = new Map<string, Map<string, StateValue>>();
  /** What the contract says of one event or, under null and undefined, of no event and of all. */
  readonly #behaviour = new Map<string | null | undefined, string>();

  constructor(definition: WorkflowDefinition) {
    this.#right = compileWorkflow(definition, vocabulary);
    const { id, version, kind } = definition;
    this.#set =
      kind === 'overlay'
        ? { main: registry.current(registry.caseTypes()[0] ?? ''), overlays: [], vocabulary }
        : registry.set(id, version);
    const { states, edges } = explore(this.#right);
    for (const { from, to, branch } of edges) {
      const known = this.#leadsTo.get(from) ?? new Map<string, StateValue>();
      this.#leadsTo.set(from, known.set(branch.ref, states.get(to) ?? to));
    }
  }

  /** Which gate finds the fault; null when none does. */
  whichFinds(mutant: Mutant): string | null {
    const faulty = compiled(mutant);
    if (faulty === null) return 'linter';
    this.graphOf(mutant, faulty);
    if (soundnessFindings(faulty, vocabulary).length > 0) return 'soundness';
    const isOther = (event: string | null | undefined): boolean =>
      this.#behaviourOf(faulty, event) !== this.#rightBehaviour(event);
    return isOther(mutant.event) || isOther(undefined) ? 'contract' : null;
  }

  /** The graph of a definition with this fault, known from then on. */
  graphOf(mutant: Mutant, faulty: CompiledWorkflow): Exploration {
    return explore(faulty, this.#follow(mutant));
  }

  /** Asks the machine only where the fault can matter; all else leads where it leads in the right definition. */
  #follow({ path, event, kind }: Mutant): typeof followBranch {
    const isEverywhere = kind === 'other initial state';
    let at: StateValue | null = null;
    let known: ReadonlyMap<string, StateValue> | undefined;
    let isHere = false;
    return (workflow, value, branch) => {
      if (value !== at) {
        at = value;
        known = this.#leadsTo.get(canonicalJson(value));
        isHere = activePaths(value).includes(path);
      }
      const isTouched = isEverywhere || (isHere && branch.event === event);
      const found = isTouched ? undefined : known?.get(branch.ref);
      return found ?? followBranch(workflow, value, branch);
    };
  }

  /** A set that holds nothing but this definition, and what carries it when it is an overlay. */
  #alone(workflow: CompiledWorkflow): WorkflowSet {
    return workflow.definition.kind === 'overlay'
      ? { ...this.#set, overlays: [workflow] }
      : { ...this.#set, main: workflow, overlays: [] };
  }

  #rightBehaviour(event: string | null | undefined): string {
    const known = this.#behaviour.get(event) ?? this.#behaviourOf(this.#right, event);
    this.#behaviour.set(event, known);
    return known;
  }

  /** What the contract says as one text to compare: of one event, of none but states and deadlines, or of all. */
  #behaviourOf(workflow: CompiledWorkflow, event: string | null | undefined): string {
    const own = [...workflow.transitions].filter(([, one]) => event === undefined || one.event === event);
    const narrowed = { ...workflow, transitions: new Map(own) };
    const { hash: _never, ...rest } = workflowContract(
      this.#alone(narrowed),
      narrowed,
      goodFacts(workflow.definition),
    );
    return JSON.stringify(rest);
  }
}

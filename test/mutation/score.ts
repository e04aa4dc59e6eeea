import type { WorkflowDefinition } from '../../src/workflow/definitions/definition.ts';
import { behaviourOf, gateThatFinds } from './gates.ts';
import { mutantsOf } from './mutants.ts';

export interface Score {
  readonly all: number;
  readonly tried: number;
  /** By gate. */
  readonly found: ReadonlyMap<string, number>;
  /** What no gate found. */
  readonly survivors: readonly string[];
}

/** Tries so many of a definition's faults, spread evenly over all of them. */
export function scoreOf(definition: WorkflowDefinition, most: number): Score {
  const mutants = [...mutantsOf(definition)];
  const stride = Math.max(1, Math.ceil(mutants.length / most));
  const contract = behaviourOf(definition);
  const found = new Map<string, number>();
  const survivors: string[] = [];
  const tried = mutants.filter((_, index) => index % stride === 0);
  for (const mutant of tried) {
    const gate = gateThatFinds(mutant.definition, contract);
    if (gate === null) survivors.push(`${mutant.kind}: ${mutant.where}`);
    else found.set(gate, (found.get(gate) ?? 0) + 1);
  }
  return { all: mutants.length, tried: tried.length, found, survivors };
}

/** Share of the faults tried that were found, in hundredths. */
export function percentFound({ tried, survivors }: Score): number {
  return tried === 0 ? 0 : (100 * (tried - survivors.length)) / tried;
}

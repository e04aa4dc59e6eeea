import type { WorkflowDefinition } from '../../src/workflow/definitions/definition.ts';
import { Gates } from './gates.ts';
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
export function scoreOf(definition: WorkflowDefinition, most = Number.POSITIVE_INFINITY): Score {
  const mutants = [...mutantsOf(definition)];
  const count = Math.min(most, mutants.length);
  const gates = new Gates(definition);
  const found = new Map<string, number>();
  const survivors: string[] = [];
  const tried = mutants.filter((_, index) => isNth(index, count, mutants.length));
  for (const mutant of tried) {
    const gate = gates.whichFinds(mutant);
    if (gate === null) survivors.push(`${mutant.kind}: ${mutant.where}`);
    else found.set(gate, (found.get(gate) ?? 0) + 1);
  }
  return { all: mutants.length, tried: tried.length, found, survivors };
}

/** True for `count` of so many places, evenly spread. */
function isNth(index: number, count: number, all: number): boolean {
  return Math.floor(((index + 1) * count) / all) > Math.floor((index * count) / all);
}

/** Share of the faults tried that were found, in hundredths. */
export function percentFound({ tried, survivors }: Score): number {
  return tried === 0 ? 0 : (100 * (tried - survivors.length)) / tried;
}

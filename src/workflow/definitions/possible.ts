import { type CompiledWorkflow, holds, type PlacedTransition } from './compile.ts';
import { aloneAt } from './contract.ts';
import type { Facts, FactsPair, Vocabulary } from './definition.ts';
import { explore } from './explore.ts';
import { activeIn, type StepResult, step, type WorkflowSet } from './step.ts';

/**
 * Transitions that never happen in a case of this definition, whatever state it stands in and however good its facts are:
 * the rules they name cannot all hold, or another branch always comes first. What the definition says of all its cases is
 * never changed to make a rule hold.
 */
export function impossibleFindings(set: WorkflowSet, workflow: CompiledWorkflow, good: Facts): string[] {
  const wanted = new Map<PlacedTransition, string>(
    [...workflow.transitions.values()]
      .filter(({ def }) => !def.meta.explainOnly)
      .map((branch) => [branch, 'it is asked in no state']),
  );
  const fixed: Facts = { type: workflow.definition.id, ...workflow.definition.facts };
  for (const value of explore(workflow).states.values()) {
    const configuration = aloneAt(workflow, value);
    for (const [event, { branches }] of activeIn(set, configuration)) {
      for (const branch of branches) {
        if (!wanted.has(branch)) continue;
        const facts = factsFor(set.vocabulary, branches, branch, good, fixed);
        const result = step(set, configuration, event, branch.def.meta.roles, facts);
        if (result.outcome === 'done' && result.taken === branch) wanted.delete(branch);
        else wanted.set(branch, why(result));
      }
    }
  }
  return [...wanted].map(([{ ref }, reason]) => `${ref} can never happen: ${reason}`);
}

function why(result: StepResult): string {
  if (result.outcome === 'done') return `${result.taken.ref} comes first`;
  if (result.outcome !== 'refused') return result.outcome;
  return `${result.reasons.map(({ code }) => code).join(', ')} does not hold`;
}

/** Good facts, made so that the rules of one branch hold and each branch before it has one that does not. */
function factsFor(
  vocabulary: Vocabulary,
  branches: readonly PlacedTransition[],
  wanted: PlacedTransition,
  good: Facts,
  fixed: Facts,
): FactsPair {
  const { requires = [], when = [] } = wanted.def;
  const before = satisfied(vocabulary, good, requires, fixed);
  let after = satisfied(vocabulary, good, when, fixed);
  for (const { def } of branches.slice(0, wanted.index)) {
    const isTaken = holds(vocabulary, before, def.requires ?? []) && holds(vocabulary, after, def.when ?? []);
    if (!isTaken) continue;
    const turned = (def.when ?? [])
      .map((name) => ({ ...after, ...vocabulary.predicates.get(name)?.fails, ...fixed }))
      .find((facts) => holds(vocabulary, facts, when) && !holds(vocabulary, facts, def.when ?? []));
    after = turned ?? after;
  }
  return { before, after };
}

/** The facts with those under which each rule holds that does not yet. */
function satisfied(vocabulary: Vocabulary, good: Facts, rules: readonly string[], fixed: Facts): Facts {
  let facts: Facts = { ...good, ...fixed };
  for (const name of rules) {
    const rule = vocabulary.predicates.get(name);
    if (rule && !rule.holds(facts)) facts = { ...facts, ...rule.holdsUnder, ...fixed };
  }
  return facts;
}

import { compileWorkflow } from './compile.ts';
import { type WorkflowContract, workflowContract } from './contract.ts';
import type { Facts, WorkflowDefinition } from './definition.ts';
import type { DefinitionSet, WorkflowRegistry } from './registry.ts';

/** Every definition of a set: dispute types, lead, overlays. */
export function allDefinitions(set: DefinitionSet): readonly WorkflowDefinition[] {
  return [...set.cases, set.lead, ...set.overlays];
}

/** The contract of one definition as it is computed now, to be compared with its committed file. */
export function contractOf(
  registry: WorkflowRegistry,
  definition: WorkflowDefinition,
  good: (type: string) => Facts,
): WorkflowContract {
  const { vocabulary } = registry;
  const compiled = compileWorkflow(definition, vocabulary);
  const carrier = registry.caseTypes()[0] ?? '';
  const set =
    definition.kind === 'overlay'
      ? { main: registry.current(carrier), overlays: [compiled], vocabulary }
      : registry.set(definition.id, definition.version);
  return workflowContract(set, compiled, good(definition.id));
}

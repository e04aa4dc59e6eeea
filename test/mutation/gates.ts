import { contractOf } from '../../src/workflow/definitions/all-contracts.ts';
import { compileWorkflow } from '../../src/workflow/definitions/compile.ts';
import type { WorkflowContract } from '../../src/workflow/definitions/contract.ts';
import type { WorkflowDefinition } from '../../src/workflow/definitions/definition.ts';
import { soundnessFindings } from '../../src/workflow/definitions/explore.ts';
import { WorkflowRegistry } from '../../src/workflow/definitions/registry.ts';
import { definitions } from '../../workflows/index.ts';
import { goodFacts } from '../../workflows/vocabulary/facts.ts';
import { vocabulary } from '../../workflows/vocabulary/index.ts';

/**
 * Which gate finds a definition at fault: the linter, soundness with deadline coverage, or its contract; null when
 * none does. The digest in the contract is left out: it would find any change whatever the table says.
 */
export function gateThatFinds(definition: WorkflowDefinition, contract: string): string | null {
  try {
    const compiled = compileWorkflow(definition, vocabulary);
    if (soundnessFindings(compiled, vocabulary).length > 0) return 'soundness';
    return behaviourOf(definition) === contract ? null : 'contract';
  } catch {
    return 'linter';
  }
}

/** What a definition's contract says of its behaviour, as one text to compare. */
export function behaviourOf(definition: WorkflowDefinition): string {
  const replace = (list: readonly WorkflowDefinition[]) =>
    list.map((one) => (one.id === definition.id ? definition : one));
  const registry = new WorkflowRegistry(
    {
      cases: replace(definitions.cases),
      lead: definitions.lead.id === definition.id ? definition : definitions.lead,
      overlays: replace(definitions.overlays),
    },
    vocabulary,
  );
  const { hash: _never, ...rest }: WorkflowContract = contractOf(registry, definition, goodFacts);
  return JSON.stringify(rest);
}

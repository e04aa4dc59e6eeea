import { allDefinitions } from '../../src/workflow/definitions/all-contracts.ts';
import { WorkflowRegistry } from '../../src/workflow/definitions/registry.ts';
import { definitions } from '../../workflows/index.ts';
import { vocabulary } from '../../workflows/vocabulary/index.ts';

/** What is so of the cases of the program's own types. */
export const { traitsOf } = new WorkflowRegistry(definitions, vocabulary);

/** The version new cases of a type get, so that no test names a number. */
export function currentVersion(id: string): number {
  const found = allDefinitions(definitions).find((one) => one.id === id);
  if (!found) throw new RangeError(`no workflow ${id}`);
  return found.version;
}

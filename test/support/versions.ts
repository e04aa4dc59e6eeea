import { allDefinitions } from '../../src/workflow/definitions/all-contracts.ts';
import { definitions } from '../../workflows/index.ts';

/** The version new cases of a type get, so that no test names a number. */
export function currentVersion(id: string): number {
  const found = allDefinitions(definitions).find((one) => one.id === id);
  if (!found) throw new RangeError(`no workflow ${id}`);
  return found.version;
}

/**
 * Writes the contract file of every definition: workflows/contracts/<id>@<version>.json. Run it after a definition
 * got a new version; a changed file of a released version means running cases would change under people's hands.
 */
import { writeFileSync } from 'node:fs';
import { allDefinitions, contractOf } from '../src/workflow/definitions/all-contracts.ts';
import { WorkflowRegistry } from '../src/workflow/definitions/registry.ts';
import { definitions } from '../workflows/index.ts';
import { goodFacts } from '../workflows/vocabulary/facts.ts';
import { vocabulary } from '../workflows/vocabulary/index.ts';

const registry = new WorkflowRegistry(definitions, vocabulary);
for (const definition of allDefinitions(definitions)) {
  const file = new URL(`../workflows/contracts/${definition.id}@${definition.version}.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(contractOf(registry, definition, goodFacts), null, 1)}\n`);
}

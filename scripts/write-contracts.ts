/**
 * Writes the contract of every definition and, for a version that has none yet, the file of its release. Run it after
 * a definition got a new version; a changed file of a released version means running cases would change under people's
 * hands.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { projectFile } from '../src/platform/project-root.ts';
import { allDefinitions, contractOf } from '../src/workflow/definitions/all-contracts.ts';
import { WorkflowRegistry } from '../src/workflow/definitions/registry.ts';
import { releasedText } from '../src/workflow/definitions/released-definitions.ts';
import { definitions } from '../workflows/index.ts';
import { goodFacts } from '../workflows/vocabulary/facts.ts';
import { vocabulary } from '../workflows/vocabulary/index.ts';

const registry = new WorkflowRegistry(definitions, vocabulary);
for (const definition of allDefinitions(definitions)) {
  const name = `${definition.id}@${definition.version}.json`;
  const released = projectFile('workflows', 'released', name);
  if (!existsSync(released)) writeFileSync(released, releasedText(definition));
  const contract = `${JSON.stringify(contractOf(registry, definition, goodFacts), null, 1)}\n`;
  writeFileSync(projectFile('workflows', 'contracts', name), contract);
}

import { readdirSync, readFileSync } from 'node:fs';
import { projectFile } from '../../platform/project-root.ts';
import type { WorkflowDefinition } from './definition.ts';

/** Every definition as it was released, from the files that are never edited. */
export function releasedDefinitions(): WorkflowDefinition[] {
  const folder = projectFile('workflows', 'released');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(projectFile('workflows', 'released', file), 'utf8')));
}

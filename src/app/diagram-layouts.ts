import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFile } from '../platform/project-root.ts';
import type { DiagramLayout } from '../workflow/definitions/diagram.ts';

/** Where the states of each lifecycle stand in its diagram, as it was drawn when the lifecycle was written. */
export function diagramLayouts(): ReadonlyMap<string, DiagramLayout> {
  const folder = projectFile('workflows', 'contracts');
  const ending = '.layout.json';
  return new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith(ending))
      .map((file) => [file.slice(0, -ending.length), JSON.parse(readFileSync(join(folder, file), 'utf8'))]),
  );
}

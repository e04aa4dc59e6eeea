import { readdirSync, readFileSync } from 'node:fs';
import { canonicalJson } from '../../platform/canonical-json.ts';
import { projectFile } from '../../platform/project-root.ts';
import type { StateDef, WorkflowDefinition } from './definition.ts';

/** Every definition as it was released, from the files that are never edited. */
export function releasedDefinitions(): WorkflowDefinition[] {
  const folder = projectFile('workflows', 'released');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(projectFile('workflows', 'released', file), 'utf8')));
}

/** A definition as the file of its release holds it: canonical JSON, each state on a line of its own. */
export function releasedText(definition: WorkflowDefinition): string {
  return `${textOf(definition)}\n`;
}

function textOf(part: WorkflowDefinition | StateDef): string {
  const entries = Object.entries(part)
    .filter(([, value]) => value !== undefined)
    .sort(byKey)
    .map(
      ([key, value]) =>
        `${JSON.stringify(key)}:${key === 'states' ? statesText(value) : canonicalJson(value)}`,
    );
  return `{${entries.join(',')}}`;
}

function statesText(states: Readonly<Record<string, StateDef>>): string {
  const lines = Object.entries(states)
    .sort(byKey)
    .map(([key, state]) => `${JSON.stringify(key)}:${textOf(state)}`);
  return `{\n${lines.join(',\n')}\n}`;
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

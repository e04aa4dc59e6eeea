import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../../platform/canonical-json.ts';
import { projectFile } from '../../platform/project-root.ts';
import type { StateDef, WorkflowDefinition } from './definition.ts';

/** What was released: the file of every definition and the line of it in DIGESTS, by `<id>@<version>`. */
export interface Releases {
  readonly texts: ReadonlyMap<string, string>;
  readonly digests: ReadonlyMap<string, string>;
}

/** The files of `workflows/released`, which are only ever added to. */
export function readReleases(): Releases {
  const folder = projectFile('workflows', 'released');
  const ending = '.json';
  const files = readdirSync(folder).filter((file) => file.endsWith(ending));
  const digests = existsSync(join(folder, 'DIGESTS')) ? readFileSync(join(folder, 'DIGESTS'), 'utf8') : '';
  return {
    texts: new Map(
      files.sort().map((file) => [file.slice(0, -ending.length), readFileSync(join(folder, file), 'utf8')]),
    ),
    digests: new Map(
      digests
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((line) => [line.split('\t')[0] ?? '', line]),
    ),
  };
}

/** Every definition as it was released. */
export function releasedDefinitions(): WorkflowDefinition[] {
  return [...readReleases().texts.values()].map((text) => JSON.parse(text));
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

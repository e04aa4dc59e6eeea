import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectFile } from '../../../src/platform/project-root.ts';
import { allDefinitions, contractOf } from '../../../src/workflow/definitions/all-contracts.ts';
import type { WorkflowContract } from '../../../src/workflow/definitions/contract.ts';
import { WorkflowRegistry } from '../../../src/workflow/definitions/registry.ts';
import { releasedDefinitions } from '../../../src/workflow/definitions/released-definitions.ts';
import { definitions } from '../../../workflows/index.ts';
import { goodFacts } from '../../../workflows/vocabulary/facts.ts';
import { vocabulary } from '../../../workflows/vocabulary/index.ts';

const registry = new WorkflowRegistry(definitions, vocabulary);

test.each(allDefinitions(definitions).map((one) => [`${one.id}@${one.version}`, one] as const))(
  'contract of %s, computed anew, equals the committed file',
  (name, definition) => {
    const stored = JSON.parse(readFileSync(projectFile('workflows', 'contracts', `${name}.json`), 'utf8'));

    expect(contractOf(registry, definition, goodFacts)).toEqual(stored);
  },
);

test.each(releasedDefinitions().map((one) => [`${one.id}@${one.version}`, one] as const))(
  'released contract of %s, computed with the words of today, answers as it was released',
  (name, definition) => {
    const file = projectFile('workflows', 'contracts', `${name}.json`);
    const stored = JSON.parse(readFileSync(file, 'utf8')) as WorkflowContract;
    const old = new WorkflowRegistry(definitions, vocabulary);
    old.learn(releasedDefinitions());

    // New predicates may add their line to `without`; nothing that stood there may change or go.
    expect(byContent(contractOf(old, definition, goodFacts))).toMatchObject(byContent(stored));
  },
);

/** Released files are canonical JSON: what they answer is the same with keys in another order. */
function byContent(contract: WorkflowContract): WorkflowContract {
  return JSON.parse(JSON.stringify(contract), (_key, value: unknown) =>
    typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : value,
  );
}

test('contract, of a definition with one role taken away, differs', () => {
  const changed = structuredClone(definitions.cases[3]) as (typeof definitions.cases)[number];
  const branch = changed.states['triage']?.on?.['accept']?.[0];
  (branch?.meta as { roles: string[] }).roles = ['clerk'];
  const other = new WorkflowRegistry({ ...definitions, cases: [changed] }, vocabulary);

  const original = definitions.cases[3] as typeof changed;

  expect(contractOf(other, changed, goodFacts)).not.toEqual(contractOf(registry, original, goodFacts));
});

test('diagram, of every dispute type and the lead, is laid out', () => {
  for (const { id, version } of [...definitions.cases, definitions.lead]) {
    expect(existsSync(projectFile('workflows', 'contracts', `${id}@${version}.layout.json`))).toBe(true);
  }
});

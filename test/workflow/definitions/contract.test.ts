import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectFile } from '../../../src/platform/project-root.ts';
import {
  allDefinitions,
  contractFiles,
  contractOf,
  contractsOf,
  readContractFiles,
  tableFindings,
} from '../../../src/workflow/definitions/all-contracts.ts';
import { contractTable } from '../../../src/workflow/definitions/contract-table.ts';
import type { WorkflowDefinition } from '../../../src/workflow/definitions/definition.ts';
import { WorkflowRegistry } from '../../../src/workflow/definitions/registry.ts';
import { releaseFindings } from '../../../src/workflow/definitions/release-check.ts';
import { readReleases, releasedText } from '../../../src/workflow/definitions/released-definitions.ts';
import { definitions } from '../../../workflows/index.ts';
import { goodFacts } from '../../../workflows/vocabulary/facts.ts';
import { vocabulary } from '../../../workflows/vocabulary/index.ts';

const registry = new WorkflowRegistry(definitions, vocabulary);
const contracts = contractsOf(registry, definitions, goodFacts);

test('tables of all contracts, computed anew, say what the committed files say', () => {
  const files = contractFiles(contracts);

  expect(files.size).toBe(10);
  expect(tableFindings(files, readContractFiles())).toEqual([]);
});

test('releases, of version 1 of all definitions, are those of the current ones and answer as they did', () => {
  const releases = readReleases();
  const current = allDefinitions(definitions);

  expect([...releases.texts.keys()].sort()).toEqual(current.map(({ id }) => `${id}@1`).sort());
  expect(current.filter((one) => releases.texts.get(`${one.id}@1`) !== releasedText(one))).toEqual([]);
  expect(releaseFindings(registry, contracts, releases, goodFacts)).toEqual([]);
});

test('contract, of a definition with one role taken away, differs in the one line of its event', () => {
  const changed = structuredClone(definitions.cases[3]) as WorkflowDefinition;
  const branch = changed.states['triage']?.on?.['accept']?.[0];
  (branch?.meta as { roles: string[] }).roles = ['clerk'];
  const other = new WorkflowRegistry({ ...definitions, cases: [changed] }, vocabulary);
  const original = definitions.cases[3] as WorkflowDefinition;
  const tables = [original, changed].map((one) =>
    contractTable(one, contractOf(one === changed ? other : registry, one, goodFacts)),
  );

  const [finding] = tableFindings(
    new Map([['general.table.tsv', tables[1] ?? '']]),
    new Map([['general.table.tsv', tables[0] ?? '']]),
  );
  expect(finding?.split('\n').slice(1)).toEqual([
    expect.stringContaining('- accept\tclerk, chair, coordinator\taccepted'),
    expect.stringContaining('+ accept\tclerk\taccepted'),
  ]);
});

test('table of a contract that is gone or new, is found', () => {
  const files = new Map([['moon.table.tsv', 'moon@1\n']]);

  expect(tableFindings(files, new Map())).toEqual([expect.stringContaining('+ moon@1')]);
  expect(tableFindings(new Map(), files)).toEqual([expect.stringContaining('- moon@1')]);
});

test('every event of a definition, in its contract, has its form with fields, and the same one everywhere', () => {
  const [general, labor] = ['general', 'labor'].map((id) =>
    [...contracts.values()].find((contract) => contract.id === id),
  );

  expect(general?.forms['addNote']).toEqual([
    { field: 'text', kind: 'text', isRequired: true, limits: '0 to 5000 characters' },
  ]);
  expect(labor?.forms['addNote']).toEqual(general?.forms['addNote']);
  expect(Object.keys(general?.forms ?? {})).toContain('oralAgreement');
  expect(Object.keys(general?.forms ?? {})).not.toContain('importWorkers');
});

test('diagram, of every dispute type and the lead, is laid out', () => {
  for (const { id, version } of [...definitions.cases, definitions.lead]) {
    expect(existsSync(projectFile('workflows', 'contracts', `${id}@${version}.layout.json`))).toBe(true);
  }
});

import { readdirSync, readFileSync } from 'node:fs';
import { projectFile } from '../../platform/project-root.ts';
import { type CompiledWorkflow, compileWorkflow } from './compile.ts';
import { type WorkflowContract, workflowContract } from './contract.ts';
import { contractTable, formsTable } from './contract-table.ts';
import type { Facts, WorkflowDefinition } from './definition.ts';
import { impossibleFindings } from './possible.ts';
import type { DefinitionSet, WorkflowRegistry } from './registry.ts';
import type { WorkflowSet } from './step.ts';

/** What writes tables and releases. */
export const writeCommand = 'npx tsx scripts/write-contracts.ts';

/** Facts of a case in which everything is in order, for a definition. */
export type GoodFacts = (definition: WorkflowDefinition) => Facts;

/** Every definition of a set: dispute types, lead, overlays. */
export function allDefinitions(set: DefinitionSet): readonly WorkflowDefinition[] {
  return [...set.cases, set.lead, ...set.overlays];
}

/** The contract of one definition as it is computed now. */
export function contractOf(
  registry: WorkflowRegistry,
  definition: WorkflowDefinition,
  good: GoodFacts,
): WorkflowContract {
  const { set, workflow } = aloneOf(registry, definition);
  return workflowContract(set, workflow, good(definition));
}

/** What can never happen in a case of one definition. */
export function impossibleOf(
  registry: WorkflowRegistry,
  definition: WorkflowDefinition,
  good: GoodFacts,
): string[] {
  const { set, workflow } = aloneOf(registry, definition);
  return impossibleFindings(set, workflow, good(definition)).map((finding) => `${definition.id}: ${finding}`);
}

/** A lifecycle without its overlays, or an overlay beside a lifecycle that takes no part. */
function aloneOf(
  registry: WorkflowRegistry,
  definition: WorkflowDefinition,
): { set: WorkflowSet; workflow: CompiledWorkflow } {
  const { vocabulary } = registry;
  const known = registry.versionsOf(definition.id).find((one) => one.definition === definition);
  const workflow = known ?? compileWorkflow(definition, vocabulary);
  if (definition.kind !== 'overlay') return { set: { main: workflow, overlays: [], vocabulary }, workflow };
  const carrier = registry.current(registry.caseTypes()[0] ?? '');
  return { set: { main: carrier, overlays: [workflow], vocabulary }, workflow };
}

/** Definitions with their contracts. */
export type Contracts = ReadonlyMap<WorkflowDefinition, WorkflowContract>;

/** The contracts of all current definitions. */
export function contractsOf(registry: WorkflowRegistry, set: DefinitionSet, good: GoodFacts): Contracts {
  return new Map(allDefinitions(set).map((one) => [one, contractOf(registry, one, good)]));
}

/** The files of `workflows/contracts` by name: a table for each current definition, and one of what all events ask. */
export function contractFiles(contracts: Contracts): ReadonlyMap<string, string> {
  const tables = [...contracts].map(
    ([definition, contract]) => [`${definition.id}.table.tsv`, contractTable(definition, contract)] as const,
  );
  const forms = Object.assign({}, ...[...contracts.values()].map((one) => one.forms));
  return new Map([...tables, ['forms.table.tsv', formsTable(forms)]]);
}

/** The tables as they are stored. */
export function readContractFiles(): ReadonlyMap<string, string> {
  const names = readdirSync(projectFile('workflows', 'contracts')).filter((name) => name.endsWith('.tsv'));
  return new Map(
    names.map((name) => [name, readFileSync(projectFile('workflows', 'contracts', name), 'utf8')]),
  );
}

const mostShown = 60;
const shownOf = (lines: readonly string[]): readonly string[] =>
  lines.length > mostShown ? [...lines.slice(0, mostShown), `… ${lines.length} lines in all`] : lines;

/** Tables that say something else than is stored, with the lines in which they differ. */
export function tableFindings(
  now: ReadonlyMap<string, string>,
  stored: ReadonlyMap<string, string>,
): string[] {
  return [...new Set([...now.keys(), ...stored.keys()])].flatMap((name) => {
    const [before, after] = [stored.get(name) ?? '', now.get(name) ?? ''];
    if (before === after) return [];
    const changes = tableChanges(before, after);
    return [
      [`workflows/contracts/${name}: run ${writeCommand} if this is meant`, ...shownOf(changes)].join('\n  '),
    ];
  });
}

/** Lines that are only in one of two tables, those of the first with `-`, those of the second with `+`. */
function tableChanges(before: string, after: string): string[] {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  const [inOld, inFresh] = [new Set(old), new Set(fresh)];
  return [
    ...old.filter((line) => !inFresh.has(line)).map((line) => `- ${line}`),
    ...fresh.filter((line) => !inOld.has(line)).map((line) => `+ ${line}`),
  ];
}

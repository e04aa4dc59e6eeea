import { readFileSync } from 'node:fs';
import { definitions } from '../../workflows/index.ts';
import { goodFacts } from '../../workflows/vocabulary/facts.ts';
import { vocabulary } from '../../workflows/vocabulary/index.ts';
import type { Config } from '../app/config.ts';
import { projectFile } from '../platform/project-root.ts';
import {
  allDefinitions,
  contractFiles,
  contractsOf,
  impossibleOf,
  readContractFiles,
  tableFindings,
} from '../workflow/definitions/all-contracts.ts';
import { compileWorkflow } from '../workflow/definitions/compile.ts';
import type { MigrationPlan, WorkflowDefinition } from '../workflow/definitions/definition.ts';
import { explore, soundnessFindings } from '../workflow/definitions/explore.ts';
import { WorkflowRegistry } from '../workflow/definitions/registry.ts';
import { releaseFindings } from '../workflow/definitions/release-check.ts';
import { readReleases, releasedDefinitions } from '../workflow/definitions/released-definitions.ts';
import { type Judgement, judgeReachable, versionsOfPlan } from '../workflow/versions/migrate.ts';
import { leftBehind, migrationFindings } from '../workflow/versions/migration-lint.ts';
import { replayAll } from '../workflow/versions/replay.ts';
import { withContainer } from './office.ts';
import { CommandRefused, UsageError } from './outcome.ts';

const all: readonly WorkflowDefinition[] = allDefinitions(definitions);

/** Linter, soundness, possible transitions, deadline coverage, contract and releases of every definition, with figures. */
export async function workflowCheck(): Promise<void> {
  const findings: string[] = [];
  const registry = new WorkflowRegistry(definitions, vocabulary);
  for (const definition of all) {
    const compiled = compileWorkflow(definition, vocabulary);
    const { states, edges } = explore(compiled);
    findings.push(...soundnessFindings(compiled, vocabulary).map((line) => `${definition.id}: ${line}`));
    findings.push(...impossibleOf(registry, definition, goodFacts));
    process.stdout.write(
      `${definition.id}@${definition.version}: ${states.size} states, ${edges.length} edges, ${compiled.transitions.size} transitions\n`,
    );
  }
  registry.learn(releasedDefinitions());
  findings.push(...checkReleases(registry), ...checkMigrations(registry));
  if (findings.length > 0) throw new CommandRefused(findings.join('\n'));
  process.stdout.write(
    'linter, soundness, possible transitions, deadline coverage, contracts, releases, migration files: 0 findings\n',
  );
}

/** What was released against what it does now, and the tables of the current definitions. */
function checkReleases(registry: WorkflowRegistry): string[] {
  const releases = readReleases();
  process.stdout.write(`${releases.digests.size} releases\n`);
  const contracts = contractsOf(registry, definitions, goodFacts);
  return [
    ...releaseFindings(registry, contracts, releases, goodFacts),
    ...tableFindings(contractFiles(contracts), readContractFiles()),
  ];
}

/** Every migration file against the released version it starts from: its own linter, and each reachable state. */
function checkMigrations(registry: WorkflowRegistry): string[] {
  const plans = registry.plans();
  if (plans.length === 0) process.stdout.write('no migration files: there are no older versions\n');
  const findings = plans.flatMap((plan) => {
    const versions = versionsOfPlan(registry, plan);
    const judged = judgeReachable(versions);
    const fit = judged.filter(({ problems }) => problems.length === 0);
    process.stdout.write(
      `${plan.id} ${plan.from}→${plan.to}: ${fit.length} of ${judged.length} states load\n`,
    );
    return [...migrationFindings(versions), ...judged.flatMap(problemLines(plan))];
  });
  return [...leftBehind(registry, releasedDefinitions()), ...findings];
}

function problemLines(plan: MigrationPlan): (judgement: Judgement) => string[] {
  return ({ from, problems }) =>
    problems.map(
      ({ code, at }) => `${plan.id} ${plan.from}→${plan.to}: ${JSON.stringify(from.state)}: ${code} ${at}`,
    );
}

/** Folds every stored history through its definition again. */
export async function workflowReplay(config: Config): Promise<void> {
  await withContainer(config, async (container) => {
    const report = await replayAll(container.db.read, container.registry, container.stores);
    const found = report.findings.map((one) => `${one.subjectId} event ${one.seq}: ${one.what}`);
    if (found.length > 0) throw new CommandRefused(found.join('\n'));
    process.stdout.write(
      `${report.subjects} histories, ${report.events} events: all replay to what is stored\n`,
    );
  });
}

/** Prints the diagram of one dispute type. */
export async function workflowDiagram(args: readonly string[]): Promise<void> {
  const definition = all.find((one) => one.id === args[0] && one.kind !== 'overlay');
  if (!definition) throw new UsageError(`unknown type ${args[0] ?? ''}`);
  const { diagramSvg } = await import('../workflow/definitions/diagram.ts');
  const file = projectFile('workflows', 'contracts', `${definition.id}@${definition.version}.layout.json`);
  const layout = JSON.parse(readFileSync(file, 'utf8'));
  process.stdout.write(`${diagramSvg(layout, { current: '', visited: [] }, 'zh-CN', definition.label.zh)}\n`);
}

import type { Config } from '../app/config.ts';
import type { Container } from '../app/container.ts';
import { createTexts } from '../app/texts.ts';
import { toViewer } from '../identity/account.ts';
import type { Viewer } from '../identity/viewer.ts';
import { reportText } from '../lifecycles/migration-report-text.ts';
import { isLocale, type Locale, pick } from '../platform/i18n.ts';
import type { MigrationPlan } from '../workflow/definitions/definition.ts';
import type { DefinitionSet } from '../workflow/definitions/registry.ts';
import { dryRun } from '../workflow/versions/migration-report.ts';
import type { MigrationRun } from '../workflow/versions/migration-runs-repository.ts';
import { withContainer } from './office.ts';
import { CommandRefused, UsageError } from './outcome.ts';

/** What `workflow migrate` was asked to do. */
type MigrationOptions =
  | { readonly mode: 'report'; readonly type: string; readonly locale: Locale }
  | { readonly mode: 'apply'; readonly type: string; readonly by: string }
  | { readonly mode: 'undo'; readonly runId: string; readonly by: string };

/** Reports what the migrations of one type would do, carries them out, or takes a run back. */
export async function workflowMigrate(
  config: Config,
  args: readonly string[],
  lifecycles?: DefinitionSet,
): Promise<void> {
  const options = optionsOf(args);
  await withContainer(config, (container) => carryOut(container, options), lifecycles);
}

async function carryOut(container: Container, options: MigrationOptions): Promise<void> {
  if (options.mode === 'report') {
    print((await dryRunLines(container, options.type, options.locale)).join('\n'));
    return;
  }
  const viewer = await viewerOf(container, options.by);
  if (options.mode === 'apply') await apply(container, viewer, options.type);
  else await undo(container, viewer, options.runId);
}

async function apply(container: Container, viewer: Viewer, type: string): Promise<void> {
  const plans = (await container.migrations.plans(viewer)).filter(({ plan }) => plan.id === type);
  if (plans.length === 0 && !isLifecycle(container, type)) throw new UsageError(`no migration of ${type}`);
  if (plans.every(({ waiting }) => waiting === 0)) print(`${type}: nothing stands on an older version`);
  for (const { from } of plans.filter(({ waiting }) => waiting > 0).map(({ plan }) => plan)) {
    const id = await container.migrations.start(viewer, type, from);
    const run = await container.migrationRunner.continue(id);
    print(runText(run));
  }
}

async function undo(container: Container, viewer: Viewer, runId: string): Promise<void> {
  await container.migrations.undo(viewer, runId);
  print(runText(await container.migrationRunner.continue(runId)));
}

function runText(run: MigrationRun | null): string {
  if (run === null) return '';
  const { id, defId, fromVersion, toVersion, total, moved, needsPerson, undone } = run;
  const back = run.state === 'undone' ? `, ${undone} taken back` : '';
  return `${id} ${defId} ${fromVersion} to ${toVersion}: ${total} in all, ${moved} moved, ${needsPerson} need a person${back}`;
}

async function viewerOf({ accounts, areas }: Container, username: string): Promise<Viewer> {
  const account = await accounts.findByUsername(username);
  if (account === null) throw new CommandRefused(`no account ${username}`);
  return toViewer(account, areas.standingOf(account), { via: 'session' });
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function isLifecycle({ registry }: Container, type: string): boolean {
  return type === registry.leadId || registry.caseTypes().includes(type);
}

/** The report of every migration of a type, in the order of the versions. @throws UsageError when there is no such type. */
export async function dryRunLines(container: Container, type: string, locale: Locale): Promise<string[]> {
  const plans = container.registry.plansToCurrent(type);
  if (plans.length === 0) {
    if (!isLifecycle(container, type)) throw new UsageError(`no migration of ${type}`);
    const { label } = container.registry.current(type).definition;
    return [createTexts().t(locale)('migration.none', { type: pick(label, locale) })];
  }
  const lines: string[] = [];
  for (const plan of plans) lines.push(...(await reportLines(container, plan, locale)), '');
  return lines.slice(0, -1);
}

/** The report of one migration file. */
export async function reportLines(
  container: Container,
  plan: MigrationPlan,
  locale: Locale,
): Promise<string[]> {
  const { db, registry, engine, stores, clock } = container;
  const kind = plan.id === registry.leadId ? 'lead' : 'case';
  const store = stores.find((one) => one.kind === kind);
  if (!store) throw new RangeError(`no store of ${kind}`);
  const report = await dryRun(db.read, registry, store, plan);
  return reportText({ db, clock, reader: engine }, report, createTexts().t(locale), locale);
}

function optionsOf(args: readonly string[]): MigrationOptions {
  const [first, ...rest] = args;
  if (first === '--undo') {
    const [runId, flag, by, ...more] = rest;
    if (runId === undefined || flag !== '--by' || by === undefined || more.length > 0)
      throw new UsageError('which run, and who decides?');
    return { mode: 'undo', runId, by };
  }
  const [mode, flag, value, ...more] = rest;
  if (first === undefined || first.startsWith('--') || more.length > 0) throw new UsageError('what to do?');
  if (mode === '--apply') {
    if (flag !== '--by' || value === undefined) throw new UsageError('who decides?');
    return { mode: 'apply', type: first, by: value };
  }
  if (mode !== '--dry-run') throw new UsageError('what to do?');
  if (flag === undefined) return { mode: 'report', type: first, locale: 'zh-CN' };
  if (flag !== '--lang' || value === undefined || !isLocale(value)) {
    throw new UsageError(`unknown language ${value ?? ''}`);
  }
  return { mode: 'report', type: first, locale: value };
}

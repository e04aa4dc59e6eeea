import type { Config } from './config.ts';
import type { Container } from './container.ts';
import { createTexts } from './container-texts.ts';
import { withContainer } from './main-office.ts';
import { UsageError } from './main-outcome.ts';
import { legalDay } from './platform/clock.ts';
import { isLocale, type Locale, pick } from './platform/i18n.ts';
import { findDeadlineRule } from './workflow/deadline-repository.ts';
import type { MigrationPlan } from './workflow/definition.ts';
import { dryRun } from './workflow/migration-report.ts';
import { migrationText } from './workflow/migration-text.ts';

interface MigrationOptions {
  readonly type: string;
  readonly locale: Locale;
}

/** Prints what the migrations of one type would do to the cases stored now; changes nothing. */
export async function workflowMigrate(config: Config, args: readonly string[]): Promise<void> {
  const { type, locale } = optionsOf(args);
  await withContainer(config, async (container) => {
    const lines = await dryRunLines(container, type, locale);
    process.stdout.write(`${lines.join('\n')}\n`);
  });
}

/** The report of every migration of a type, in the order of the versions. @throws UsageError when there is none. */
export async function dryRunLines(container: Container, type: string, locale: Locale): Promise<string[]> {
  const plans = container.registry.plans(type);
  if (plans.length === 0) throw new UsageError(`no migration of ${type}`);
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
  const { db, registry, engine, cases, clock } = container;
  const kind = plan.id === registry.leadId ? 'lead' : 'case';
  const store = cases.subjectStores.find((one) => one.kind === kind);
  if (!store) throw new RangeError(`no store of ${kind}`);
  const report = await dryRun(db.read, registry, store, plan);
  const rules = new Set(report.lines.flatMap(({ problems }) => problems.map(({ at }) => at)));
  const labels = new Map<string, string>();
  for (const rule of rules) {
    const found = await findDeadlineRule(db.read, rule, plan.id, legalDay(clock.now()));
    if (found) labels.set(rule, pick(found.label, locale));
  }
  return migrationText(report, {
    reader: engine,
    t: createTexts().t(locale),
    locale,
    deadlineLabel: (rule) => labels.get(rule) ?? rule,
  });
}

function optionsOf(args: readonly string[]): MigrationOptions {
  const [type, mode, flag, language, ...more] = args;
  if (type === undefined || mode !== '--dry-run' || more.length > 0) throw new UsageError('what to do?');
  if (flag === undefined) return { type, locale: 'zh-CN' };
  if (flag !== '--lang' || language === undefined || !isLocale(language)) {
    throw new UsageError(`unknown language ${language ?? ''}`);
  }
  return { type, locale: language };
}

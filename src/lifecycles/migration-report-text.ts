import { type Clock, legalDay } from '../platform/clock.ts';
import type { Database } from '../platform/database/connect.ts';
import { type Locale, pick, type Translate } from '../platform/i18n.ts';
import { findDeadlineRule } from '../workflow/deadlines/deadlines-repository.ts';
import type { MigrationReport } from '../workflow/versions/migration-report.ts';
import { migrationText, type ReportWords } from '../workflow/versions/migration-text.ts';

export interface ReportTextDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly reader: ReportWords['reader'];
}

/** A dry run in words, deadlines by the names of the rules in force today; one line each. */
export async function reportText(
  { db, clock, reader }: ReportTextDeps,
  report: MigrationReport,
  t: Translate,
  locale: Locale,
): Promise<string[]> {
  const rules = new Set(report.lines.flatMap(({ problems }) => problems.map(({ at }) => at)));
  const labels = new Map<string, string>();
  for (const rule of rules) {
    const found = await findDeadlineRule(db.read, rule, { type: report.plan.id }, legalDay(clock.now()));
    if (found) labels.set(rule, pick(found.label, locale));
  }
  return migrationText(report, { reader, t, locale, deadlineLabel: (rule) => labels.get(rule) ?? rule });
}

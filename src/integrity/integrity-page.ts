import { momentLabel } from '../cases/core/moment-label.ts';
import type { Translate } from '../platform/i18n.ts';
import type { PageHead } from '../web/pages/render.ts';
import { type IntegrityFinding, integrityChecks } from './integrity.ts';
import type { IntegrityView } from './integrity-service.ts';

export interface IntegrityPage extends PageHead {
  summary: string;
  /** How old the newest backup is, for the administrator, who sees to it; null for others. */
  backup: { text: string; tone: 'info' | 'warning' } | null;
  note: string | null;
  counts: { label: string; count: string }[];
  lines: {
    what: string;
    where: string;
    href: string | null;
    repair: string;
    detail: string;
    retryHref: string | null;
  }[];
}

/** How the nightly backups stand. */
export interface BackupLook {
  readonly isAskedFor: boolean;
  readonly ageSeconds: number | null;
  readonly isOld: boolean;
}

/** The newest report in words, each line with a link and what to do. */
export function integrityPage(
  view: IntegrityView | null,
  backup: BackupLook,
  options: { readonly t: Translate; readonly seesCases: boolean },
): IntegrityPage {
  const { t, seesCases } = options;
  const counted = integrityChecks.flatMap((check) => {
    const count = view?.counts.get(check) ?? 0;
    return count === 0 ? [] : [{ label: t(`cases.integrity.checks.${check}`), count: String(count) }];
  });
  return {
    title: t('cases.integrity.title'),
    lead: t('cases.integrity.lead'),
    active: 'integrity',
    summary: summaryOf(view, t),
    backup: seesCases ? null : { text: backupText(backup, t), tone: backup.isOld ? 'warning' : 'info' },
    note: seesCases ? null : t('cases.integrity.countsOnly'),
    counts: seesCases ? [] : counted,
    lines: (view?.findings ?? []).map((one) => lineOf(one, t)),
  };
}

function summaryOf(view: IntegrityView | null, t: Translate): string {
  if (view === null) return t('cases.integrity.never');
  const { finishedAt, startedAt, subjects, findings } = view.run;
  return t('cases.integrity.ran', { at: momentLabel(finishedAt ?? startedAt), subjects, findings });
}

function backupText({ isAskedFor, ageSeconds }: BackupLook, t: Translate): string {
  if (!isAskedFor) return t('cases.integrity.backup.notAskedFor');
  if (ageSeconds === null) return t('cases.integrity.backup.none');
  return t('cases.integrity.backup.age', { hours: Math.floor(ageSeconds / 3600) });
}

function lineOf(finding: IntegrityFinding, t: Translate): IntegrityPage['lines'][number] {
  const path = { case: '/cases', lead: '/leads', account: null }[finding.subjectKind];
  return {
    what: t(`cases.integrity.checks.${finding.check}`),
    where: finding.label,
    href: path === null ? null : `${path}/${encodeURIComponent(finding.label)}`,
    repair: t(`cases.integrity.repairs.${finding.check}`),
    detail: finding.detail,
    retryHref:
      finding.check === 'effectGivenUp' ? `/integrity/${encodeURIComponent(finding.label)}/retry` : null,
  };
}

import { momentLabel } from '../cases/core/moment-label.ts';
import { phaseTag } from '../cases/core/tags.ts';
import { countText, listHref } from '../cases/lists/list-page.ts';
import type { CaseLine } from '../cases/lists/list-read-model.ts';
import { type CaseRow, caseRow, type RowWords } from '../cases/lists/list-row.ts';
import { can } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { Translate } from '../platform/i18n.ts';
import type { PageHead, Tag } from '../web/pages/render.ts';
import { type InboxLine, inboxLines } from './inbox/inbox-page.ts';
import type { InboxItem } from './inbox/notify-repository.ts';
import type { WaitingLead } from './workbench-read-model.ts';

/** A number with the list behind it; null when the viewer must not see so small a number, or no list. */
interface RateFigureModel {
  readonly n: number | null;
  readonly href: string | null;
}

/** The numbers of the month, as a port: the container passes what statistics computes. */
export interface RateSummaryModel {
  readonly period: { readonly from: string; readonly to: string };
  readonly registered: RateFigureModel;
  readonly resolved: RateFigureModel;
  /** Fractions of 1; null without a denominator. */
  readonly resolutionRate: number | null;
  readonly accepted: RateFigureModel;
  readonly settled: RateFigureModel;
  readonly successRate: number | null;
  readonly statisticsHref: string;
}
export type LoadRates = (viewer: Viewer) => Promise<RateSummaryModel | null>;

export type WorkList = 'todo' | 'dueSoon' | 'overdue';

export interface WorkListModel {
  id: string;
  title: string;
  rows: CaseRow[];
  emptyText: string;
  all: { href: string; label: string } | null;
}
export interface RateModel {
  title: string;
  lead: string;
  link: { href: string; label: string };
  figures: { label: string; value: string; href: string | null }[];
}
export interface LeadRow {
  href: string;
  what: string;
  type: string;
  area: string;
  phase: Tag;
  isUrgent: boolean;
  at: string;
}
export interface WorkbenchPage extends PageHead {
  lists: WorkListModel[];
  inbox: { title: string; items: InboxLine[]; all: { href: string; label: string } | null };
  leads: { rows: LeadRow[]; allHref: string } | null;
  rates: RateModel | null;
}

export interface WorkbenchInput {
  readonly viewer: Viewer;
  readonly lists: readonly { id: WorkList; lines: readonly CaseLine[]; count: number }[];
  readonly unread: { readonly items: readonly InboxItem[]; readonly count: number };
  readonly leads: readonly WaitingLead[] | null;
  readonly rates: RateSummaryModel | null;
  readonly words: RowWords;
}

const emptyKeys: Readonly<Record<WorkList, string>> = {
  todo: 'noTodo',
  dueSoon: 'noDue',
  overdue: 'noOverdue',
};

/** What is to be done today. */
export function workbenchPage(input: WorkbenchInput): WorkbenchPage {
  const { viewer, unread, words } = input;
  const { t } = words;
  const all = (n: number) => t('cases.workbench.all', { n: countText(n, t) });
  return {
    title: t('cases.workbench.title'),
    lead: t('cases.workbench.greeting', { name: viewer.displayName, day: words.today }),
    active: 'workbench',
    actions: [
      ...(can(viewer, 'registerCase')
        ? [{ label: t('cases.list.register'), href: '/cases/new', tone: 'primary' as const }]
        : []),
      ...(can(viewer, 'reportLead') ? [{ label: t('cases.list.report'), href: '/report' }] : []),
    ],
    lists: input.lists.map(({ id, lines, count }) => ({
      id,
      title: t(`cases.workbench.${id}`),
      rows: lines.map((line) => caseRow(line, words)),
      emptyText: t(`cases.workbench.${emptyKeys[id]}`),
      all: count === 0 ? null : { href: listHref({ tab: id }), label: all(count) },
    })),
    inbox: {
      title: t('cases.workbench.inbox'),
      items: inboxLines(unread.items, t, words.locale),
      all: unread.count === 0 ? null : { href: '/inbox', label: all(unread.count) },
    },
    leads:
      input.leads === null
        ? null
        : { rows: input.leads.map((lead) => leadRow(lead, words)), allHref: '/leads' },
    rates: input.rates === null ? null : rateModel(input.rates, t),
  };
}

function leadRow(lead: WaitingLead, { t, locale, areas }: RowWords): LeadRow {
  const areaCode = lead.villageCode ?? lead.townCode;
  const characters = [...lead.what];
  return {
    href: `/leads/${encodeURIComponent(lead.code)}`,
    what: characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : lead.what,
    type: areas.dictionaryLabel('disputeTypes', lead.type, locale),
    area: areas.findArea(areaCode)?.name ?? areaCode,
    phase: phaseTag(lead.phase, t),
    isUrgent: lead.isUrgent,
    at: momentLabel(lead.reportedAt),
  };
}

function rateModel(rates: RateSummaryModel, t: Translate): RateModel {
  const figure = (name: string, { n, href }: RateFigureModel) => ({
    label: t(`cases.workbench.${name}`),
    value: n === null ? t('cases.workbench.few') : String(n),
    href,
  });
  const rate = (name: string, value: number | null) => ({
    label: t(`cases.workbench.${name}`),
    value: value === null ? t('cases.workbench.noRate') : `${Math.round(value * 1000) / 10}%`,
    href: rates.statisticsHref,
  });
  return {
    title: t('cases.workbench.rates'),
    lead: t('cases.workbench.ratesPeriod', rates.period),
    link: { href: rates.statisticsHref, label: t('cases.workbench.statistics') },
    figures: [
      figure('registered', rates.registered),
      figure('resolved', rates.resolved),
      rate('resolutionRate', rates.resolutionRate),
      figure('accepted', rates.accepted),
      figure('settled', rates.settled),
      rate('successRate', rates.successRate),
    ],
  };
}

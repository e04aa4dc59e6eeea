import { disputeTypeOptions } from '../cases/core/case.ts';
import type { EventText } from '../cases/core/event-texts-repository.ts';
import { momentLabel } from '../cases/core/moment-label.ts';
import { phaseTag } from '../cases/core/tags.ts';
import { type TimelineItem, timelineOf } from '../cases/page/history-page.ts';
import { leadForm } from '../cases/registration/registration-form.ts';
import { can } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { AreasService } from '../offices/areas-service.ts';
import type { DictionaryOption } from '../offices/dictionaries.ts';
import type { Instant } from '../platform/clock.ts';
import type { KeysetPage } from '../platform/database/paging.ts';
import type { Problem } from '../platform/errors.ts';
import { type Locale, pick, type Translate } from '../platform/i18n.ts';
import { describeForm, type FormControl, type FormModel, type RawGroup } from '../web/forms/form.ts';
import { type Pager, pagerOf } from '../web/pages/pager.ts';
import type { PageHead, Tag } from '../web/pages/render.ts';
import type { Deadline } from '../workflow/deadlines/deadlines-repository.ts';
import type { WorkflowEngine } from '../workflow/engine/engine.ts';
import type { Offer } from '../workflow/engine/offers.ts';
import type { HistoryRow } from '../workflow/history/history.ts';
import { type FirstTime, firstTimes } from './first-times.ts';
import type { Lead } from './lead.ts';
import { type LeadTab, leadTabs, waitingLeadPhases } from './lead-list-read-model.ts';

export interface LeadWords {
  readonly t: Translate;
  readonly locale: Locale;
  readonly areas: Pick<AreasService, 'nameOf' | 'dictionaryLabel'>;
}

export interface ReportPage extends PageHead {
  form: FormModel;
}

/** The report of a grid worker on a phone: two fields first, the others below them. */
export function reportPage(
  viewer: Viewer,
  words: Pick<LeadWords, 't' | 'locale'> & { readonly types: readonly DictionaryOption[] },
  shown: {
    readonly values?: RawGroup;
    readonly problems?: readonly Problem[];
    readonly control?: FormControl;
  },
): ReportPage {
  const { t, locale } = words;
  const problems = shown.problems ?? [];
  return {
    title: t('cases.report.title'),
    lead: t('cases.report.lead'),
    breadcrumbs: [{ label: t('cases.leads.home'), href: '/' }, { label: t('cases.report.title') }],
    active: 'report',
    isForm: true,
    problemCount: problems.length,
    form: describeForm({
      schema: leadForm,
      t,
      locale,
      action: '/report',
      values: shown.values ?? { urgency: 'normal' },
      problems,
      options: { [disputeTypeOptions]: words.types },
      ...(shown.control && { control: shown.control }),
      submitLabel: t('cases.report.submit'),
      files: can(viewer, 'uploadAttachment')
        ? [{ name: 'photo', label: t('cases.report.photo'), hint: t('cases.report.photoHint') }]
        : [],
    }),
  };
}

export interface LeadListPage extends PageHead {
  tabs: { label: string; href: string; isActive: boolean; count?: string }[];
  rows: {
    href: string;
    code: string;
    what: string;
    isUrgent: boolean;
    cells: { label: string; text: string }[];
    state: Tag;
  }[];
  emptyText: string;
  pager: Pager;
}

const shownText = 60;

export function leadListPage(
  input: {
    readonly viewer: Viewer;
    readonly tab: LeadTab;
    readonly page: KeysetPage<Lead>;
    readonly waiting: number;
  },
  { t, locale, areas }: LeadWords,
): LeadListPage {
  const { tab, page } = input;
  const hrefOf = (one: LeadTab) => (one === 'waiting' ? '/leads' : '/leads?tab=all');
  const cursorMark = tab === 'waiting' ? '?' : '&';
  return {
    title: t('cases.leads.title'),
    breadcrumbs: [{ label: t('cases.leads.home'), href: '/' }, { label: t('cases.leads.title') }],
    active: 'leads',
    actions: [
      ...(can(input.viewer, 'reportLead')
        ? [{ label: t('cases.leads.report'), href: '/report', tone: 'primary' as const }]
        : []),
      { label: t('exports.open'), href: hrefOf(tab).replace('/leads', '/leads/export') },
    ],
    tabs: leadTabs.map((one) => ({
      label: t(`cases.leads.${one}`),
      href: hrefOf(one),
      isActive: one === tab,
      ...(one === 'waiting' && { count: input.waiting > 99 ? '99+' : String(input.waiting) }),
    })),
    rows: page.rows.map((lead) => ({
      href: `/leads/${lead.code}`,
      code: lead.code,
      what: lead.what.length > shownText ? `${[...lead.what].slice(0, shownText).join('')}…` : lead.what,
      isUrgent: lead.urgency === 'urgent',
      cells: [
        { label: t('cases.leads.type'), text: areas.dictionaryLabel('disputeTypes', lead.type, locale) },
        { label: t('cases.leads.area'), text: areas.nameOf(lead.villageCode ?? lead.areaCode) },
        { label: t('cases.leads.reported'), text: momentLabel(lead.reportedAt) },
      ],
      state: phaseTag(lead.phase, t),
    })),
    emptyText: t(tab === 'waiting' ? 'cases.leads.emptyWaiting' : 'cases.leads.emptyAll'),
    pager: pagerOf(page, (cursor) => `${hrefOf(tab)}${cursorMark}cursor=${cursor}`),
  };
}

export interface LeadPage extends PageHead {
  facts: { label: string; value: string; isWide?: boolean }[];
  what: string;
  next: { text: string; due: string | null } | null;
  steps: {
    label: string;
    href: string;
    tone?: 'primary' | 'danger';
    isEnabled: boolean;
    reasons: string[];
  }[];
  firstTimes: FirstTime[];
  files: { name: string; href: string }[];
  filesHref: string | null;
  caseHref: string | null;
  timeline: TimelineItem[];
}

export interface LeadPageInput {
  readonly viewer: Viewer;
  readonly lead: Lead;
  readonly offers: readonly Offer[];
  readonly history: readonly HistoryRow[];
  readonly deadlines: readonly Deadline[];
  readonly now: Instant;
  /** Words written with its events. */
  readonly texts: readonly EventText[];
  readonly files: readonly { readonly id: string; readonly name: string }[];
  /** Of the case it became, when this person may see it. */
  readonly caseCode: string | null;
  readonly engine: Pick<WorkflowEngine, 'registry'>;
}

export function leadPage(input: LeadPageInput, words: LeadWords): LeadPage {
  const { viewer, lead, offers } = input;
  const { t, locale } = words;
  const href = `/leads/${lead.code}`;
  const due = input.deadlines.find((deadline) => deadline.state === 'open');
  return {
    ...leadHead(viewer, lead, words),
    tags: [
      phaseTag(lead.phase, t),
      ...(lead.urgency === 'urgent' ? [{ text: t('cases.leads.urgent'), tone: 'red' as const }] : []),
    ],
    facts: leadFacts(input, words),
    what: lead.what,
    next: waitingLeadPhases.includes(lead.phase)
      ? {
          text: t('cases.leads.nextText'),
          due:
            due === undefined
              ? null
              : t('cases.leads.nextDue', {
                  what: t(`cases.leads.firstTimes.due.${due.rule}`),
                  day: due.unit === 'hour' ? momentLabel(due.dueAt) : due.dueOn,
                }),
        }
      : null,
    steps: offers.map((offer) => ({
      label: pick(offer.label, locale),
      href: `${href}/actions/${offer.event}`,
      ...(offer.tone && { tone: offer.tone }),
      isEnabled: offer.enabled,
      reasons: offer.reasons.map((reason) => pick(reason.message, locale)),
    })),
    firstTimes: firstTimes(lead, input.deadlines, input.now, t),
    files: can(viewer, 'downloadAttachment')
      ? input.files.map((file) => ({ name: file.name, href: `${href}/attachments/${file.id}` }))
      : [],
    filesHref: can(viewer, 'uploadAttachment') ? `${href}/attachments` : null,
    caseHref: input.caseCode === null ? null : `/cases/${input.caseCode}`,
    timeline: timelineOf(input.history, {
      t,
      locale,
      specOf: (event) => input.engine.registry.vocabulary.events.get(event),
      nameOf: () => undefined,
      dictionaryLabel: (dictionary, code) => words.areas.dictionaryLabel(dictionary, code, locale),
      textsOf: (seq) => Object.values(input.texts.find((one) => one.seq === seq)?.texts ?? {}),
      isFull: true,
    }),
  };
}

/** Title and way back, for the lead and for the forms of its events. */
export function leadHead(viewer: Viewer, lead: Lead, { t }: Pick<LeadWords, 't'>, event?: string): PageHead {
  const href = `/leads/${lead.code}`;
  const list = { label: t('cases.leads.title'), ...(can(viewer, 'viewLeads') && { href: '/leads' }) };
  return {
    title: event ?? t('cases.leads.title'),
    heading: event ?? `${t('cases.leads.title')} ${lead.code}`,
    active: 'leads',
    breadcrumbs: [
      { label: t('cases.leads.home'), href: '/' },
      list,
      event === undefined ? { label: lead.code } : { label: lead.code, href },
      ...(event === undefined ? [] : [{ label: event }]),
    ],
  };
}

function leadFacts(
  input: LeadPageInput,
  { t, locale, areas }: LeadWords,
): { label: string; value: string }[] {
  const { lead, history } = input;
  const fact = (key: string, value: string | null | undefined) =>
    value === null || value === undefined || value === '' ? [] : [{ label: t(`cases.leads.${key}`), value }];
  return [
    ...fact('code', lead.code),
    ...fact('type', areas.dictionaryLabel('disputeTypes', lead.type, locale)),
    ...fact('area', [areas.nameOf(lead.areaCode), lead.place].filter(Boolean).join(' ')),
    ...fact('urgency', t(`cases.leads.${lead.urgency === 'urgent' ? 'urgent' : 'normal'}`)),
    ...fact('people', lead.peopleNames),
    ...fact('telephone', lead.phoneEnc === null ? null : t('cases.leads.hasTelephone')),
    ...fact('occurred', momentLabel(lead.occurredAt)),
    ...fact('reported', momentLabel(lead.reportedAt)),
    ...fact('reporter', history[0]?.actorName),
    ...fact('channel', areas.dictionaryLabel('channels', lead.channel, locale)),
  ];
}

import { momentLabel } from '../../cases/core/moment-label.ts';
import type { Locale, Translate } from '../../platform/i18n.ts';
import type { PageHead } from '../../web/pages/render.ts';
import type { InboxItem } from './notify-repository.ts';
import { noticeKey } from './texts.ts';

export interface InboxLine {
  text: string;
  about: string;
  href: string | null;
  at: string;
  isUnread: boolean;
}
export interface InboxPage extends PageHead {
  items: InboxLine[];
  hasUnread: boolean;
}

export function inboxPage(items: readonly InboxItem[], t: Translate, locale: Locale): InboxPage {
  const lines = inboxLines(items, t, locale);
  return {
    title: t('cases.inbox.title'),
    breadcrumbs: [{ label: t('cases.list.workbench'), href: '/' }, { label: t('cases.inbox.title') }],
    active: 'inbox',
    items: lines,
    hasUnread: lines.some((line) => line.isUnread),
  };
}

/** Messages in words, each with the case or lead it is about. */
export function inboxLines(items: readonly InboxItem[], t: Translate, locale: Locale): InboxLine[] {
  return items.map((item) => ({
    text: t(noticeKey(item.kind), {
      deadline: item.params[`deadline.${locale}`] ?? '',
      dueOn: item.params['dueOn'] ?? '',
    }),
    about: item.params['title'] ?? '',
    href: hrefOf(item),
    at: momentLabel(item.createdAt),
    isUnread: item.readAt === null,
  }));
}

function hrefOf({ caseId, leadId }: InboxItem): string | null {
  if (caseId !== null) return `/cases/${encodeURIComponent(caseId)}`;
  return leadId === null ? null : `/leads/${encodeURIComponent(leadId)}`;
}

import type { Locale, Translate } from '../../platform/i18n.ts';
import { noticeKey } from '../../workbench/inbox/texts.ts';
import type { Channel } from '../sending/port.ts';
import type { DueMessage } from './items-repository.ts';

/** A gateway takes 500 characters and bills each 70. */
const mostMatters: Readonly<Record<Channel, number>> = { sms: 3, wecom: 20, mail: 100 };

interface Matter {
  readonly about: string;
  readonly path: string | null;
  readonly sentences: Set<string>;
}

/**
 * What is said outside of the house: grouped by case, what is to be done of each, and where. Of a case its code alone:
 * a title names people.
 */
export function composeDigest(
  messages: readonly DueMessage[],
  channel: Channel,
  office: { readonly publicUrl: string; readonly t: Translate; readonly locale: Locale },
): { readonly subject: string; readonly body: string } {
  const { publicUrl, t } = office;
  const matters = [...groupedByMatter(messages, office).values()];
  const [first] = matters;
  const subject =
    matters.length === 1 && first !== undefined
      ? t('notices.digest.single', { about: first.about })
      : t('notices.digest.subject', { matters: matters.length, n: messages.length });
  const shown = matters.slice(0, mostMatters[channel]);
  const lines = shown.flatMap(({ about, path, sentences }) => [
    t('notices.digest.line', { about, sentences: [...sentences].join('') }),
    ...(channel === 'mail' && path !== null ? [`  ${publicUrl}${path}`] : []),
  ]);
  const left = matters.length - shown.length;
  return {
    subject,
    body: [
      ...lines,
      ...(left > 0 ? [t('notices.digest.more', { n: left })] : []),
      t('notices.digest.open', { href: `${publicUrl}/inbox` }),
    ].join('\n'),
  };
}

function groupedByMatter(
  messages: readonly DueMessage[],
  { t, locale }: { readonly t: Translate; readonly locale: Locale },
): ReadonlyMap<string, Matter> {
  const matters = new Map<string, Matter>();
  for (const { kind, params, caseCode, leadCode } of messages) {
    const key = caseCode ?? leadCode ?? '';
    const matter = matters.get(key) ?? matterOf(caseCode, leadCode, t);
    // Names of deadlines and days are all that may be put in; whatever else a message holds stays in the house.
    const values = { deadline: params[`deadline.${locale}`] ?? '', dueOn: params['dueOn'] ?? '' };
    matter.sentences.add(t(noticeKey(kind), values));
    matters.set(key, matter);
  }
  return matters;
}

function matterOf(caseCode: string | null, leadCode: string | null, t: Translate): Matter {
  const sentences = new Set<string>();
  if (caseCode !== null)
    return { about: t('notices.digest.ofCase', { code: caseCode }), path: `/cases/${caseCode}`, sentences };
  return leadCode === null
    ? { about: t('notices.digest.general'), path: null, sentences }
    : { about: t('notices.digest.ofLead', { code: leadCode }), path: '/leads', sentences };
}

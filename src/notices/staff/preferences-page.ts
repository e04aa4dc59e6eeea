import type { Problem } from '../../platform/errors.ts';
import type { Locale, Translate } from '../../platform/i18n.ts';
import { describeForm, type FormModel } from '../../web/forms/form.ts';
import type { PageHead } from '../../web/pages/render.ts';
import { channels } from '../sending/port.ts';
import { addressesForm, preferencesForm } from './preferences-form.ts';
import type { Address } from './preferences-repository.ts';

interface Shown {
  readonly addresses: readonly Address[];
  readonly values?: Readonly<Record<string, unknown>>;
  readonly problems?: readonly Problem[];
}
export interface NoticesPage extends PageHead {
  readonly known: readonly { readonly label: string; readonly value: string }[];
  readonly form: FormModel;
}

/** `/me/notices`. */
export function preferencesPage(
  { addresses, values, problems = [] }: Shown,
  t: Translate,
  locale: Locale,
): NoticesPage {
  const title = t('notices.mine.title');
  return {
    title,
    lead: t('notices.mine.lead'),
    active: 'inbox',
    breadcrumbs: [{ label: t('cases.inbox.title'), href: '/inbox' }, { label: title }],
    isForm: true,
    problemCount: problems.length,
    known: knownOf(addresses, t),
    form: describeForm({
      schema: preferencesForm,
      t,
      locale,
      action: '/me/notices',
      ...(values && { values }),
      problems,
      submitLabel: t('notices.mine.save'),
      cancelHref: '/inbox',
    }),
  };
}

/** `/admin/accounts/:account/addresses`. */
export function addressesPage(
  { accountId, username, addresses, values, problems = [] }: Shown & { accountId: string; username: string },
  t: Translate,
  locale: Locale,
): NoticesPage {
  const title = t('notices.addressesOf.title', { username });
  return {
    title,
    active: 'accounts',
    breadcrumbs: [{ label: t('identity.admin.accounts'), href: '/admin/accounts' }, { label: title }],
    isForm: true,
    problemCount: problems.length,
    known: knownOf(addresses, t),
    form: describeForm({
      schema: addressesForm,
      t,
      locale,
      action: `/admin/accounts/${encodeURIComponent(accountId)}/addresses`,
      ...(values && { values }),
      problems,
      submitLabel: t('notices.addressesOf.save'),
      cancelHref: '/admin/accounts',
    }),
  };
}

function knownOf(addresses: readonly Address[], t: Translate): NoticesPage['known'] {
  return channels.map((channel) => ({
    label: t(`notices.channels.${channel}`),
    value: addresses.find((one) => one.channel === channel)?.masked ?? t('notices.mine.none'),
  }));
}

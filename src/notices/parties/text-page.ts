import { z } from 'zod';
import type { Case } from '../../cases/core/case.ts';
import { momentLabel } from '../../cases/core/moment-label.ts';
import { blanksOf } from '../../documents/papers/wording.ts';
import type { Problem } from '../../platform/errors.ts';
import { checksField, dayField, flagField, textField } from '../../platform/fields/index.ts';
import type { Locale, Translate } from '../../platform/i18n.ts';
import { describeForm, type FormModel } from '../../web/forms/form.ts';
import type { PageHead, Tag } from '../../web/pages/render.ts';
import type { Delivery } from '../sending/delivery.ts';
import { reasonText, stateTag } from '../sending/state-tag.ts';
import { fieldLabels as labels, wordingHint } from './texts.ts';
import type { TextOffer } from './texts-service.ts';
import { mostCharacters, type PartyTextCode, partyTexts } from './wording.ts';
import type { TextOfCommittee } from './wordings-service.ts';

interface Words {
  readonly t: Translate;
  readonly locale: Locale;
}
interface Shown {
  readonly values?: Readonly<Record<string, unknown>>;
  readonly problems?: readonly Problem[];
}

export const sendForm = z.strictObject({
  partyIds: checksField({ label: labels.parties, options: 'parties', required: false }),
  hasConsent: flagField({ label: labels.consent }),
});
/** Of a text that needs no consent. */
export const plainSendForm = sendForm.omit({ hasConsent: true });

export interface TextPage extends PageHead {
  readonly note: { readonly tone: 'info' | 'warning'; readonly text: string };
  readonly texts: readonly { readonly text: string; readonly to: string }[];
  readonly unreachable: readonly { readonly label: string; readonly value: string }[];
  readonly form: FormModel | null;
}

/** `/cases/:id/texts/:text`: what will be sent, to whom, and the button. */
export function textPage(
  subject: Case,
  offer: TextOffer,
  { values, problems = [] }: Shown,
  { t, locale }: Words,
): TextPage {
  const ready = offer.receivers.filter(({ reach }) => reach === 'ready');
  const texts = [...new Set(offer.receivers.map(({ text }) => text))];
  const note = offer.isConnected ? 'connected' : 'notConnected';
  return {
    ...headOf(subject, t('notices.offer.title', { name: t(`notices.partyTexts.${offer.code}`) }), t),
    isForm: ready.length > 0,
    problemCount: problems.length,
    note:
      ready.length === 0
        ? { tone: 'warning', text: t('notices.offer.nobody') }
        : { tone: offer.isConnected ? 'info' : 'warning', text: t(`notices.offer.${note}`) },
    texts: texts.map((text) => {
      const names = offer.receivers.filter((one) => one.text === text).map(({ name }) => name);
      return { text, to: t('notices.offer.to', { names: names.join(locale === 'en' ? ', ' : '、') }) };
    }),
    unreachable: offer.receivers
      .filter(({ reach }) => reach !== 'ready')
      .map(({ name, reach }) => ({ label: name, value: t(`notices.offer.${reach}`) })),
    form:
      ready.length === 0
        ? null
        : describeForm({
            schema: offer.needsConsent ? sendForm : plainSendForm,
            t,
            locale,
            action: `/cases/${subject.code}/texts/${offer.code}`,
            options: {
              parties: ready.map(({ id, name, masked }) => ({
                value: id,
                label: t('notices.offer.ready', { name, phone: masked ?? '' }),
              })),
            },
            values: values ?? { partyIds: ready.map(({ id }) => id) },
            problems,
            submitLabel: t(offer.isConnected ? 'notices.offer.send' : 'notices.offer.record'),
            cancelHref: `/cases/${subject.code}`,
          }),
  };
}

function headOf(subject: Case, title: string, t: Translate): PageHead {
  return {
    title,
    active: 'cases',
    breadcrumbs: [
      { label: t('cases.page.list'), href: '/cases' },
      { label: subject.number ?? subject.code, href: `/cases/${subject.code}` },
      { label: title },
    ],
  };
}

export interface SentPage extends PageHead {
  readonly text: string;
  readonly state: Tag;
  readonly note: string | null;
  readonly items: readonly { readonly label: string; readonly value: string }[];
}

/** `/cases/:id/texts/sent/:delivery`: the words in large type, to be read out or printed. */
export function sentPage(subject: Case, delivery: Delivery, askedBy: string | null, t: Translate): SentPage {
  const what = t(`notices.partyTexts.${delivery.about}`);
  const reason = reasonText(delivery.reason, t);
  return {
    ...headOf(subject, t('notices.sent.pageTitle', { what, name: delivery.subject }), t),
    text: delivery.body,
    state: stateTag(delivery.state, t),
    note: delivery.state === 'notSent' ? t('notices.sent.notSentNote') : null,
    items: [
      { label: t('notices.sent.phone'), value: delivery.recipient },
      { label: t('notices.sent.at'), value: momentLabel(delivery.createdAt) },
      { label: t('notices.sent.by'), value: askedBy ?? '—' },
      {
        label: t('notices.sent.consent'),
        value: t(delivery.hasConsent ? 'notices.sent.yes' : 'notices.sent.notAsked'),
      },
      ...(reason === '' ? [] : [{ label: t('notices.log.reason'), value: reason }]),
    ],
  };
}

/** The editor's form for one of the four. */
export function wordingForm(code: PartyTextCode) {
  return z.strictObject({
    text: textField({
      label: labels.text,
      hint: wordingHint(blanksOf(partyTexts[code].text)),
      multiline: true,
      max: mostCharacters,
    }),
    reason: textField({ label: labels.reason, max: 200 }),
    validFrom: dayField({ label: labels.validFrom, hint: labels.validFromHint }),
  });
}

export interface WordingsPage extends PageHead {
  readonly rows: readonly {
    readonly name: string;
    readonly text: string;
    readonly version: string;
    readonly edit: { readonly href: string; readonly name: string } | null;
  }[];
}

/** `/papers/texts`. */
export function wordingsPage(
  texts: readonly TextOfCommittee[],
  canWrite: boolean,
  t: Translate,
): WordingsPage {
  return {
    title: t('notices.wording.title'),
    lead: t('notices.wording.lead'),
    active: 'papers',
    breadcrumbs: [
      { label: t('documents.book.title'), href: '/papers' },
      { label: t('notices.wording.title') },
    ],
    rows: texts.map(({ code, text, inForce, coming }) => {
      const name = t(`notices.partyTexts.${code}`);
      const versions = [
        inForce === null
          ? t('notices.wording.standard')
          : t('notices.wording.own', { no: inForce.no, day: inForce.validFrom ?? '' }),
        ...coming.map(({ no, validFrom }) => t('notices.wording.coming', { no, day: validFrom ?? '' })),
      ];
      const edit = { href: `/papers/texts/${code}`, name: t('notices.wording.editOf', { name }) };
      return { name, text, version: versions.join('；'), edit: canWrite ? edit : null };
    }),
  };
}

export interface WordingPage extends PageHead {
  readonly form: FormModel;
}

/** `/papers/texts/:text`. */
export function wordingPage(
  code: PartyTextCode,
  text: string,
  { values, problems = [] }: Shown,
  { t, locale }: Words,
): WordingPage {
  const title = t('notices.wording.editOf', { name: t(`notices.partyTexts.${code}`) });
  return {
    title,
    active: 'papers',
    breadcrumbs: [
      { label: t('documents.book.title'), href: '/papers' },
      { label: t('notices.wording.title'), href: '/papers/texts' },
      { label: title },
    ],
    isForm: true,
    problemCount: problems.length,
    form: describeForm({
      schema: wordingForm(code),
      t,
      locale,
      action: `/papers/texts/${code}`,
      values: values ?? { text },
      problems,
      submitLabel: t('notices.wording.save'),
      cancelHref: '/papers/texts',
    }),
  };
}

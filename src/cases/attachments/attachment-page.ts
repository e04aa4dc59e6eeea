import { z } from 'zod';
import { can } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { Problem } from '../../platform/errors.ts';
import { selectField, textField } from '../../platform/fields/index.ts';
import type { Locale, Translate } from '../../platform/i18n.ts';
import { describeForm, type FormControl, type FormModel, type RawGroup } from '../../web/forms/form.ts';
import type { PageHead } from '../../web/pages/render.ts';
import { momentLabel } from '../core/moment-label.ts';
import type { Attachment } from './attachments-repository.ts';
import { type AttachmentKind, attachmentKinds } from './attachments-service.ts';
import { attachmentLocales } from './texts.ts';

const zh = attachmentLocales['zh-CN'].attachments;
const en = attachmentLocales.en.attachments;

export const attachmentForm = z.strictObject({
  kind: selectField({
    label: { zh: zh.kind, en: en.kind },
    options: attachmentKinds.map((value) => ({ value, label: { zh: zh.kinds[value], en: en.kinds[value] } })),
    required: false,
    widget: 'radio',
  }),
  note: textField({ label: { zh: zh.note, en: en.note }, required: false, max: 200 }),
});

/** What a file is taken for when nobody said. */
export function kindOfUpload(mediaType: string): AttachmentKind {
  return mediaType.startsWith('image/') ? 'photo' : 'other';
}

export interface AttachmentPage extends PageHead {
  rows: { href: string | null; name: string; kind: string; note: string; size: string; at: string }[];
  form: FormModel | null;
  backHref: string;
}

export interface AttachmentPageInput {
  /** Of the case or lead they belong to: `/cases/<code>`. */
  readonly ownerHref: string;
  readonly ownerTitle: string;
  readonly active: 'cases' | 'leads';
  readonly viewer: Viewer;
  readonly files: readonly Attachment[];
  readonly t: Translate;
  readonly locale: Locale;
  readonly values?: RawGroup;
  readonly problems?: readonly Problem[];
  readonly control?: FormControl;
}

export function attachmentPage(input: AttachmentPageInput): AttachmentPage {
  const { ownerHref, ownerTitle, viewer, t, locale } = input;
  const canRead = can(viewer, 'downloadAttachment');
  return {
    title: t('cases.attachments.title'),
    heading: t('cases.attachments.heading', { of: ownerTitle }),
    active: input.active,
    breadcrumbs: [
      { label: t('cases.leads.home'), href: '/' },
      { label: ownerTitle, href: ownerHref },
      { label: t('cases.attachments.title') },
    ],
    problemCount: input.problems?.length ?? 0,
    backHref: ownerHref,
    rows: input.files.map((file) => ({
      href: canRead ? `${ownerHref}/attachments/${file.id}` : null,
      name: file.name,
      kind: t(`cases.attachments.kinds.${file.kind}`),
      note: file.note ?? '',
      size: sizeText(file.size),
      at: momentLabel(file.uploadedAt),
    })),
    form: can(viewer, 'uploadAttachment')
      ? describeForm({
          schema: attachmentForm,
          t,
          locale,
          action: `${ownerHref}/attachments`,
          values: input.values ?? { kind: 'evidence' },
          problems: input.problems ?? [],
          ...(input.control && { control: input.control }),
          submitLabel: t('cases.attachments.submit'),
          cancelHref: ownerHref,
          files: [
            {
              name: 'files',
              label: t('cases.attachments.files'),
              hint: t('cases.attachments.filesHint'),
              isMultiple: true,
            },
          ],
        })
      : null,
  };
}

function sizeText(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** Files of a case as its page lists them. */
export function attachmentLines(
  caseHref: string,
  files: readonly Attachment[],
  t: Translate,
): { name: string; href: string; note: string | null }[] {
  return files.map((file) => ({
    name: file.name,
    href: `${caseHref}/attachments/${file.id}`,
    note: file.note ?? t(`cases.attachments.kinds.${file.kind}`),
  }));
}

import { z } from 'zod';
import type { Problem } from '../../platform/errors.ts';
import { dayField, textField } from '../../platform/fields/index.ts';
import { type Locale, pick, type Translate } from '../../platform/i18n.ts';
import { describeForm, type FormInput, type FormModel } from '../../web/forms/form.ts';
import type { PageHead } from '../../web/pages/render.ts';
import type { PaperTemplate } from '../papers/paper-template.ts';
import { blanksOf, type WordingSlots } from '../papers/wording.ts';
import type { WordingVersion } from './wording-repository.ts';
import type { BookPaper } from './wording-service.ts';

const mostCharacters = 4000;

/** The editor's form: a field for each sentence, the reason, the day. */
export function wordingSchema(slots: WordingSlots): z.ZodObject {
  const sentences = Object.entries(slots).map(([key, { label, text }]) => {
    const blanks = blanksOf(text).map((name) => `{${name}}`);
    const hint = blanks.length === 0 ? {} : { hint: blankHint(blanks.join(' ')) };
    const field = textField({ label, ...hint, multiline: true, required: false, max: mostCharacters });
    return [key, field] as const;
  });
  return z.object({
    ...Object.fromEntries(sentences),
    changeReason: textField({
      label: { zh: '修改依据或者理由', en: 'Basis or reason' },
      hint: { zh: '启用时必填', en: 'Needed to put it in force' },
      required: false,
    }),
    validFrom: dayField({
      label: { zh: '启用日期', en: 'In force from' },
      hint: { zh: '启用时必填，不早于今天', en: 'Needed to put it in force; today or later' },
      required: false,
    }),
  });
}

function blankHint(blanks: string) {
  return {
    zh: `须保留 ${blanks}，出具时自动填入`,
    en: `Keep ${blanks}: filled in when the paper is issued`,
  };
}

export interface BookPage extends PageHead {
  readonly papers: readonly {
    readonly title: string;
    readonly version: string;
    readonly valid: string;
    readonly own: string;
    readonly samples: readonly { readonly label: string; readonly href: string }[];
    readonly editHref: string | null;
  }[];
}

const pathOf = (code: string): string => `/papers/${encodeURIComponent(code)}`;

/** `/papers`: every paper with its version, the days it is valid, a sample, and the office's own wording. */
export function bookPage(
  papers: readonly BookPaper[],
  { canWrite, canIssue }: { readonly canWrite: boolean; readonly canIssue: boolean },
  t: Translate,
  locale: Locale,
): BookPage {
  return {
    title: t('documents.book.title'),
    lead: t('documents.book.lead'),
    actions: [
      ...(canIssue ? [{ label: t('documents.month.title'), href: '/papers/month' }] : []),
      ...(canWrite ? [{ label: t('documents.word.title'), href: '/papers/word' }] : []),
      { label: t('notices.wording.link'), href: '/papers/texts' },
    ],
    active: 'papers',
    papers: papers.map((paper) => ({
      title: `${paper.template.code} ${pick(paper.template.title, locale)}`,
      version: paper.template.version,
      valid: [paper.template.validFrom, paper.template.validTo ?? t('documents.book.open')].join(' – '),
      own: ownText(paper, t),
      samples: paper.samples.map((name, index) => ({
        label:
          paper.samples.length === 1
            ? t('documents.book.sample')
            : t('documents.book.sampleNo', { n: index + 1 }),
        href: `${pathOf(paper.template.code)}/sample.pdf?${new URLSearchParams({ sample: name }).toString()}`,
      })),
      editHref:
        canWrite && Object.keys(paper.template.wording).length > 0
          ? `${pathOf(paper.template.code)}/wording`
          : null,
    })),
  };
}

function ownText({ inForce, coming, hasDraft }: BookPaper, t: Translate): string {
  const isOwn = inForce !== null && Object.keys(inForce.texts).length > 0;
  return [
    isOwn
      ? t('documents.book.own', { no: inForce.no, day: inForce.validFrom ?? '' })
      : t('documents.book.standard'),
    ...coming.map(({ no, validFrom }) => t('documents.book.coming', { no, day: validFrom ?? '' })),
    ...(hasDraft ? [t('documents.book.draft')] : []),
  ].join('；');
}

export interface WordingPage extends PageHead {
  readonly form: FormModel;
  readonly note: string;
  readonly previewHref: string;
  readonly standard: readonly { readonly label: string; readonly value: string; readonly isWide: true }[];
}

/** The editor: the office's sentences, the standard ones beside them, a preview of what is kept as a draft. */
export function wordingPage(
  input: {
    readonly template: PaperTemplate;
    readonly version: WordingVersion | null;
    readonly values?: Readonly<Record<string, unknown>>;
    readonly problems?: readonly Problem[];
    readonly control?: NonNullable<FormInput['control']>;
  },
  t: Translate,
  locale: Locale,
): WordingPage {
  const { template, version, problems = [] } = input;
  const title = t('documents.book.editTitle', { title: `${template.code} ${pick(template.title, locale)}` });
  const standard = Object.fromEntries(Object.entries(template.wording).map(([key, { text }]) => [key, text]));
  return {
    title,
    active: 'papers',
    breadcrumbs: [{ label: t('documents.book.title'), href: '/papers' }, { label: title }],
    isForm: true,
    problemCount: problems.length,
    note: t('documents.book.editNote'),
    previewHref: `${pathOf(template.code)}/wording/preview.pdf`,
    standard: Object.values(template.wording).map(({ label, text }) => ({
      label: pick(label, locale),
      value: text,
      isWide: true,
    })),
    form: describeForm({
      schema: wordingSchema(template.wording),
      t,
      locale,
      action: `${pathOf(template.code)}/wording`,
      values: input.values ?? { ...standard, ...version?.texts, changeReason: version?.basis ?? '' },
      problems,
      submitLabel: t('documents.book.save'),
      secondary: { action: 'activate', label: t('documents.book.activate') },
      cancelHref: '/papers',
      ...(input.control ? { control: input.control } : {}),
    }),
  };
}

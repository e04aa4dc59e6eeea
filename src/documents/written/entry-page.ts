import type { Problem } from '../../platform/errors.ts';
import { type Locale, pick, type Translate } from '../../platform/i18n.ts';
import { describeForm, type FormInput, type FormModel } from '../../web/forms/form.ts';
import type { PageHead } from '../../web/pages/render.ts';
import { paperFrame, papersPath } from '../issuing/documents-page.ts';
import { paperTemplates } from '../papers/paper-set.ts';
import { entryFormSchema } from '../records/entry-kind.ts';
import type { EntryForm } from './entries-service.ts';

export interface EntryPageInput {
  readonly subject: { readonly code: string; readonly title: string; readonly number: string | null };
  readonly form: EntryForm;
  /** What was typed, when it is shown again. */
  readonly values?: Readonly<Record<string, unknown>>;
  readonly problems?: readonly Problem[];
  readonly follows: string | null;
  readonly control?: FormInput['control'];
}

export interface EntryPage extends PageHead {
  readonly form: FormModel;
}

/** The form a paper's record is written in. */
export function entryPage(input: EntryPageInput, t: Translate, locale: Locale): EntryPage {
  const { subject, form, problems = [], follows } = input;
  const { code } = form.kind;
  const title = paperTemplates.get(code)?.title ?? { zh: code, en: code };
  return {
    ...paperFrame(subject, t),
    title: t('documents.entries.write', { title: `${code} ${pick(title, locale)}` }),
    lead: subject.title,
    isForm: true,
    problemCount: problems.length,
    form: describeForm({
      schema: entryFormSchema(form.kind),
      t,
      locale,
      action: `${papersPath(subject)}/entries/${code}`,
      values: input.values ?? form.values,
      problems,
      options: form.options,
      hidden: { follows: follows ?? '' },
      submitLabel: t('documents.entries.submit'),
      cancelHref: papersPath(subject),
      ...(input.control ? { control: input.control } : {}),
    }),
  };
}

import { z } from 'zod';
import type { Problem } from '../../platform/errors.ts';
import { fieldMeta } from '../../platform/form-data.ts';
import { type Locale, pick, type Translate } from '../../platform/i18n.ts';
import { describeForm, type FormControl, type FormModel, type RawGroup } from '../../web/forms/form.ts';
import { errorText, problemText } from '../../web/pages/error-page.ts';
import type { PageHead, Tag } from '../../web/pages/render.ts';
import type { EventSpec } from '../../workflow/definitions/definition.ts';
import type { FormOption } from '../../workflow/definitions/ports.ts';
import type { Case } from '../core/case.ts';
import { phaseTag } from '../core/tags.ts';
import { mostInBulk } from '../lists/bulk-steps.ts';
import type { BulkRefusal, BulkRow } from './bulk-service.ts';

interface Words {
  readonly t: Translate;
  readonly locale: Locale;
}

/** The chosen cases with the revision each was shown with: `DF7K2M9QRT.4,DF…`. */
export const chosenField = z
  .string()
  .max(5000)
  .regex(/^[\w-]{1,60}\.\d{1,9}(,[\w-]{1,60}\.\d{1,9})*$/)
  .optional()
  .meta({ label: { zh: '选中的案件', en: 'Cases chosen' }, widget: 'hidden' });

/** The fields of the event with the cases it is for. */
export function bulkSchema({ form }: EventSpec) {
  return form.extend({ cases: chosenField });
}

export interface BulkConfirmPage extends PageHead {
  readonly notices: readonly string[];
  readonly intro: string | null;
  readonly rows: readonly {
    readonly href: string;
    readonly number: string;
    readonly title: string;
    readonly phase: Tag;
  }[];
  readonly form: FormModel | null;
}

export interface BulkConfirmInput {
  readonly spec: EventSpec;
  /** How many were asked for. */
  readonly asked: number;
  readonly cases: readonly Case[];
  readonly chosen: string;
  readonly options: Readonly<Record<string, readonly FormOption[]>>;
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems?: readonly Problem[];
  readonly control?: FormControl;
}

/** Names what will be done with how many cases, and asks for what the step wants to know. */
export function bulkConfirmPage(input: BulkConfirmInput, { t, locale }: Words): BulkConfirmPage {
  const { spec, asked, cases } = input;
  const step = pick(spec.label, locale);
  const unseen = asked - cases.length;
  const notices = [
    ...(asked === 0 ? [t('cases.bulk.none')] : []),
    ...(asked > mostInBulk ? [t('cases.bulk.tooMany', { n: asked, most: mostInBulk })] : []),
    ...(asked <= mostInBulk && unseen > 0 ? [t('cases.bulk.unseen', { n: unseen })] : []),
  ];
  const isReady = asked <= mostInBulk && cases.length > 0;
  return {
    ...headOf(t('cases.bulk.title', { step }), t),
    isForm: true,
    problemCount: input.problems?.length ?? 0,
    notices,
    intro: isReady ? t('cases.bulk.intro', { step, n: cases.length }) : null,
    rows: isReady
      ? cases.map((one) => ({
          href: `/cases/${one.code}`,
          number: one.number ?? one.code,
          title: one.title,
          phase: phaseTag(one.phase, t),
        }))
      : [],
    form: isReady
      ? describeForm({
          schema: bulkSchema(spec),
          t,
          locale,
          action: `/cases/bulk/${spec.name}`,
          options: input.options,
          values: { ...input.values, cases: input.chosen },
          problems: input.problems ?? [],
          ...(input.control !== undefined && { control: input.control }),
          submitLabel: t('cases.bulk.submit', { step, n: cases.length }),
          cancelHref: '/cases',
        })
      : null,
  };
}

export interface BulkResultPage extends PageHead {
  readonly summary: string;
  readonly isAllDone: boolean;
  readonly rows: readonly {
    readonly href: string | null;
    readonly code: string;
    readonly title: string;
    readonly outcome: Tag;
    readonly why: string;
  }[];
}

/** What became of each case. */
export function bulkResultPage(
  spec: EventSpec,
  rows: readonly BulkRow[],
  { t, locale }: Words,
): BulkResultPage {
  const done = rows.filter(({ result }) => result === 'done').length;
  return {
    ...headOf(t('cases.bulk.resultTitle', { step: pick(spec.label, locale) }), t),
    summary: t('cases.bulk.result', { done, refused: rows.length - done }),
    isAllDone: done === rows.length,
    rows: rows.map((row) => ({
      href: row.code === null ? null : `/cases/${row.code}`,
      code: row.code ?? row.id,
      title: row.title ?? '',
      outcome: {
        text: t(`cases.bulk.${row.result}`),
        tone: row.result === 'done' ? 'green' : 'red',
      },
      why: row.result === 'done' ? '' : refusalText(spec, row.refusal, { t, locale }),
    })),
  };
}

/** The reasons of a refusal in one line; a reason that belongs to a field names it. */
export function refusalText(spec: EventSpec, refusal: BulkRefusal, { t, locale }: Words): string {
  const { problems, code, status, params } = refusal;
  if (problems.length === 0) return errorText(code, status, params, t);
  return problems
    .map((problem) => {
      const text = problemText(problem, t, locale);
      const field = Object.hasOwn(spec.form.shape, problem.path) ? spec.form.shape[problem.path] : undefined;
      const label = field === undefined ? undefined : fieldMeta(field)?.label;
      return label === undefined ? text : t('cases.bulk.at', { field: pick(label, locale), text });
    })
    .join(locale === 'en' ? '; ' : '；');
}

/** Reads what the hidden field holds. */
export function chosenOf(text: string): { id: string; expectedStateRev: number }[] {
  return [...new Set(text.split(','))].map((one) => {
    const [id = '', revision] = one.split('.');
    return { id, expectedStateRev: Number(revision) };
  });
}

export function chosenText(cases: readonly Pick<Case, 'code' | 'stateRev'>[]): string {
  return cases.map(({ code, stateRev }) => `${code}.${stateRev}`).join(',');
}

/** What was typed, without the cases. */
export function dataOf(values: RawGroup): RawGroup {
  const { cases: _, ...data } = values;
  return data;
}

function headOf(title: string, t: Translate): PageHead {
  return {
    title,
    active: 'cases',
    breadcrumbs: [{ label: t('cases.list.title'), href: '/cases' }, { label: title }],
  };
}

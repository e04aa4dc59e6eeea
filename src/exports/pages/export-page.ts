import { can } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { Problem } from '../../platform/errors.ts';
import { pick } from '../../platform/i18n.ts';
import { describeForm, type FormControl, type ProvidedOption, type RawGroup } from '../../web/forms/form.ts';
import type { PageHead } from '../../web/pages/render.ts';
import { type ExportList, type ExportWords, type OpenedList, withQuery } from '../core/export-list.ts';
import { columnValues, exportForm, formatOptions } from './export-form.ts';

export interface ExportPageInput {
  readonly viewer: Viewer;
  readonly list: ExportList;
  readonly opened: OpenedList;
  readonly query: Readonly<Record<string, string>>;
  /** Address of the page without its query. */
  readonly path: string;
  readonly chosen: readonly string[];
  readonly formats: readonly ProvidedOption[];
  /** Where layouts of the office are kept, for who may bring some. */
  readonly layoutsHref: string | null;
  readonly shown: {
    readonly values?: RawGroup;
    readonly problems?: readonly Problem[];
    readonly control?: FormControl;
  };
}

/** The page that asks how a list is exported and why. */
export function exportPage(input: ExportPageInput, { t, locale }: ExportWords) {
  const { viewer, list, opened, query, shown } = input;
  const title = t('exports.title', { title: pick(list.title, locale) });
  const problems = shown.problems ?? [];
  const mayUnmask = list.hasNumbers === true && can(viewer, 'revealContact');
  const { count } = opened;
  const head: PageHead = {
    title,
    active: list.active,
    isForm: true,
    problemCount: problems.length,
    breadcrumbs: [{ label: pick(list.title, locale), href: opened.href }, { label: title }],
    actions: input.layoutsHref === null ? [] : [{ label: t('exports.layouts'), href: input.layoutsHref }],
  };
  return {
    ...head,
    intro:
      count === null
        ? t('exports.introOpen')
        : t('exports.intro', { n: count > 1000 ? t('exports.more') : count }),
    filter: opened.filter,
    hasNumbers: mayUnmask,
    form: describeForm({
      schema: exportForm(list, opened, mayUnmask),
      t,
      locale,
      action: withQuery(input.path, query),
      values: shown.values ?? { format: 'xlsx', ...columnValues(opened, input.chosen) },
      problems,
      options: { [formatOptions]: input.formats },
      ...(shown.control && { control: shown.control }),
      submitLabel: t('exports.submit'),
      cancelHref: opened.href,
    }),
  };
}

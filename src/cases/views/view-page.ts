import type { Viewer } from '../../identity/viewer.ts';
import type { Problem } from '../../platform/errors.ts';
import { describeForm, type FormControl, type FormModel, type RawGroup } from '../../web/forms/form.ts';
import type { PageHead } from '../../web/pages/render.ts';
import { columnChoices } from '../lists/list-columns.ts';
import type { ListTab } from '../lists/list-filter.ts';
import { chipsOf, type ListWords, listHref, type SavedView, tabLabel } from '../lists/list-page.ts';
import { type CaseListQuery, isOpenable } from '../lists/list-query.ts';
import { saveForm, viewForm } from './view-form.ts';

export interface ViewWorld {
  readonly viewer: Viewer;
  readonly words: ListWords;
}
type Query = Readonly<Record<string, string>>;
type KeptLine = { readonly label: string; readonly value: string };

export interface Shown {
  readonly values?: RawGroup;
  readonly problems?: readonly Problem[];
  readonly control?: FormControl;
}

export interface ViewFormPage extends PageHead {
  readonly kept: readonly KeptLine[];
  readonly note: string | null;
  readonly form: FormModel;
}

/** `/cases/views/new`: a name for the list of the address; `isSearched` when words were searched for, which are left out. */
export function saveViewPage(
  query: Query,
  { isSearched, hasViews, ...shown }: Shown & { readonly isSearched: boolean; readonly hasViews: boolean },
  world: ViewWorld,
): ViewFormPage {
  const { t, locale } = world.words;
  const { values, problems = [], control } = shown;
  return {
    ...headOf(t('cases.views.saveTitle'), world, { label: t('cases.list.title'), href: listHref(query) }),
    lead: t('cases.views.saveLead'),
    isForm: true,
    problemCount: problems.length,
    kept: keptLines(query, world),
    note: isSearched ? t('cases.views.searched') : null,
    form: describeForm({
      schema: hasViews ? saveForm : viewForm,
      ...{ t, locale, problems },
      action: listHref({ ...query, ...(isSearched && { searched: 'yes' }) }).replace(
        '/cases',
        '/cases/views/new',
      ),
      ...(values && { values }),
      ...(control && { control }),
      submitLabel: t('cases.views.submit'),
      cancelHref: listHref(query),
    }),
  };
}

/** `/cases/views/:view`: its name, and whether lists begin with it. */
export function editViewPage(view: SavedView, shown: Shown, world: ViewWorld): ViewFormPage {
  const { t, locale } = world.words;
  const { values, problems = [], control } = shown;
  return {
    ...headOf(t('cases.views.editTitle', { name: view.name }), world),
    actions: [{ label: t('cases.views.remove'), href: `${addressOf(view)}/delete`, tone: 'danger' }],
    isForm: true,
    problemCount: problems.length,
    kept: keptLines(view.query, world),
    note: null,
    form: describeForm({
      schema: viewForm,
      ...{ t, locale, problems },
      action: addressOf(view),
      values: values ?? { name: view.name, isStart: view.isStart },
      ...(control && { control }),
      submitLabel: t('cases.views.editSubmit'),
      cancelHref: '/cases/views',
    }),
  };
}

export interface RemoveViewPage extends PageHead {
  readonly kept: readonly KeptLine[];
  readonly action: string;
}

/** `/cases/views/:view/delete`: asks before a view goes. */
export function removeViewPage(view: SavedView, world: ViewWorld): RemoveViewPage {
  const { t } = world.words;
  return {
    ...headOf(t('cases.views.removeTitle', { name: view.name }), world),
    lead: t('cases.views.removeLead'),
    kept: keptLines(view.query, world),
    action: `${addressOf(view)}/delete`,
  };
}

export interface ViewsPage extends PageHead {
  readonly rows: readonly {
    readonly name: string;
    /** Null for one whose conditions are no longer known. */
    readonly href: string | null;
    readonly what: string;
    readonly isStart: boolean;
    readonly editHref: string;
    readonly removeHref: string;
  }[];
}

/** `/cases/views`. */
export function viewsPage(views: readonly SavedView[], world: ViewWorld): ViewsPage {
  const { t, areas } = world.words;
  return {
    ...headOf(t('cases.views.title'), world, null),
    rows: views.map((view) => {
      const isKnown = isOpenable(view.query, areas);
      return {
        name: view.name,
        href: isKnown ? listHref(view.query) : null,
        what: isKnown
          ? keptLines(view.query, world)
              .map(({ value }) => value)
              .join('；')
          : t('cases.views.stale'),
        isStart: view.isStart,
        editHref: addressOf(view),
        removeHref: `${addressOf(view)}/delete`,
      };
    }),
  };
}

const addressOf = ({ id }: SavedView): string => `/cases/views/${encodeURIComponent(id)}`;

/** What a view holds, in words. */
function keptLines(query: Query, { viewer, words }: ViewWorld): KeptLine[] {
  const { t } = words;
  const chips = chipsOf(query as CaseListQuery, viewer, words).map(({ text }) => text);
  const { tab, cols, limit } = query;
  const columns = columnChoices(cols, t).filter(({ isChosen }) => isChosen);
  const between = t('cases.views.between');
  return [
    { label: t('cases.views.keptTab'), value: tabLabel((tab ?? 'all') as ListTab, viewer, t) },
    {
      label: t('cases.views.keptFilters'),
      value: chips.length === 0 ? t('cases.views.noFilters') : chips.join(between),
    },
    {
      label: t('cases.views.keptColumns'),
      value:
        cols === undefined ? t('cases.views.usualColumns') : columns.map(({ label }) => label).join(between),
    },
    ...(limit === undefined ? [] : [{ label: t('cases.views.keptSize'), value: limit }]),
  ];
}

function headOf(
  title: string,
  { words: { t } }: ViewWorld,
  parent: { readonly label: string; readonly href: string } | null = {
    label: t('cases.views.title'),
    href: '/cases/views',
  },
): PageHead {
  const lists = { label: t('cases.list.title'), href: '/cases' };
  return {
    title,
    active: 'cases',
    breadcrumbs: [
      ...(parent?.label === lists.label ? [] : [lists]),
      ...(parent ? [parent] : []),
      { label: title },
    ],
  };
}

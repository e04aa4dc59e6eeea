import { type Locale, pick, type Translate } from '../platform/i18n.ts';
import { problemText } from '../web/pages/error-page.ts';
import type { PageHead, Tag } from '../web/pages/render.ts';
import type { ImportPlan, RowResult } from './import-plan.ts';
import { columnsOf, sheetTitle } from './sheets.ts';

interface Words {
  readonly t: Translate;
  readonly locale: Locale;
}

export interface CheckedPage extends PageHead {
  readonly counts: string;
  readonly canImport: boolean;
  readonly importHref: string;
  readonly fileHref: string;
  readonly rows: readonly {
    readonly sheet: string;
    readonly no: number;
    readonly name: string;
    readonly state: Tag;
    readonly why: string;
  }[];
  readonly more: string | null;
}

const shownRows = 200;
const tones = { new: 'green', changed: 'blue', same: 'neutral', bad: 'red' } as const;

/** What would become of the rows of a workbook, the bad ones first. */
export function checkedPage(id: string, plan: ImportPlan, words: Words): CheckedPage {
  const { t, locale } = words;
  const count = (state: RowResult['state']) => plan.rows.filter((row) => row.state === state).length;
  const order = ['bad', 'changed', 'new', 'same'];
  const rows = [...plan.rows].sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
  const title = t('setup.workbook.checkedTitle');
  return {
    title,
    active: 'setup',
    breadcrumbs: [
      { label: t('setup.title'), href: '/setup' },
      { label: t('setup.workbook.title'), href: '/setup/workbook' },
      { label: title },
    ],
    counts: t('setup.workbook.counts', {
      ...{ fresh: count('new'), changed: count('changed'), same: count('same'), bad: count('bad') },
    }),
    canImport: plan.writes.length + plan.accounts.length > 0,
    importHref: `/setup/workbook/${id}`,
    fileHref: `/setup/workbook/${id}/checked.xlsx`,
    rows: rows.slice(0, shownRows).map((row) => ({
      sheet: sheetTitle(row.sheet, locale),
      no: row.no,
      name: row.name,
      state: { text: t(`setup.workbook.states.${row.state}`), tone: tones[row.state] },
      why: reasonsOf(row, words),
    })),
    more: rows.length > shownRows ? t('setup.workbook.more', { n: rows.length - shownRows }) : null,
  };
}

/** What is wrong with a row, each reason with the head of its column. */
export function reasonsOf(row: RowResult, { t, locale }: Words): string {
  return row.problems
    .map((problem) => {
      const column = columnsOf(row.sheet).find(({ member }) => member === problem.path);
      const text = problemText(problem, t, locale);
      return column === undefined ? text : `${pick(column.label, locale)}：${text}`;
    })
    .join('；');
}

/** What stands in the added column of the workbook that goes back. */
export function verdictOf(row: RowResult, words: Words): string {
  const state = words.t(`setup.workbook.states.${row.state}`);
  return row.state === 'bad' ? `${state}：${reasonsOf(row, words)}` : state;
}

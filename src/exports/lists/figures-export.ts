import { permissions } from '../../identity/permissions.ts';
import { type Clock, legalDay } from '../../platform/clock.ts';
import type { Bilingual } from '../../platform/i18n.ts';
import { pick } from '../../platform/i18n.ts';
import type { Cell } from '../../platform/tables/table.ts';
import type { FigurePart } from '../../statistics/figure-filter.ts';
import {
  casesBehindPage,
  type FigureListPage,
  proceedingsBehindPage,
} from '../../statistics/figure-list-page.ts';
import type { FigureRow, Figures } from '../../statistics/figures.ts';
import { indicatorIds, isRate, rateIds } from '../../statistics/indicators/index.ts';
import { halfYearBefore } from '../../statistics/statistics-filters.ts';
import { instantText } from '../../statistics/statistics-page.ts';
import { type FigureListQuery, figureListQuery, statisticsQuery } from '../../statistics/statistics-query.ts';
import type { StatisticsRoutesDeps } from '../../statistics/statistics-routes.ts';
import { parseQuery } from '../../web/forms/form.ts';
import {
  type ColumnOf,
  cellsOf,
  column,
  type ExportList,
  type ExportWords,
  type FilterWord,
  inOnePiece,
  type OpenOrder,
  oneGroup,
  withQuery,
} from '../core/export-list.ts';

type Deps = StatisticsRoutesDeps & { readonly clock: Clock };

/** Label of a group with the row each indicator has for it. */
interface Line {
  readonly label: string;
  readonly rows: readonly (FigureRow | undefined)[];
}

/** The table of `/stats` with the same filters. */
export function figuresExport({ statistics, clock }: Deps): ExportList {
  return {
    id: 'figures',
    path: '/stats/export',
    access: permissions.viewStatistics,
    title: { zh: '统计表', en: 'Figures' },
    active: 'statistics',
    groups: oneGroup,
    open: async ({ viewer, query: sent, words }) => {
      const today = legalDay(clock.now());
      const asked = { from: halfYearBefore(today), to: today, groupBy: 'month', ...sent };
      const query = parseQuery(statisticsQuery, asked);
      const all = await Promise.all(rateIds.map((id) => statistics.figures(id, query, viewer)));
      const values = async (): Promise<Record<string, Cell>> =>
        valuesOf(await Promise.all(indicatorIds.map((id) => statistics.figures(id, query, viewer))), words);
      return {
        ...inOnePiece(columnsOf(all, words), linesOf(all, words), {
          href: withQuery('/stats', sent),
          filter: filterWords(all[0], words),
        }),
        period: `${query.from ?? ''} – ${query.to ?? ''}`,
        values,
      };
    },
  };
}

function columnsOf(all: readonly Figures[], { t }: ExportWords): ColumnOf<Line>[] {
  const grouping = t(`statistics.groupings.${all[0]?.groupBy ?? 'none'}`);
  const number = (id: string, label: Bilingual, index: number, part: FigurePart): ColumnOf<Line> =>
    column(
      id,
      label,
      14,
      ({ rows }) =>
        rows[index]?.isSuppressed ? t('statistics.lessThanFive') : (rows[index]?.[part] ?? null),
      { kind: 'number' },
    );
  return [
    column('group', { zh: grouping, en: grouping }, 24, ({ label }) => label),
    ...all.flatMap(({ indicator }, index): ColumnOf<Line>[] => [
      number(`${indicator.id}_denominator`, indicator.words.whole, index, 'denominator'),
      ...(indicator.words.part
        ? [number(`${indicator.id}_numerator`, indicator.words.part, index, 'numerator')]
        : []),
      column(
        `${indicator.id}_value`,
        indicator.name,
        14,
        ({ rows }) => (rows[index]?.isSuppressed ? null : (rows[index]?.value ?? null)),
        {
          kind: isRate(indicator) ? 'rate' : 'number',
        },
      ),
    ]),
  ];
}

/** The groups in the order of the books, the total last. */
function linesOf(all: readonly Figures[], { locale }: ExportWords): Line[] {
  const labels = new Map(all.flatMap(({ rows }) => rows.map(({ key, label }) => [key, label] as const)));
  const total = all[0]?.total.label;
  return [
    ...(all[0]?.groupBy === 'none'
      ? []
      : [...labels].map(([key, label]) => ({
          label: pick(label, locale),
          rows: all.map(({ rows }) => rows.find((row) => row.key === key)),
        }))),
    ...(total === undefined
      ? []
      : [{ label: pick(total, locale), rows: all.map((figures) => figures.total) }]),
  ];
}

/** `I02_value`, `I02_numerator`, `I02_denominator` of the whole, and with a group behind: `I02_value_labor`. */
function valuesOf(all: readonly Figures[], { t }: ExportWords): Record<string, Cell> {
  const values: Record<string, Cell> = {};
  for (const { indicator, rows, total, groupBy } of all) {
    for (const row of [total, ...(groupBy === 'none' ? [] : rows)]) {
      const ending = row === total ? '' : `_${row.key}`;
      const hidden = row.isSuppressed ? t('statistics.lessThanFive') : null;
      values[`${indicator.id}_value${ending}`] = hidden ?? row.value;
      values[`${indicator.id}_numerator${ending}`] = hidden ?? row.numerator;
      values[`${indicator.id}_denominator${ending}`] = hidden ?? row.denominator;
    }
  }
  return values;
}

function filterWords(figures: Figures | undefined, { t, locale }: ExportWords): FilterWord[] {
  if (figures === undefined) return [];
  const { unit, period, basis, cutOff, filter } = figures;
  return [
    { label: t('exports.words.unit'), value: pick(unit.name, locale) },
    { label: t('exports.words.period'), value: `${period.from} – ${period.to}` },
    ...(filter.type === null ? [] : [{ label: t('statistics.filters.type'), value: filter.type }]),
    { label: t('statistics.filters.basis'), value: t(`statistics.bases.${basis}`) },
    { label: t('exports.words.cutOff'), value: instantText(cutOff) },
  ];
}

const atATime = 200;

/** The lists behind figures, as their pages show them to this person. */
export function behindExports({ statistics, areas }: Deps): ExportList[] {
  return [
    behind('cases', { zh: '统计数字所涉案件', en: 'Cases behind a figure' }, async (query, order) => {
      const list = await statistics.casesBehind(query, order.viewer);
      const page = casesBehindPage(
        list,
        { part: query.part ?? 'denominator', pager: {} },
        { ...order.words, areas },
      );
      return { page, nextCursor: list.nextCursor };
    }),
    behind(
      'proceedings',
      { zh: '统计数字所涉调解程序', en: 'Proceedings behind a figure' },
      async (query, order) => {
        const list = await statistics.proceedingsBehind(query, order.viewer);
        const page = proceedingsBehindPage(
          list,
          { part: query.part ?? 'denominator', pager: {} },
          { ...order.words, areas },
        );
        return { page, nextCursor: list.nextCursor };
      },
    ),
  ];
}

interface Behind {
  readonly page: FigureListPage;
  readonly nextCursor: string | null;
}

function behind(
  kind: 'cases' | 'proceedings',
  title: Bilingual,
  read: (query: FigureListQuery, order: OpenOrder) => Promise<Behind>,
): ExportList {
  return {
    id: `behind-${kind}`,
    path: `/stats/${kind}/export`,
    access: permissions.viewStatistics,
    title,
    active: 'statistics',
    groups: oneGroup,
    open: async (order) => {
      const query = parseQuery(figureListQuery, order.query);
      const first = await read({ ...query, limit: atATime }, order);
      const { page } = first;
      const columns = page.columns.map(
        (heading, index): ColumnOf<readonly string[]> =>
          column(
            `column${index + 1}`,
            { zh: heading, en: heading },
            index === 1 ? 40 : 18,
            (row) => row[index] ?? null,
            {
              kind: /日期|期$|On$| on$/.test(heading) ? 'day' : 'text',
            },
          ),
      );
      const textsOf = ({ page: { rows } }: Behind) => rows.map(({ cells }) => cells.map(({ text }) => text));
      async function* pages(): AsyncGenerator<readonly (readonly string[])[]> {
        let part = first;
        yield textsOf(part);
        while (part.nextCursor !== null) {
          part = await read({ ...query, limit: atATime, cursor: part.nextCursor }, order);
          yield textsOf(part);
        }
      }
      return {
        columns,
        count: null,
        filter: [
          { label: order.words.t('exports.words.figure'), value: page.tags?.[0]?.text ?? '' },
          { label: order.words.t('exports.words.period'), value: page.lead ?? '' },
        ],
        href: withQuery(`/stats/${kind}`, order.query),
        pages: (asked, tools) => cellsOf(columns, asked, pages(), tools, 0),
      };
    },
  };
}

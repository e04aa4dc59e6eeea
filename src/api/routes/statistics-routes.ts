import { z } from 'zod';
import { type Instant, toOffsetIso } from '../../platform/clock.ts';
import { NotFoundError } from '../../platform/errors.ts';
import { type Locale, pick } from '../../platform/i18n.ts';
import type { FigureRow, Figures } from '../../statistics/figures.ts';
import {
  type IndicatorId,
  indicatorIds,
  indicators,
  isIndicatorId,
} from '../../statistics/indicators/index.ts';
import { figureHref } from '../../statistics/statistics-links.ts';
import { figureListQuery, statisticsQuery } from '../../statistics/statistics-query.ts';
import { type ApiRoute, defineApiRoute } from '../api-route.ts';
import { offsetOrNull } from '../case-presenter.ts';
import type { ApiDeps } from '../ports.ts';
import { instant, pageOf, statisticsSchema } from '../schemas.ts';

const behindSchema = z.object({
  id: z.string(),
  caseCode: z.string(),
  type: z.string(),
  areaCode: z.string(),
  title: z.string().optional(),
  number: z.string().optional(),
  committeeId: z.string().optional(),
  startedAt: instant.meta({ description: 'Registered or accepted' }),
  endedAt: instant.nullable().meta({ description: 'Resolved or ended, by the cut-off' }),
  result: z.string().nullable(),
});

/** Indicators as figures, and the rows that each figure counts. */
export function statisticsRoutes(deps: ApiDeps): ApiRoute[] {
  const tag = 'statistics';
  const policy = { access: 'viewStatistics', scope: 'read' } as const;
  return [
    defineApiRoute({
      method: 'GET',
      path: '/statistics/:indicator',
      tag,
      summary: `One indicator: ${indicatorIds.map((id) => `${id} ${indicators[id].name.en}`).join(', ')}`,
      policy,
      query: statisticsQuery,
      response: {
        description: 'Figures with period, unit, cut-off and definition',
        schema: statisticsSchema,
      },
      handler: async ({ viewer, params, query, locale }) => {
        const id = indicatorOf(params.indicator);
        return { body: figuresJson(await deps.statistics.figures(id, query, viewer), locale) };
      },
    }),
    defineApiRoute({
      method: 'GET',
      path: '/statistics/:indicator/rows',
      tag,
      summary: 'The disputes or proceedings behind a figure, newest first',
      policy,
      query: figureListQuery,
      response: { description: 'One page', schema: pageOf(behindSchema) },
      handler: async ({ viewer, params, query }) => {
        const id = indicatorOf(params.indicator);
        const asked = { ...query, indicator: id };
        if (indicators[id].counts.rows === 'cases') {
          const { rows, nextCursor, seen } = await deps.statistics.casesBehind(asked, viewer);
          const items = rows.map((row) => ({
            ...common(row, row.code, seen),
            ...span(row.registeredAt, row.resolvedAt, row.resolvedHow),
          }));
          return { body: { items, nextCursor } };
        }
        const { rows, nextCursor, seen } = await deps.statistics.proceedingsBehind(asked, viewer);
        const items = rows.map((row) => ({
          ...common(row, row.caseCode, seen),
          number: row.number,
          committeeId: row.committeeId,
          ...span(row.acceptedAt, row.endedAt, row.result),
        }));
        return { body: { items, nextCursor } };
      },
    }),
  ];
}

function indicatorOf(text: string): IndicatorId {
  if (!isIndicatorId(text)) throw new NotFoundError('indicatorNotFound', { indicator: text.slice(0, 10) });
  return text;
}

function common(
  row: { id: string; type: string; areaCode: string; title: string },
  caseCode: string,
  seen: ReadonlySet<string>,
) {
  const { id, type, areaCode, title } = row;
  return { id, caseCode, type, areaCode, ...(seen.has(caseCode) && { title }) };
}

function span(startedAt: Instant, endedAt: Instant | null, result: string | null) {
  return { startedAt: toOffsetIso(startedAt), endedAt: offsetOrNull(endedAt), result };
}

function figuresJson(figures: Figures, locale: Locale): object {
  const { indicator, definition, basis, unit, period, cutOff, groupBy } = figures;
  return {
    indicator: indicator.id,
    name: pick(indicator.name, locale),
    definition: pick(definition, locale),
    definitionVersion: indicator.definitionVersion,
    basis,
    unit: { areaCode: unit.areaCode, name: pick(unit.name, locale) },
    period,
    cutOff: toOffsetIso(cutOff),
    groupBy,
    rows: figures.rows.map((row) => rowJson(figures, row, locale)),
    total: rowJson(figures, figures.total, locale),
  };
}

function rowJson(figures: Figures, row: FigureRow, locale: Locale): object {
  const { label, ...rest } = row;
  const base = `/api/v1/statistics/${figures.indicator.id}/rows`;
  const links = {
    denominator: figureHref(figures, row, 'denominator', base),
    numerator: figureHref(figures, row, 'numerator', base),
  };
  return { ...rest, label: pick(label, locale), links: figures.hidesSmallCells ? null : links };
}

import type { Request, Response } from 'express';
import type { z } from 'zod';
import { permissions } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { AreaTree } from '../offices/area-tree.ts';
import type { Dictionaries } from '../offices/dictionaries.ts';
import type { Offices } from '../offices/offices.ts';
import { type Clock, legalDay } from '../platform/clock.ts';
import { BadRequestError, type Problem, ValidationError } from '../platform/errors.ts';
import { parseData } from '../platform/form-data.ts';
import { localeOf, translateOf, viewerOf } from '../web/context.ts';
import { parseQuery } from '../web/forms/form.ts';
import { problemText } from '../web/pages/error-page.ts';
import { type Pager, pagerOf } from '../web/pages/pager.ts';
import { render } from '../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../web/routes.ts';
import { casesBehindPage, type FigureListPage, proceedingsBehindPage } from './figure-list-page.ts';
import { rateIds } from './indicators/index.ts';
import { filterModel, halfYearBefore, periodActions } from './statistics-filters.ts';
import { type FiguresModel, figuresModel, type StatisticsPage } from './statistics-page.ts';
import { figureListQuery, statisticsQuery } from './statistics-query.ts';
import type { StatisticsService } from './statistics-service.ts';

export interface StatisticsRoutesDeps {
  readonly statistics: StatisticsService;
  readonly areas: { readonly tree: AreaTree; readonly offices: Offices; readonly dictionaries: Dictionaries };
  readonly clock: Clock;
}

/** `/stats`: the rates with their chart; `/stats/cases` and `/stats/proceedings`: the lists behind the figures. */
export function createStatisticsRoutes(deps: StatisticsRoutesDeps): RouteGroup {
  const policy = { access: permissions.viewStatistics };
  return defineRoutes('statistics')
    .get('/stats', policy, (req, res) => showFigures(deps, req, res))
    .get('/stats/cases', policy, (req, res) =>
      showList(deps, req, res, async (query, viewer, pager, words) => {
        const list = await deps.statistics.casesBehind(query, viewer);
        return casesBehindPage(list, { part: query.part ?? 'denominator', pager: pager(list) }, words);
      }),
    )
    .get('/stats/proceedings', policy, (req, res) =>
      showList(deps, req, res, async (query, viewer, pager, words) => {
        const list = await deps.statistics.proceedingsBehind(query, viewer);
        return proceedingsBehindPage(list, { part: query.part ?? 'denominator', pager: pager(list) }, words);
      }),
    );
}

async function showFigures(deps: StatisticsRoutesDeps, req: Request, res: Response): Promise<void> {
  const t = translateOf(req);
  const locale = localeOf(req);
  const viewer = viewerOf<Viewer>(req);
  const today = legalDay(deps.clock.now());
  const asked = filledParameters(req.query);
  const values = { from: halfYearBefore(today), to: today, groupBy: 'month', ...asked };
  let figures: FiguresModel | null = null;
  let problems: readonly Problem[] = [];
  try {
    const query = readFigureQuery(values);
    const all = await Promise.all(rateIds.map((id) => deps.statistics.figures(id, query, viewer)));
    figures = figuresModel(all, t, locale);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    problems = error.problems;
  }
  const page: StatisticsPage = {
    title: t('statistics.title'),
    ...(figures !== null && { lead: figures.cutOff }),
    active: 'statistics',
    actions: [
      ...periodActions(today, t),
      ...(figures === null ? [] : [{ label: t('exports.open'), href: withQuery('/stats/export', asked) }]),
    ],
    filters: filterModel(
      values,
      viewer,
      deps.areas.tree,
      deps.areas.dictionaries.allOptions('disputeTypes', locale),
      t,
      deps.statistics.hasOtherMap(),
    ),
    figures,
    problemCount: problems.length,
    problems: problems.map((problem) => ({
      href: `#${problem.path}`,
      text: problemText(problem, t, locale),
    })),
    problemsTitle: t('web.form.problems', { n: problems.length }),
  };
  await render(res, 'statistics/figures', page, problems.length > 0 ? 422 : 200);
}

/** Wrong values are typing errors here, for the filters are a form; unknown parameters are a broken link. */
function readFigureQuery(values: Readonly<Record<string, string>>): z.infer<typeof statisticsQuery> {
  const parsed = parseData(statisticsQuery, values);
  if (parsed.ok) return parsed.data;
  if (parsed.unknown.length > 0) throw new BadRequestError('badParameter', { field: 'query' });
  throw new ValidationError(parsed.problems);
}

/** Blank parameters count as absent; a repeated one is a broken link. */
function filledParameters(query: object): Record<string, string> {
  const entries = Object.entries(query as Record<string, unknown>).filter(
    ([name, value]) => name !== 'lang' && value !== '',
  );
  return Object.fromEntries(
    entries.map(([name, value]) => {
      if (typeof value !== 'string') throw new BadRequestError('badParameter', { field: 'query' });
      return [name, value];
    }),
  );
}

type Words = Parameters<typeof casesBehindPage>[2];

async function showList(
  deps: StatisticsRoutesDeps,
  req: Request,
  res: Response,
  load: (
    query: z.infer<typeof figureListQuery>,
    viewer: Viewer,
    pager: (list: Parameters<typeof pagerOf>[0]) => Pager,
    words: Words,
  ) => Promise<FigureListPage>,
): Promise<void> {
  const query = parseQuery(figureListQuery, req.query);
  const words = { t: translateOf(req), locale: localeOf(req), areas: deps.areas };
  const pager = (list: Parameters<typeof pagerOf>[0]) => pagerOf(list, (cursor) => pageHref(req, cursor));
  const page = await load(query, viewerOf<Viewer>(req), pager, words);
  const { cursor: _cursor, limit: _limit, ...kept } = filledParameters(req.query);
  const open = { label: words.t('exports.open'), href: withQuery(`${req.path}/export`, kept) };
  await render(res, 'statistics/list', { ...page, actions: [...(page.actions ?? []), open] });
}

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? path : `${path}?${text}`;
}

function pageHref(req: Request, cursor: string): string {
  const query = new URLSearchParams(filledParameters(req.query));
  query.set('cursor', cursor);
  return `${req.path}?${query.toString()}`;
}

import type { Request } from 'express';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import { type Clock, legalDay } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { checksField } from '../../platform/fields/index.ts';
import { localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { parseQuery } from '../../web/forms/form.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { columnLocales } from './column-texts.ts';
import { facetsPage } from './facets-page.ts';
import { columnIds, columnsText } from './list-columns.ts';
import { caseListPage, type ListWords, listHref, type SavedView } from './list-page.ts';
import { type CaseListQuery, caseListQuery, isOpenable, listFilterOf } from './list-query.ts';
import type { CaseListService } from './list-service.ts';

/** What of the areas lists need: names, places and offices, all from memory. */
export type ListAreas = Pick<
  AreasService,
  | 'tree'
  | 'offices'
  | 'findArea'
  | 'findPerson'
  | 'findCommittee'
  | 'townOf'
  | 'villageOf'
  | 'dictionaryLabel'
  | 'colours'
  | 'dictionaries'
>;

export interface CaseListRoutesDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly areas: ListAreas;
  readonly lists: CaseListService;
}

/** What a person saved of these lists, in the order in which it is shown. */
export interface KnowsViews {
  readonly viewsOf: (viewer: Viewer) => Promise<readonly SavedView[]>;
}

const chooserLabel = { zh: columnLocales['zh-CN'].listColumns.label, en: columnLocales.en.listColumns.label };
const chooserQuery = caseListQuery.extend({
  col: checksField({
    label: chooserLabel,
    options: columnIds.map((value) => ({ value, label: chooserLabel })),
    required: false,
  }),
});

/** `/cases`: the lists; everything a list shows stands in its address, which a saved view keeps. */
export function createCaseListRoutes(deps: CaseListRoutesDeps & KnowsViews): RouteGroup {
  const { lists } = deps;
  const wordsOf = (req: Request): ListWords => ({
    t: translateOf(req),
    locale: localeOf(req),
    today: legalDay(deps.clock.now()),
    areas: deps.areas,
  });
  const routes = defineRoutes('caseList');
  routes.get('/cases/facets', { access: permissions.viewCases }, async (req, res) => {
    const viewer = viewerOf<Viewer>(req);
    const query = parseQuery(caseListQuery, req.query);
    const counts = await lists.facets(viewer, listFilterOf(query, deps.areas));
    await render(res, 'cases/lists/facets', facetsPage({ query, counts, viewer, words: wordsOf(req) }));
  });
  routes.get('/cases/columns', { access: permissions.viewCases }, async (req, res) => {
    const { col, ...query } = parseQuery(chooserQuery, req.query) as CaseListQuery & { col: string[] };
    seeOther(res, listHref({ ...query, cursor: undefined, cols: columnsText(col) }));
  });
  return routes.get('/cases', { access: permissions.viewCases }, async (req, res) => {
    const viewer = viewerOf<Viewer>(req);
    const views = await deps.viewsOf(viewer);
    const start = Object.keys(req.query).length === 0 ? views.find(({ isStart }) => isStart) : undefined;
    if (start && isOpenable(start.query, deps.areas)) return seeOther(res, listHref(start.query));
    const query = parseQuery(caseListQuery, req.query);
    const filter = listFilterOf(query, deps.areas);
    const [result, counts, total] = await Promise.all([
      lists.list(viewer, filter, { cursor: query.cursor, limit: Number(query.limit ?? 20) }),
      lists.tabCounts(viewer),
      filter.q === undefined ? lists.count(viewer, filter) : null,
    ]);
    // Who typed a whole number wants that case; while he is still typing, the list stays.
    const [only] = result.lines;
    if (result.isOneNumber && only && req.get('hx-request') !== 'true') {
      return seeOther(res, `/cases/${encodeURIComponent(only.code)}`);
    }
    const words = wordsOf(req);
    await render(
      res,
      'cases/lists/list',
      caseListPage({ query, filter, result, counts, total, viewer, views, words }),
    );
  });
}

import type { Request } from 'express';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import { type Clock, legalDay } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { parseQuery } from '../../web/forms/form.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { facetsPage } from './facets-page.ts';
import { caseListPage, type ListWords } from './list-page.ts';
import { caseListQuery, listFilterOf } from './list-query.ts';
import type { CaseListService } from './list-service.ts';

/** What of the areas lists need: names, places and offices, all from memory. */
export type ListAreas = Pick<
  AreasService,
  | 'tree'
  | 'offices'
  | 'findArea'
  | 'findPerson'
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

/** `/cases`: the lists; the address is the saved view. */
export function createCaseListRoutes(deps: CaseListRoutesDeps): RouteGroup {
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
  return routes.get('/cases', { access: permissions.viewCases }, async (req, res) => {
    const viewer = viewerOf<Viewer>(req);
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
      caseListPage({ query, filter, result, counts, total, viewer, words }),
    );
  });
}

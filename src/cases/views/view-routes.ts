import type { Request, Response } from 'express';
import { z } from 'zod';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { type Clock, legalDay } from '../../platform/clock.ts';
import { ValidationError } from '../../platform/errors.ts';
import { contextOf, localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { parseForm, parseQuery } from '../../web/forms/form.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { setFlash } from '../../web/session.ts';
import { listHref } from '../lists/list-page.ts';
import { type CaseListQuery, caseListQuery, keptOf, listFilterOf } from '../lists/list-query.ts';
import type { ListAreas } from '../lists/list-routes.ts';
import { saveForm, viewForm } from './view-form.ts';
import {
  editViewPage,
  removeViewPage,
  type Shown,
  saveViewPage,
  type ViewWorld,
  viewsPage,
} from './view-page.ts';
import type { ViewRequest, ViewsService } from './views-service.ts';

export interface ViewRoutesDeps {
  readonly clock: Clock;
  readonly areas: ListAreas;
  readonly views: ViewsService;
}

/** The address of a list, with a note that words were searched for, but not which. */
const saveQuery = caseListQuery.extend({ searched: z.enum(['yes']).optional() });
const policy = { access: permissions.viewCases };

/** `/cases/views`: lists of cases kept under a name. Mount it before the page of one case. */
export function createViewRoutes(deps: ViewRoutesDeps): RouteGroup {
  const routes = defineRoutes('caseViews');
  routes.get('/cases/views', policy, async (req, res) => {
    await render(
      res,
      'cases/views/views',
      viewsPage(await deps.views.list(viewerOf<Viewer>(req)), worldOf(deps, req)),
    );
  });
  routes.get('/cases/views/new', policy, (req, res) => showNew(deps, req, res, {}));
  routes.post('/cases/views/new', policy, (req, res) => save(deps, req, res));
  routes.get('/cases/views/:view', policy, (req, res) => showOne(deps, req, res, {}));
  routes.post('/cases/views/:view', policy, (req, res) => rename(deps, req, res));
  routes.get('/cases/views/:view/delete', policy, async (req, res) => {
    const view = await deps.views.find(viewerOf<Viewer>(req), idOf(req));
    await render(res, 'cases/views/remove', removeViewPage(view, worldOf(deps, req)));
  });
  routes.post('/cases/views/:view/delete', policy, async (req, res) => {
    await deps.views.remove(requestOf(req), idOf(req));
    setFlash(req, 'cases.views.removed');
    seeOther(res, '/cases/views');
  });
  return routes;
}

const idOf = (req: Request): string => String(req.params['view']);
const requestOf = (req: Request): ViewRequest => ({
  viewer: viewerOf<Viewer>(req),
  requestId: contextOf(req).requestId,
});

function worldOf({ clock, areas }: ViewRoutesDeps, req: Request): ViewWorld {
  return {
    viewer: viewerOf<Viewer>(req),
    words: { t: translateOf(req), locale: localeOf(req), today: legalDay(clock.now()), areas },
  };
}

/** What a view keeps of the address. @throws BadRequestError for one the list does not know */
function addressed({ areas }: ViewRoutesDeps, req: Request) {
  const { searched, ...query } = parseQuery(saveQuery, req.query) as CaseListQuery & { searched?: 'yes' };
  return {
    query: keptOf(query, listFilterOf(query, areas).tab),
    isSearched: searched !== undefined || query.q !== undefined,
  };
}

async function showNew(
  deps: ViewRoutesDeps,
  req: Request,
  res: Response,
  shown: Shown,
  status = 200,
): Promise<void> {
  const { query, isSearched } = addressed(deps, req);
  const hasViews = (await deps.views.list(viewerOf<Viewer>(req))).length > 0;
  const page = saveViewPage(query, { ...shown, isSearched, hasViews }, worldOf(deps, req));
  await render(res, 'cases/views/view', page, status);
}

async function save(deps: ViewRoutesDeps, req: Request, res: Response): Promise<void> {
  const parsed = parseForm(saveForm, req.body);
  if (!parsed.ok) return showNew(deps, req, res, parsed, parsed.status);
  const { query } = addressed(deps, req);
  try {
    await deps.views.save(requestOf(req), parsed.data, query);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return showNew(deps, req, res, { ...parsed, problems: error.problems }, 422);
  }
  setFlash(req, 'cases.views.saved');
  seeOther(res, listHref(query));
}

async function showOne(
  deps: ViewRoutesDeps,
  req: Request,
  res: Response,
  shown: Shown,
  status = 200,
): Promise<void> {
  const view = await deps.views.find(viewerOf<Viewer>(req), idOf(req));
  await render(res, 'cases/views/view', editViewPage(view, shown, worldOf(deps, req)), status);
}

async function rename(deps: ViewRoutesDeps, req: Request, res: Response): Promise<void> {
  const parsed = parseForm(viewForm, req.body);
  if (!parsed.ok) return showOne(deps, req, res, parsed, parsed.status);
  try {
    await deps.views.rename(requestOf(req), idOf(req), parsed.data);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return showOne(deps, req, res, { ...parsed, problems: error.problems }, 422);
  }
  setFlash(req, 'cases.views.changed');
  seeOther(res, '/cases/views');
}

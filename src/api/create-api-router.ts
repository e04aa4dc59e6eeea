import type { Router } from 'express';
import { z } from 'zod';
import { type ApiRoute, defineApiRoute } from './api-route.ts';
import { apiRouter } from './api-router.ts';
import { openApi } from './openapi.ts';
import type { ApiDeps } from './ports.ts';
import { bookRoutes } from './routes/books-routes.ts';
import { caseRoutes } from './routes/cases-routes.ts';
import { earlierRoutes } from './routes/earlier-routes.ts';
import { fileRoutes } from './routes/files-routes.ts';
import { leadRoutes } from './routes/leads-routes.ts';
import { statisticsRoutes } from './routes/statistics-routes.ts';

export interface Api {
  /** To be mounted at `/api/v1`, before sessions and forms. */
  readonly router: Router;
  /** Every registered call: what the router serves and the OpenAPI text describes. */
  readonly routes: readonly ApiRoute[];
}

/** The JSON API over the same services as the pages. Throws TypeError for a call without a policy. */
export function createApi(deps: ApiDeps): Api {
  const routes: ApiRoute[] = [
    ...caseRoutes(deps),
    ...earlierRoutes(deps),
    ...fileRoutes(deps),
    ...leadRoutes(deps),
    ...statisticsRoutes(deps),
    ...bookRoutes(deps),
  ];
  routes.push(
    defineApiRoute({
      method: 'GET',
      path: '/openapi.json',
      tag: 'books',
      summary: 'This description',
      policy: { access: 'public' },
      response: { description: 'OpenAPI 3.1', schema: z.looseObject({ openapi: z.string() }) },
      handler: async ({ locale }) => ({ body: openApi(routes, locale) }),
    }),
  );
  return { router: apiRouter(deps, routes), routes };
}

import { permissions } from '../identity/permissions.ts';
import { translateOf, viewerOf } from '../web/context.ts';
import { render } from '../web/pages/render.ts';
import { defineRoutes, type RouteGroup, type RouteRecord } from '../web/routes.ts';
import { setupPage } from './setup-page.ts';
import type { SetupService } from './setup-service.ts';
import { type WorkbookRoutesDeps, workbookRoutes } from './workbook-routes.ts';

export interface SetupRoutesDeps extends WorkbookRoutesDeps {
  readonly setup: SetupService;
  /** The pages of the program, to link to those that are there. */
  readonly pages: () => readonly RouteRecord[];
}

/** `/setup`: from an empty database to a working office. */
export function createSetupRoutes(deps: SetupRoutesDeps): RouteGroup {
  const { setup, pages } = deps;
  const routes = defineRoutes('setup').get(
    '/setup',
    { access: permissions.viewOffices },
    async (req, res) => {
      const { role } = viewerOf(req);
      const opens = (path: string): boolean => {
        const access = pages().find((page) => page.method === 'GET' && page.path === path)?.policy.access;
        return Array.isArray(access) && access.includes(role);
      };
      await render(res, 'setup/setup', setupPage(await setup.states(), translateOf(req), opens));
    },
  );
  workbookRoutes(routes, deps);
  return routes;
}

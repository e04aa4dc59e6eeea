import { can, permissions } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import { seeOther, translateOf, viewerOf } from '../web/context.ts';
import { render } from '../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../web/routes.ts';
import { setFlash } from '../web/session.ts';
import { type BackupLook, integrityPage } from './integrity-page.ts';
import type { IntegrityService } from './integrity-service.ts';

/** `/integrity`: what the nightly report found, for the governance office; administrators see counts. */
export function createIntegrityRoutes(deps: {
  readonly integrity: IntegrityService;
  readonly backup: () => Promise<BackupLook>;
}): RouteGroup {
  const policy = { access: permissions.viewIntegrityCounts };
  return defineRoutes('integrity')
    .get('/integrity', policy, async (req, res) => {
      const viewer = viewerOf<Viewer>(req);
      const view = await deps.integrity.latest(viewer);
      const seesCases = can(viewer, 'viewIntegrity');
      const page = integrityPage(view, await deps.backup(), { t: translateOf(req), seesCases });
      await render(res, 'integrity/integrity', page);
    })
    .post('/integrity/:code/retry', { access: permissions.viewIntegrity }, async (req, res) => {
      const count = await deps.integrity.retryEffects(viewerOf<Viewer>(req), String(req.params['code']));
      setFlash(req, 'cases.integrity.retried', 'success', count);
      seeOther(res, '/integrity');
    });
}

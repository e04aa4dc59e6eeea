import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { inboxPage } from './inbox-page.ts';
import type { InboxService } from './inbox-service.ts';

export interface InboxRoutesDeps {
  readonly inbox: InboxService;
}

const shownItems = 100;

/** `/inbox`: the messages of one account; reading is said once for all of them. */
export function createInboxRoutes({ inbox }: InboxRoutesDeps): RouteGroup {
  const policy = { access: permissions.viewInbox };
  return defineRoutes('inbox')
    .get('/inbox', policy, async (req, res) => {
      const items = await inbox.list(viewerOf<Viewer>(req).accountId, shownItems);
      await render(res, 'workbench/inbox/inbox', inboxPage(items, translateOf(req), localeOf(req)));
    })
    .post('/inbox/read', policy, async (req, res) => {
      await inbox.markAllRead(viewerOf<Viewer>(req).accountId);
      seeOther(res, '/inbox');
    });
}

import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { inboxPage } from './inbox-page.ts';
import { listInbox, markInboxRead } from './notify-repository.ts';

export interface InboxRoutesDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
}

const shownItems = 100;

/** `/inbox`: the messages of one account; reading is said once for all of them. */
export function createInboxRoutes(deps: InboxRoutesDeps): RouteGroup {
  const policy = { access: permissions.viewInbox };
  return defineRoutes('inbox')
    .get('/inbox', policy, async (req, res) => {
      const { accountId } = viewerOf<Viewer>(req);
      const items = await listInbox(deps.db.read, accountId, shownItems);
      await render(res, 'workbench/inbox/inbox', inboxPage(items, translateOf(req), localeOf(req)));
    })
    .post('/inbox/read', policy, async (req, res) => {
      const { accountId } = viewerOf<Viewer>(req);
      await deps.uow.run((tx) => markInboxRead(tx, accountId, deps.clock.now()));
      seeOther(res, '/inbox');
    });
}

import { z } from 'zod';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { dayField, selectField, textField } from '../../platform/fields/index.ts';
import { seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { parseQuery } from '../../web/forms/form.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { setFlash } from '../../web/session.ts';
import type { DeliveriesService } from './deliveries-service.ts';
import { deliveriesPage } from './delivery-page.ts';
import { channelOptions, fieldLabels, nextLabel, stateOptions } from './texts.ts';

const optional = { required: false } as const;
const filterQuery = z.object({
  state: selectField({ label: fieldLabels.state, options: stateOptions, ...optional }),
  channel: selectField({ label: fieldLabels.channel, options: channelOptions, ...optional }),
  day: dayField({ label: fieldLabels.day, ...optional }),
  cursor: textField({ label: nextLabel, max: 1000, ...optional }),
});

/** `/admin/deliveries`: what left the house and what did not. */
export function createDeliveryRoutes({ deliveries }: { readonly deliveries: DeliveriesService }): RouteGroup {
  const policy = { access: permissions.viewDeliveries };
  return defineRoutes('deliveries')
    .get('/admin/deliveries', policy, async (req, res) => {
      const { cursor, ...filter } = parseQuery(filterQuery, req.query);
      const log = await deliveries.log(viewerOf<Viewer>(req), filter, cursor);
      await render(res, 'notices/sending/deliveries', deliveriesPage(log, filter, translateOf(req)));
    })
    .post('/admin/deliveries/:delivery/again', policy, async (req, res) => {
      await deliveries.tryAgain(viewerOf<Viewer>(req), String(req.params['delivery']));
      setFlash(req, 'notices.log.again');
      seeOther(res, '/admin/deliveries');
    });
}

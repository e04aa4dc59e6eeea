import { permissions } from '../identity/permissions.ts';
import { namesOfAccounts } from '../offices/book/dependents-read-model.ts';
import { legalDay } from '../platform/clock.ts';
import { NotFoundError } from '../platform/errors.ts';
import { translateOf } from '../web/context.ts';
import { render } from '../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../web/routes.ts';
import type { ReformRoutesDeps } from './deps.ts';
import { mapRoutes } from './map-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { emptyText, factsOf, sectionsOf } from './reform-page.ts';
import { findReform, listReforms } from './reforms-read-model.ts';

const reformsHref = '/admin/reforms';
const mostListed = 200;

/** `/admin/reforms`: what was changed in one step, each with its list to be printed; and the pages that do it. */
export function createReformRoutes(deps: ReformRoutesDeps): RouteGroup {
  const routes = defineRoutes('reforms');
  const access = permissions.viewOffices;
  routes.get(reformsHref, { access }, async (req, res) => {
    const t = translateOf(req);
    const reforms = await listReforms(deps.db.read, mostListed);
    const names = await namesOfAccounts(
      deps.db.read,
      reforms.map(({ doneBy }) => doneBy),
    );
    await render(res, 'reforms/list', {
      title: t('reforms.title'),
      active: 'areas',
      intro: t('reforms.intro'),
      none: t('reforms.none'),
      rows: reforms.map(({ id, kind, title, validOn, basisNumber, doneBy, doneAt }) => ({
        href: `${reformsHref}/${id}`,
        kind: t(`reforms.kinds.${kind}`),
        title,
        validOn,
        basis: basisNumber,
        done: `${legalDay(doneAt)} ${names.get(doneBy) ?? ''}`,
      })),
    });
  });
  routes.get(`${reformsHref}/:reform`, { access }, async (req, res) => {
    const t = translateOf(req);
    const reform = await findReform(deps.db.read, String(req.params['reform']));
    if (reform === null) throw new NotFoundError();
    const names = await namesOfAccounts(deps.db.read, [reform.doneBy]);
    const { kind, title, report } = reform;
    const isMap = kind === 'merge' || kind === 'split' || kind === 'move';
    await render(res, 'reforms/reform', {
      title: `${t(`reforms.kinds.${kind}`)}：${title}`,
      active: 'areas',
      breadcrumbs: [{ label: t('reforms.title'), href: reformsHref }, { label: title }],
      facts: factsOf(reform, names.get(reform.doneBy) ?? '', t),
      next: [
        ...((report.accounts ?? []).some(({ fate }) => fate === 'asked')
          ? [{ label: t('reforms.nextAccounts'), href: '/admin/accounts' }]
          : []),
        ...(isMap && (report.committees ?? []).length > 0
          ? [{ label: t('reforms.nextCommittees'), href: '/admin/committees' }]
          : []),
      ],
      sections: sectionsOf(report, t),
      empty: emptyText(report, t),
    });
  });
  mapRoutes(routes, deps);
  peopleRoutes(routes, deps);
  return routes;
}

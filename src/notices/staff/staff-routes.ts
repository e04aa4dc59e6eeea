import type { Request, Response } from 'express';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { type Problem, ValidationError } from '../../platform/errors.ts';
import { localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { parseForm } from '../../web/forms/form.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { setFlash } from '../../web/session.ts';
import { addressesForm, preferencesForm } from './preferences-form.ts';
import { addressesPage, preferencesPage } from './preferences-page.ts';
import type { StaffNoticesService } from './staff-service.ts';

interface Shown {
  readonly values?: Readonly<Record<string, unknown>>;
  readonly problems?: readonly Problem[];
}
interface Deps {
  readonly staffNotices: StaffNoticesService;
}

/** `/me/notices`: how somebody wants to be told; `/admin/accounts/:account/addresses`: where. */
export function createStaffNoticeRoutes({ staffNotices }: Deps): RouteGroup {
  const routes = defineRoutes('staffNotices');
  preferencesRoutes(routes, staffNotices);
  addressesRoutes(routes, staffNotices);
  return routes;
}

function preferencesRoutes(routes: RouteGroup, staffNotices: StaffNoticesService): void {
  const policy = { access: permissions.viewInbox };
  const show = async (req: Request, res: Response, shown: Shown, status = 200): Promise<void> => {
    const mine = await staffNotices.mine(viewerOf<Viewer>(req).accountId);
    const page = preferencesPage({ ...mine, ...shown }, translateOf(req), localeOf(req));
    await render(res, 'notices/staff/preferences', page, status);
  };
  routes.get('/me/notices', policy, (req, res) => show(req, res, {}));
  routes.post('/me/notices', policy, async (req, res) => {
    const parsed = parseForm(preferencesForm, req.body);
    if (!parsed.ok) return show(req, res, parsed, parsed.status);
    try {
      await staffNotices.saveMine(viewerOf<Viewer>(req), parsed.data);
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      return show(req, res, { values: parsed.values, problems: error.problems }, 422);
    }
    setFlash(req, 'notices.mine.saved');
    seeOther(res, '/me/notices');
  });
}

function addressesRoutes(routes: RouteGroup, staffNotices: StaffNoticesService): void {
  const policy = { access: permissions.openAccount };
  const path = '/admin/accounts/:account/addresses';
  const show = async (req: Request, res: Response, shown: Shown, status = 200): Promise<void> => {
    const accountId = String(req.params['account']);
    const found = await staffNotices.addressesOf(viewerOf<Viewer>(req), accountId);
    const page = addressesPage({ accountId, ...found, ...shown }, translateOf(req), localeOf(req));
    await render(res, 'notices/staff/addresses', page, status);
  };
  routes.get(path, policy, (req, res) => show(req, res, {}));
  routes.post(path, policy, async (req, res) => {
    const parsed = parseForm(addressesForm, req.body);
    if (!parsed.ok) return show(req, res, parsed, parsed.status);
    try {
      await staffNotices.saveAddresses(viewerOf<Viewer>(req), String(req.params['account']), parsed.data);
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      return show(req, res, { values: parsed.values, problems: error.problems }, 422);
    }
    setFlash(req, 'notices.addressesOf.saved');
    seeOther(res, '/admin/accounts');
  });
}

import type { Request, Response } from 'express';
import { z } from 'zod';
import { legalDay, legalTime } from '../platform/clock.ts';
import type { Database } from '../platform/database/connect.ts';
import { ConflictError, type Problem, ValidationError } from '../platform/errors.ts';
import { textField } from '../platform/fields/index.ts';
import type { Access } from '../web/access.ts';
import { localeOf, seeOther, translateOf, viewerOf } from '../web/context.ts';
import { describeForm, parseForm, parseQuery, type RawGroup } from '../web/forms/form.ts';
import { pagerOf } from '../web/pages/pager.ts';
import { render } from '../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../web/routes.ts';
import { setFlash } from '../web/session.ts';
import type { AccountsService } from './accounts-service.ts';
import { assignmentRoutes, placeOptions } from './assignments/assignment-routes.ts';
import type { AssignmentsService } from './assignments/assignments-service.ts';
import { assignmentOf, type Places } from './assignments/places.ts';
import { type Slip, slipOf } from './assignments/slips.ts';
import { listAuditLines } from './audit-read-model.ts';
import { accountProblem } from './form-problems.ts';
import { accountActionForm, accountForm } from './identity-form.ts';
import { can, permissions } from './permissions.ts';
import { fieldLabels } from './texts.ts';
import type { Viewer } from './viewer.ts';

export interface AdminRoutesDeps {
  readonly accounts: AccountsService;
  readonly assignments: AssignmentsService;
  readonly database: Database;
  readonly places: Places;
  /** Where people sign in, for the slips. */
  readonly publicUrl: string;
  /** Whether a county is chosen: without places nobody can be given one to work in. */
  readonly hasAreas: () => boolean;
}

const auditQuery = z.object({
  cursor: textField({ label: fieldLabels.next, required: false, max: 1000 }),
  action: textField({ label: fieldLabels.account, required: false, max: 60 }),
});

/** Pages of the three administrators: accounts and the audit log. */
export function adminRoutes(deps: AdminRoutesDeps): RouteGroup {
  const routes = defineRoutes('admin');
  auditRoutes(routes, deps);
  accountsRoutes(routes, deps);
  assignmentRoutes(routes, deps);
  return routes;
}

function auditRoutes(routes: RouteGroup, { database }: AdminRoutesDeps): void {
  routes.get('/admin/audit', { access: permissions.viewAudit }, async (req, res) => {
    const t = translateOf(req);
    const { cursor, action } = parseQuery(auditQuery, req.query);
    const found = await listAuditLines(database.read, { cursor, action });
    const link = (parameters: Record<string, string>) =>
      `/admin/audit?${new URLSearchParams(parameters).toString()}`;
    const kept: Record<string, string> = action === undefined ? {} : { action };
    const page = {
      title: t('identity.audit.title'),
      active: 'audit',
      actions: [
        {
          label: t('exports.open'),
          href: link(kept).replace('/admin/audit', '/admin/audit/export').replace(/\?$/, ''),
        },
      ],
      filter: action ?? null,
      lines: found.lines.map((line) => ({
        ...line,
        at: `${legalDay(line.at)} ${legalTime(line.at)}`,
        actor: line.actor ?? t('identity.audit.byMachine'),
        hash: line.hash.slice(0, 12),
        actionHref: link({ action: line.action }),
      })),
      pager: pagerOf(found, (cursor) => link({ ...kept, cursor })),
    };
    await render(res, 'identity/audit', page);
  });
}

interface Shown {
  readonly values?: RawGroup;
  readonly problems?: readonly Problem[];
  readonly issued?: readonly Slip[];
}

function accountsRoutes(routes: RouteGroup, deps: AdminRoutesDeps): void {
  const { accounts, assignments, places, hasAreas } = deps;
  const { areaName } = places;
  const show = async (req: Request, res: Response, shown: Shown, status = 200) => {
    const t = translateOf(req);
    const problems = shown.problems ?? [];
    const all = await accounts.list();
    const page = {
      title: t('identity.admin.accounts'),
      active: 'accounts',
      actions: [{ label: t('exports.open'), href: '/admin/accounts/export' }],
      problemCount: problems.length,
      isWithoutAreas: !hasAreas(),
      slips: shown.issued ?? [],
      publicUrl: deps.publicUrl,
      waiting: (await assignments.listWaiting()).map((one) => ({
        id: one.id,
        text: t('identity.admin.assignmentFor', {
          username: all.find(({ id }) => id === one.accountId)?.username ?? '',
          name: one.displayName,
          role: t(`identity.roles.${one.role}`),
          area: areaName(one.areaCode) ?? one.areaCode,
        }),
      })),
      canOpen: can(viewerOf<Viewer>(req), 'openAccount'),
      canApprove: can(viewerOf<Viewer>(req), 'approveAccount'),
      accounts: all.map((account) => ({
        id: account.id,
        username: account.username,
        name: account.displayName,
        role: t(`identity.roles.${account.role}`),
        area: areaName(account.areaCode) ?? account.areaCode,
        office: places.officeName(account) ?? '—',
        isDisabled: account.disabledAt !== null,
        isWaiting: account.passwordHash === null,
      })),
      form: describeForm({
        schema: accountForm,
        t,
        locale: localeOf(req),
        action: '/admin/accounts',
        options: placeOptions(places),
        values: shown.values ?? startValues(req, places),
        problems,
        submitLabel: t('identity.admin.open'),
      }),
    };
    await render(res, 'identity/accounts', page, status);
  };

  routes.get('/admin/accounts', { access: permissions.viewAccounts }, (req, res) => show(req, res, {}));
  routes.post('/admin/accounts', { access: permissions.openAccount }, async (req, res) => {
    const parsed = parseForm(accountForm, req.body);
    if (!parsed.ok) return show(req, res, parsed, parsed.status);
    const { values, data } = parsed;
    const found = assignmentOf(data, places);
    if (!found.ok) return show(req, res, { values, problems: found.problems }, 422);
    try {
      const { account, activationCode } = await accounts.createAccount(actorOf(req), {
        ...found.assignment,
        username: data.username,
        needsApproval: true,
      });
      // Shown in the answer itself: a redirect would have to carry the code somewhere.
      await show(req, res, { issued: [slipOf(account, activationCode, places, translateOf(req))] });
    } catch (error) {
      const isTaken = error instanceof ConflictError;
      if (!isTaken && !(error instanceof ValidationError)) throw error;
      const problems = isTaken ? [accountProblem('username', 'usernameTaken')] : error.problems;
      await show(req, res, { values, problems }, 422);
    }
  });

  const act = (
    path: string,
    access: Access,
    work: (req: Request, res: Response, accountId: string) => Promise<void>,
  ) =>
    routes.post(path, { access }, async (req, res) => {
      const parsed = parseForm(accountActionForm, req.body);
      if (!parsed.ok) throw new ValidationError(parsed.problems);
      await work(req, res, parsed.data.accountId);
    });
  act('/admin/accounts/disable', permissions.disableAccount, async (req, res, accountId) => {
    await accounts.disable(actorOf(req), accountId);
    setFlash(req, 'identity.admin.disabledDone');
    seeOther(res, '/admin/accounts');
  });
  act('/admin/accounts/approve', permissions.approveAccount, async (req, res, accountId) => {
    await accounts.approve(actorOf(req), accountId);
    setFlash(req, 'identity.admin.approvedDone');
    seeOther(res, '/admin/accounts');
  });
  act('/admin/accounts/renew', permissions.openAccount, async (req, res, accountId) => {
    const code = await accounts.renewActivation(actorOf(req), accountId);
    const account = await accounts.findById(accountId);
    const issued = account === null ? [] : [slipOf(account, code, places, translateOf(req))];
    await show(req, res, { issued });
  });
}

/** Opened from the page of somebody in office, who is then chosen. */
function startValues(req: Request, places: Places): Record<string, string> {
  const { person } = req.query;
  return places.people().some(({ id }) => id === person) ? { personId: String(person) } : {};
}

function actorOf(req: Request): string {
  return viewerOf<Viewer>(req).accountId;
}

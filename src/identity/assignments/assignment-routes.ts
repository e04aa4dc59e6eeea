import type { Request, Response } from 'express';
import { AppError, NotFoundError, type Problem, ValidationError } from '../../platform/errors.ts';
import { localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { describeForm, parseForm, type RawGroup } from '../../web/forms/form.ts';
import { render } from '../../web/pages/render.ts';
import type { RouteGroup } from '../../web/routes.ts';
import { setFlash } from '../../web/session.ts';
import type { AccountsService } from '../accounts-service.ts';
import { assignmentForm, decisionForm } from '../identity-form.ts';
import { permissions } from '../permissions.ts';
import { fieldLabels } from '../texts.ts';
import type { Viewer } from '../viewer.ts';
import type { AssignmentsService } from './assignments-service.ts';
import { assignmentOf, nobodyInOffice, type Places } from './places.ts';

export interface AssignmentRoutesDeps {
  readonly accounts: AccountsService;
  readonly assignments: AssignmentsService;
  readonly places: Places;
}

/** The lists of the forms of accounts. */
export function placeOptions(places: Places) {
  return {
    areas: places.areaOptions(),
    people: [
      { value: nobodyInOffice, label: fieldLabels.nobody },
      ...places.people().map(({ id, label }) => ({ value: id, label })),
    ],
  };
}

/** `/admin/accounts/:account/assignment`: whom an account stands for, asked by one administrator, decided by another. */
export function assignmentRoutes(routes: RouteGroup, deps: AssignmentRoutesDeps): void {
  const { accounts, assignments, places } = deps;
  const path = '/admin/accounts/:account/assignment';
  const access = permissions.openAccount;
  const show = async (
    req: Request,
    res: Response,
    shown: { readonly values?: RawGroup; readonly problems?: readonly Problem[] } = {},
    status = 200,
  ) => {
    const t = translateOf(req);
    const account = await accounts.findById(String(req.params['account']));
    if (account === null) throw new NotFoundError('accountNotFound');
    const { personId, displayName, role, areaCode } = account;
    const title = t('identity.admin.assignmentOf', { username: account.username });
    const problems = shown.problems ?? [];
    const form = describeForm({
      schema: assignmentForm,
      t,
      locale: localeOf(req),
      action: `/admin/accounts/${account.id}/assignment`,
      options: placeOptions(places),
      values: shown.values ?? { ...(personId !== null && { personId }), displayName, role, areaCode },
      problems,
      submitLabel: t('identity.admin.ask'),
      cancelHref: '/admin/accounts',
    });
    const page = {
      title,
      active: 'accounts',
      isForm: true,
      problemCount: problems.length,
      breadcrumbs: [{ label: t('identity.admin.accounts'), href: '/admin/accounts' }, { label: title }],
      intro: t('identity.admin.assignmentIntro'),
      form,
    };
    await render(res, 'identity/assignment', page, status);
  };
  routes.get(path, { access }, (req, res) => show(req, res));
  routes.post(path, { access }, async (req, res) => {
    const parsed = parseForm(assignmentForm, req.body);
    if (!parsed.ok) return show(req, res, parsed, parsed.status);
    const found = assignmentOf(parsed.data, places);
    if (!found.ok) return show(req, res, { values: parsed.values, problems: found.problems }, 422);
    const accountId = String(req.params['account']);
    try {
      const isAsked = await assignments.ask(viewerOf<Viewer>(req).accountId, accountId, found.assignment);
      setFlash(req, isAsked ? 'identity.admin.asked' : 'identity.admin.same', isAsked ? 'success' : 'info');
    } catch (error) {
      if (!(error instanceof AppError) || error.status !== 409) throw error;
      return show(req, res, { values: parsed.values, problems: [problemOf(req, error)] }, 409);
    }
    seeOther(res, '/admin/accounts');
  });
  routes.post('/admin/accounts/assignments', { access: permissions.approveAccount }, async (req, res) => {
    const parsed = parseForm(decisionForm, req.body);
    if (!parsed.ok) throw new ValidationError(parsed.problems);
    const isApproved = parsed.control.action !== 'refuse';
    await assignments.decide(viewerOf<Viewer>(req).accountId, parsed.data.assignmentId, isApproved);
    setFlash(req, isApproved ? 'identity.admin.assignmentApproved' : 'identity.admin.assignmentRefused');
    seeOther(res, '/admin/accounts');
  });
}

/** A refusal that concerns the whole form, in the words its error has anyway. */
function problemOf(req: Request, error: AppError): Problem {
  const text = translateOf(req)(`errors.${error.code}` as 'errors.lastAdministrator', error.params);
  return { path: '', code: error.code, message: { zh: text, en: text } };
}

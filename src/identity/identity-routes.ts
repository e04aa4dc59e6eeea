import type { Request, Response } from 'express';
import type { Clock } from '../platform/clock.ts';
import { type Problem, TooManyRequestsError, ValidationError } from '../platform/errors.ts';
import { findViewer, localeOf, seeOther, translateOf, viewerOf } from '../web/context.ts';
import { describeForm, parseForm, type RawGroup } from '../web/forms/form.ts';
import { render } from '../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../web/routes.ts';
import { ownPath } from '../web/safe-path.ts';
import { endSession, renewSession, setFlash } from '../web/session.ts';
import type { Account } from './account.ts';
import type { AccountsService } from './accounts-service.ts';
import { accountProblem } from './form-problems.ts';
import { activationForm, passwordForm, signInForm } from './identity-form.ts';
import type { SignInService } from './sign-in-service.ts';
import { homePathOf, type Viewer } from './viewer.ts';

export interface IdentityRoutesDeps {
  readonly accounts: AccountsService;
  readonly signIn: SignInService;
  readonly clock: Clock;
  /** What the account page says of the place and offices of its owner. */
  readonly placeOf: (viewer: Viewer) => {
    area: string;
    committee: string | null;
    organisation: string | null;
  };
  /** Lines of the demo accounts to show below the sign-in form; none outside a demo. */
  readonly demoHint?: () => readonly { username: string; role: string }[];
}

/** Sign-in and out, activation by one-time code, the own account. */
export function identityRoutes(deps: IdentityRoutesDeps): RouteGroup {
  const routes = defineRoutes('identity');
  signInRoutes(routes, deps);
  activationRoutes(routes, deps);
  accountRoutes(routes, deps);
  return routes;
}

interface Shown {
  readonly values?: RawGroup | Record<string, unknown>;
  readonly problems?: readonly Problem[];
  readonly next?: string;
}

function signInRoutes(routes: RouteGroup, { signIn, clock, demoHint }: IdentityRoutesDeps): void {
  const show = async (req: Request, res: Response, shown: Shown, status = 200) => {
    const t = translateOf(req);
    const problems = shown.problems ?? [];
    const form = describeForm({
      schema: signInForm,
      t,
      locale: localeOf(req),
      action: '/sign-in',
      values: withoutPasswords(shown.values ?? {}),
      problems,
      hidden: { next: shown.next ?? '/' },
      submitLabel: t('identity.signIn.submit'),
    });
    const page = {
      title: t('identity.signIn.title'),
      lead: t('identity.signIn.lead'),
      frame: 'plain' as const,
      problemCount: problems.length,
      form,
      demoAccounts: demoHint?.() ?? [],
    };
    await render(res, 'identity/sign-in', page, status);
  };

  routes.get('/sign-in', { access: 'public' }, async (req, res) => {
    const viewer = findViewer<Viewer>(req);
    const next = ownPath(req.query.next);
    if (viewer !== null) return seeOther(res, landingOf(viewer.role, next));
    await show(req, res, { next });
  });

  routes.post('/sign-in', { access: 'public' }, async (req, res) => {
    const parsed = parseForm(signInForm, req.body);
    const next = ownPath(parsed.values.next);
    if (!parsed.ok) return show(req, res, { ...parsed, next }, parsed.status);
    try {
      const account = await signIn.signIn(parsed.data.username, parsed.data.password, req.ip ?? '');
      await startSession(req, account, clock);
      seeOther(res, landingOf(account.role, next));
    } catch (error) {
      if (!(error instanceof ValidationError || error instanceof TooManyRequestsError)) throw error;
      if (error instanceof TooManyRequestsError) res.set('Retry-After', String(error.retryAfterSeconds));
      await show(
        req,
        res,
        { values: parsed.values, next, problems: problemsOf(error, translateOf(req)) },
        error.status,
      );
    }
  });

  routes.post('/sign-out', { access: 'public' }, async (req, res) => {
    await endSession(req);
    seeOther(res, '/sign-in');
  });
}

function activationRoutes(routes: RouteGroup, { accounts, signIn }: IdentityRoutesDeps): void {
  const show = async (req: Request, res: Response, shown: Shown, status = 200) => {
    const t = translateOf(req);
    const problems = shown.problems ?? [];
    const form = describeForm({
      schema: activationForm,
      t,
      locale: localeOf(req),
      action: '/activate',
      values: withoutPasswords(shown.values ?? {}),
      problems,
      submitLabel: t('identity.activate.submit'),
    });
    const page = {
      title: t('identity.activate.title'),
      frame: 'plain' as const,
      problemCount: problems.length,
      form,
      intro: t('identity.activate.intro'),
    };
    await render(res, 'identity/password-form', page, status);
  };

  routes.get('/activate', { access: 'public' }, (req, res) => show(req, res, {}));
  routes.post('/activate', { access: 'public' }, async (req, res) => {
    const parsed = parseForm(activationForm, req.body);
    if (!parsed.ok) return show(req, res, parsed, parsed.status);
    const { username, activationCode, password, repeated } = parsed.data;
    const problems = password === repeated ? [] : [accountProblem('repeated', 'passwordsDiffer')];
    if (problems.length > 0) return show(req, res, { values: parsed.values, problems }, 422);
    try {
      await signIn.countTry(username, req.ip ?? '');
      await accounts.activate(username, activationCode, password);
    } catch (error) {
      if (!(error instanceof ValidationError || error instanceof TooManyRequestsError)) throw error;
      if (error instanceof TooManyRequestsError) res.set('Retry-After', String(error.retryAfterSeconds));
      const shown = { values: parsed.values, problems: problemsOf(error, translateOf(req)) };
      return show(req, res, shown, error.status);
    }
    setFlash(req, 'identity.activate.done');
    seeOther(res, '/sign-in');
  });
}

function accountRoutes(routes: RouteGroup, { accounts, placeOf }: IdentityRoutesDeps): void {
  const show = async (req: Request, res: Response, problems: readonly Problem[], status = 200) => {
    const t = translateOf(req);
    const viewer = viewerOf<Viewer>(req);
    const place = placeOf(viewer);
    const none = t('identity.account.none');
    const page = {
      title: t('identity.account.title'),
      problemCount: problems.length,
      lead: t(`identity.roles.${viewer.role}`),
      items: [
        { label: t('identity.admin.name'), value: viewer.displayName },
        { label: t('identity.admin.username'), value: viewer.username },
        { label: t('identity.account.area'), value: place.area },
        { label: t('identity.account.committee'), value: place.committee ?? none },
        { label: t('identity.account.organisation'), value: place.organisation ?? none },
        { label: t('identity.account.language'), value: t('identity.account.languageName') },
      ],
      form: describeForm({
        schema: passwordForm,
        t,
        locale: localeOf(req),
        action: '/account',
        problems,
        submitLabel: t('identity.account.change'),
      }),
    };
    await render(res, 'identity/account', page, status);
  };

  routes.get('/account', { access: 'signedIn' }, (req, res) => show(req, res, []));
  routes.post('/account', { access: 'signedIn' }, async (req, res) => {
    const parsed = parseForm(passwordForm, req.body);
    if (!parsed.ok) return show(req, res, parsed.problems, parsed.status);
    const { current, password, repeated } = parsed.data;
    if (password !== repeated) return show(req, res, [accountProblem('repeated', 'passwordsDiffer')], 422);
    try {
      await accounts.changePassword(viewerOf<Viewer>(req).accountId, current, password);
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      return show(req, res, error.problems, 422);
    }
    await renewSession(req);
    setFlash(req, 'identity.account.changed');
    seeOther(res, '/sign-in');
  });
}

/** A new session id at signing in: one that somebody planted before is worth nothing (session fixation). */
async function startSession(req: Request, account: Account, clock: Clock): Promise<void> {
  await renewSession(req);
  req.session.accountId = account.id;
  req.session.signedInAt = clock.now();
}

/** Where signing in leads: the page asked for, else the role's own. */
function landingOf(role: Account['role'], next: string): string {
  const isOwnPage = next === '/' || next.startsWith('/sign-in') || next.startsWith('/sign-out');
  return isOwnPage ? homePathOf(role) : next;
}

function problemsOf(
  error: ValidationError | TooManyRequestsError,
  t: ReturnType<typeof translateOf>,
): readonly Problem[] {
  if (error instanceof ValidationError) return error.problems;
  const text = t('identity.signIn.tooMany', {
    minutes: Math.max(1, Math.ceil(error.retryAfterSeconds / 60)),
  });
  return [{ path: '', code: 'tooManyRequests', message: { zh: text, en: text } }];
}

/** What was typed goes back to the page, but no secret. */
function withoutPasswords(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { username } = values;
  return typeof username === 'string' ? { username } : {};
}

import express, { type Express, type Request, type RequestHandler, type Router } from 'express';
import { type Clock, systemClock } from '../platform/clock.ts';
import { NotFoundError } from '../platform/errors.ts';
import type { I18n, Locale } from '../platform/i18n.ts';
import type { Logger } from '../platform/logger.ts';
import { projectFile } from '../platform/project-root.ts';
import { type AuditHook, contextOf, type WebServices } from './context.ts';
import { chooseLocale, formBody, healthRoutes, hostGuard, requestStart, urlGuard } from './guards.ts';
import { languageRoutes } from './language-routes.ts';
import { loadAssets } from './pages/assets.ts';
import { errorHandler } from './pages/error-handler.ts';
import { loadViews } from './pages/views.ts';
import { methodGuards, type RouteGroup, type RouteRecord } from './routes.ts';
import { noStore, securityHeaders } from './security-headers.ts';
import { type SessionOptions, sessions } from './session.ts';
import type { NavItem, Shell } from './shell.ts';
import type { ViewerLike } from './viewer-like.ts';

export interface Mount {
  readonly path: string;
  readonly router: Router | RequestHandler;
  /** Answers whatever the host is called: who asks on the machine itself does not know its public name. */
  readonly isForAnyHost?: true;
}

export interface AppOptions {
  readonly i18n: I18n;
  readonly log: Logger;
  readonly clock?: Clock;
  /** `https://…` switches on Secure cookies, HSTS and the host check; unset serves any host on plain http. */
  readonly publicUrl?: string;
  readonly session: SessionOptions;
  readonly isReady: () => Promise<boolean>;
  /** Finds out who sends the request; called once per request after the session is loaded. */
  readonly loadViewer: (req: Request) => Promise<ViewerLike | null>;
  readonly loadShell?: (viewer: ViewerLike, locale: Locale) => Promise<Shell>;
  readonly roleLabel?: (role: string, locale: Locale) => string | null;
  readonly navigation: readonly NavItem[];
  /** Where the page of a route is explained; without it no page has help. */
  readonly helpHref?: (routePath: string | undefined) => string;
  readonly routes: readonly RouteGroup[];
  /** Routers without session, forms and pages: the JSON API, metrics. They answer their own errors. */
  readonly mounts?: readonly Mount[];
  /** Keeps the chosen language with the account. */
  readonly onLanguage?: (viewer: ViewerLike, locale: Locale) => Promise<void>;
  readonly onAudited?: AuditHook;
  readonly supportContact?: string;
  readonly frameAncestors?: readonly string[];
  readonly trustProxy?: boolean | number | string;
  readonly viewFolders?: readonly string[];
  readonly publicFolder?: string;
}

export interface WebApp {
  readonly express: Express;
  /** Every page route with its policy, for the site walk. */
  readonly routes: readonly RouteRecord[];
}

/** Builds the web app. Throws when a view does not compile or a route has no policy. */
export function createApp(options: AppOptions): WebApp {
  const web = servicesOf(options);
  const groups = [...options.routes, languageRoutes(options.onLanguage)];
  const records = groups.flatMap((group) => group.records);
  const app = express();
  app.disable('x-powered-by');
  // Nothing but assets may be kept by a browser, and those carry a tag of their own.
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', options.trustProxy ?? false);

  app.use(requestStart(web));
  app.use(securityHeaders({ isHttps: web.isHttps, frameAncestors: options.frameAncestors ?? [] }));
  app.use(web.assets.router);
  app.use(healthRoutes(options.isReady));
  app.use(noStore);
  const mounts = options.mounts ?? [];
  for (const mount of mounts) if (mount.isForAnyHost) app.use(mount.path, mount.router);
  app.use(hostGuard(options.publicUrl));
  app.use(urlGuard());
  for (const mount of mounts) if (!mount.isForAnyHost) app.use(mount.path, mount.router);
  app.use(chooseLocale());
  app.use(formBody());
  app.use(sessions(options.session, web.isHttps));
  app.use(viewerLoader(options.loadViewer));
  for (const group of groups) app.use(group.router);
  app.use(methodGuards(records));
  app.use((_req, _res, next) => next(new NotFoundError()));
  app.use(errorHandler());
  return { express: app, routes: records };
}

function servicesOf(options: AppOptions): WebServices {
  return {
    views: loadViews(options.viewFolders ?? [projectFile('views')]),
    assets: loadAssets(options.publicFolder ?? projectFile('public')),
    i18n: options.i18n,
    log: options.log,
    clock: options.clock ?? systemClock,
    isHttps: options.publicUrl?.startsWith('https:') ?? false,
    publicOrigin: options.publicUrl === undefined ? null : new URL(options.publicUrl).origin,
    navigation: options.navigation,
    helpHref: options.helpHref ?? null,
    loadShell: options.loadShell ?? (async () => ({})),
    roleLabel: options.roleLabel ?? (() => null),
    supportContact: options.supportContact ?? null,
    onAudited: options.onAudited ?? null,
  };
}

function viewerLoader(loadViewer: AppOptions['loadViewer']): RequestHandler {
  return async (req, _res, next) => {
    const context = contextOf(req);
    context.viewer = await loadViewer(req);
    if (context.viewer !== null && !context.isLocaleChosen) context.locale = context.viewer.locale;
    next();
  };
}

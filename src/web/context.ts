import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'express';
import type { Clock } from '../platform/clock.ts';
import type { I18n, Locale, Translate } from '../platform/i18n.ts';
import type { Logger } from '../platform/logger.ts';
import type { Assets } from './pages/assets.ts';
import type { Views } from './pages/views.ts';
import type { NavItem, Shell } from './shell.ts';
import type { ViewerLike } from './viewer-like.ts';

/** Hears of every answer of a route whose policy has an `audit` name. */
export type AuditHook = (entry: { action: string; req: Request; res: Response; requestId: string }) => void;

/** What belongs to the app and not to one request. */
export interface WebServices {
  readonly views: Views;
  readonly assets: Assets;
  readonly i18n: I18n;
  readonly log: Logger;
  readonly clock: Clock;
  readonly isHttps: boolean;
  readonly publicOrigin: string | null;
  readonly navigation: readonly NavItem[];
  readonly helpHref: ((routePath: string | undefined) => string) | null;
  readonly loadShell: (viewer: ViewerLike, locale: Locale) => Promise<Shell>;
  readonly roleLabel: (role: string, locale: Locale) => string | null;
  /** Telephone of the administrator, for error pages. */
  readonly supportContact: string | null;
  readonly onAudited: AuditHook | null;
}

export interface RequestContext {
  readonly web: WebServices;
  readonly requestId: string;
  locale: Locale;
  /** True when the reader chose the language, by link or cookie; else the account's language counts. */
  isLocaleChosen: boolean;
  viewer: ViewerLike | null;
}

const contexts = new WeakMap<IncomingMessage, RequestContext>();

export function startContext(req: IncomingMessage, web: WebServices, requestId: string): void {
  contexts.set(req, { web, requestId, locale: 'zh-CN', isLocaleChosen: false, viewer: null });
}

/** Throws when the app's first middleware did not run: a mistake of composition. */
export function contextOf(req: IncomingMessage): RequestContext {
  const context = contexts.get(req);
  if (context === undefined) throw new Error('the request has no context');
  return context;
}

/** Whoever is signed in, or null. `V` is the viewer type that `loadViewer` gives. */
export function findViewer<V extends ViewerLike = ViewerLike>(req: IncomingMessage): V | null {
  return contextOf(req).viewer as V | null;
}

/** Whoever is signed in; throws on public routes, where nobody need be. */
export function viewerOf<V extends ViewerLike = ViewerLike>(req: IncomingMessage): V {
  const viewer = findViewer<V>(req);
  if (viewer === null) throw new Error('nobody is signed in on this route');
  return viewer;
}

export function localeOf(req: IncomingMessage): Locale {
  return contextOf(req).locale;
}

export function translateOf(req: IncomingMessage): Translate {
  const { web, locale } = contextOf(req);
  return web.i18n.t(locale);
}

/** Answers a form that was carried out: the next page is fetched by GET. */
export function seeOther(res: Response, path: string): void {
  res.redirect(303, path);
}

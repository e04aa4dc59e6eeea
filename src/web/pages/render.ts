import type { Request, Response } from 'express';
import { type Locale, pick, type Translate } from '../../platform/i18n.ts';
import { contextOf, type RequestContext } from '../context.ts';
import { csrfToken } from '../csrf.ts';
import { type FlashTone, takeFlash } from '../session.ts';
import type { Shell } from '../shell.ts';
import { mayOpen, menuFor, type NavGroup, type NavLink, tabsFor } from './navigation.ts';

export type TagTone = 'neutral' | 'blue' | 'green' | 'teal' | 'orange' | 'red' | 'purple';
export interface Tag {
  text: string;
  tone: TagTone;
}
export interface Crumb {
  label: string;
  href?: string;
}
export interface ActionLink {
  label: string;
  href: string;
  tone?: 'primary' | 'plain' | 'danger';
}

/** What every page says to its frame; a page adds what its own view needs. */
export interface PageHead {
  title: string;
  /** The one h1; the title when not given. */
  heading?: string;
  /** Small text beside the heading. */
  lead?: string;
  tags?: readonly Tag[];
  breadcrumbs?: readonly Crumb[];
  actions?: readonly ActionLink[];
  /** Id of the menu entry that is lit. */
  active?: string;
  /** `full` = bar and menu (default), `plain` = bar only (sign-in, errors), `public` = large type for parties. */
  frame?: 'full' | 'plain' | 'public';
  /** Pages of one form: on phones the bottom bar gives way to the submit bar. */
  isForm?: boolean;
  /** Loads itself anew after so many seconds where scripts do not run. */
  refreshSeconds?: number;
  /** Number of problems shown, for the title. */
  problemCount?: number;
}

interface Frame {
  body: string;
  page: PageHead;
  pageTitle: string;
  kind: 'full' | 'plain' | 'public';
  viewer: { name: string; office: string | null } | null;
  inbox: number;
  /** What stands in the bar: only what the viewer may open. */
  hasInbox: boolean;
  hasSearch: boolean;
  helpHref: string | null;
  menu: NavGroup[];
  tabs: NavLink[];
  flash: { text: string; tone: FlashTone } | null;
  languages: { locale: Locale; label: string; isCurrent: boolean; href: string }[];
  currentPath: string;
}

/**
 * Renders a view inside the frame. In the view `it` holds the page's own data, not its head, and: `t`, `locale`, `pick`,
 * `csrfToken()`, `assetUrl(name)`. Throws when the view does not exist.
 */
export async function render<P extends PageHead>(
  res: Response,
  view: string,
  page: P,
  status = 200,
): Promise<void> {
  const { req } = res;
  const context = contextOf(req);
  const tools = toolsFor(req, context);
  const body = context.web.views.render(view, { ...bodyOf(page), ...tools });
  const frame = await frameFor(req, context, page, tools.t, body);
  const html = context.web.views.render('layout', { ...tools, ...frame });
  res.status(status).type('html').send(html);
}

const headMembers = {
  ...{ title: true, heading: true, lead: true, tags: true, breadcrumbs: true, actions: true, active: true },
  ...{ frame: true, isForm: true, refreshSeconds: true, problemCount: true },
} satisfies Record<keyof PageHead, true>;

/**
 * What the view of a page gets: all but its head. Partials are handed what the view was given, and an empty section or
 * a notice would show the buttons or the title of the page as its own.
 */
function bodyOf(page: PageHead): object {
  return Object.fromEntries(Object.entries(page).filter(([name]) => !Object.hasOwn(headMembers, name)));
}

/** What every view and partial may call. */
function toolsFor(req: Request, context: RequestContext) {
  const { web, locale } = context;
  return {
    t: web.i18n.t(locale),
    locale,
    pick: (text: { zh: string; en: string }) => pick(text, locale),
    csrfToken: () => csrfToken(req),
    assetUrl: (name: string) => web.assets.url(name),
  };
}

async function frameFor(
  req: Request,
  context: RequestContext,
  page: PageHead,
  t: Translate,
  body: string,
): Promise<Frame> {
  const { web, viewer, locale } = context;
  const kind = viewer === null && (page.frame ?? 'full') === 'full' ? 'plain' : (page.frame ?? 'full');
  const shell: Shell = viewer === null || kind === 'public' ? {} : await web.loadShell(viewer, locale);
  const active = page.active ?? null;
  const flash = takeFlash(req);
  const problems = page.problemCount ? t('web.problemTitle', { n: page.problemCount }) : '';
  return {
    body,
    page,
    pageTitle: `${problems}${page.title} - ${t('web.name')}`,
    kind,
    viewer: viewer === null ? null : { name: viewer.displayName, office: shell.office ?? null },
    inbox: shell.inbox ?? 0,
    hasInbox: kind !== 'public' && mayOpen(viewer, web.navigation, 'inbox'),
    hasSearch: kind !== 'public' && mayOpen(viewer, web.navigation, 'cases'),
    helpHref: web.helpHref === null || kind === 'public' ? null : web.helpHref(routePathOf(req)),
    menu: viewer === null || kind !== 'full' ? [] : menuFor(viewer, web.navigation, shell, active, t),
    tabs: viewer === null || kind !== 'full' ? [] : tabsFor(viewer, web.navigation, shell, active, t),
    flash: flash && {
      text: t(flash.key, flash.count === undefined ? {} : { n: flash.count }),
      tone: flash.tone,
    },
    languages: (['zh-CN', 'en'] as const).map((code) => ({
      locale: code,
      label: t(`web.language.${code}`),
      isCurrent: code === locale,
      href: languageHref(req, code),
    })),
    currentPath: req.method === 'GET' ? req.originalUrl : '/',
  };
}

/** The path of the route that answers, as it was defined; absent where none was found. */
function routePathOf(req: Request): string | undefined {
  const path: unknown = req.route?.path;
  return typeof path === 'string' ? path : undefined;
}

/** Public pages change the language by a link: they need no session for it. */
function languageHref(req: Request, locale: Locale): string {
  const [path = '/', query = ''] = req.originalUrl.split('?', 2);
  const parameters = new URLSearchParams(req.method === 'GET' ? query : '');
  parameters.set('lang', locale);
  return `${path}?${parameters.toString()}`;
}

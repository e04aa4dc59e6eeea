import { BadRequestError } from '../platform/errors.ts';
import { isLocale, type Locale } from '../platform/i18n.ts';
import { contextOf, findViewer, seeOther } from './context.ts';
import { defineRoutes, type RouteGroup } from './routes.ts';
import { ownPath } from './safe-path.ts';
import type { ViewerLike } from './viewer-like.ts';

/** POST /language: changes the language of the pages and goes back to where the reader was. */
export function languageRoutes(keep?: (viewer: ViewerLike, locale: Locale) => Promise<void>): RouteGroup {
  return defineRoutes('language').post('/language', { access: 'public' }, async (req, res) => {
    const wanted: unknown = req.body?.lang;
    if (typeof wanted !== 'string' || !isLocale(wanted))
      throw new BadRequestError('badParameter', { field: 'lang' });
    const viewer = findViewer(req);
    if (viewer !== null) await keep?.(viewer, wanted);
    const { isHttps } = contextOf(req).web;
    const maxAge = 365 * 86_400_000;
    res.cookie('dingfen-lang', wanted, { httpOnly: true, sameSite: 'lax', secure: isHttps, maxAge });
    seeOther(res, ownPath(req.body?.next));
  });
}

import { randomUUID } from 'node:crypto';
import { type Request, type RequestHandler, Router, urlencoded } from 'express';
import { BadRequestError, UnsupportedTypeError } from '../platform/errors.ts';
import { safeUrl } from '../platform/logger.ts';
import { contextOf, startContext, type WebServices } from './context.ts';

/** Gives every request an id that stands on error pages, and writes one line of log when it is answered. */
export function requestStart(web: WebServices): RequestHandler {
  return (req, res, next) => {
    const requestId = randomUUID();
    const startedAt = performance.now();
    startContext(req, web, requestId);
    res.set('X-Request-Id', requestId);
    res.on('finish', () => {
      const ms = Math.round(performance.now() - startedAt);
      const line = {
        requestId,
        method: req.method,
        url: safeUrl(req.originalUrl),
        status: res.statusCode,
        ms,
      };
      if (!req.originalUrl.startsWith('/assets/') && !req.originalUrl.startsWith('/health/'))
        web.log.info(line, 'request');
    });
    next();
  };
}

/** `/health/live` while the process runs; `/health/ready` when the injected check says so. */
export function healthRoutes(isReady: () => Promise<boolean>): Router {
  const router = Router();
  router.get('/health/live', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ status: 'live' });
  });
  router.get('/health/ready', async (_req, res) => {
    const ready = await isReady().catch(() => false);
    res
      .set('Cache-Control', 'no-store')
      .status(ready ? 200 : 503)
      .json({ status: ready ? 'ready' : 'notReady' });
  });
  return router;
}

/** With a public address set, no other host name is served: links in mails and redirects cannot be bent. */
export function hostGuard(publicUrl: string | undefined): RequestHandler {
  const host = publicUrl === undefined ? null : new URL(publicUrl).host.toLowerCase();
  return (req, _res, next) => {
    if (host === null || req.get('host')?.toLowerCase() === host) next();
    else next(new BadRequestError('wrongHost'));
  };
}

const maxQueryParameters = 100;

/** Addresses that no page has: encoded NUL, broken escapes, floods of parameters. */
export function urlGuard(): RequestHandler {
  return (req, _res, next) => {
    const [path = '', query = ''] = req.originalUrl.split('?', 2);
    if (/%00/i.test(req.originalUrl) || !isDecodable(path)) return next(new BadRequestError('badAddress'));
    if (query.split('&').length > maxQueryParameters) return next(new BadRequestError('tooManyParameters'));
    next();
  };
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

export const formLimitBytes = 1_048_576;

/** Bodies of ordinary forms, up to 1 MB; multipart is read by the routes that declare an upload. */
export function formBody(): RequestHandler {
  return urlencoded({ extended: false, limit: formLimitBytes, parameterLimit: 2000 });
}

/** Express leaves `req.body` undefined for kinds it does not know and goes on; pages must not. */
export function requireFormType(req: Request, isMultipartAllowed: boolean): void {
  if (req.is('application/x-www-form-urlencoded') !== false && hasKnownCharset(req)) return;
  if (isMultipartAllowed && req.is('multipart/form-data')) return;
  if (req.get('content-type') === undefined && Number(req.get('content-length') ?? 0) === 0) return;
  throw new UnsupportedTypeError('unsupportedForm');
}

function hasKnownCharset(req: Request): boolean {
  const charset = /charset=["']?([\w-]+)/i.exec(req.get('content-type') ?? '')?.[1];
  return charset === undefined || charset.toLowerCase() === 'utf-8';
}

/** The language: `?lang=`, else the cookie of an earlier choice, else the account's, else Chinese. */
export function chooseLocale(): RequestHandler {
  return (req, res, next) => {
    const context = contextOf(req);
    const asked = req.query.lang;
    const kept = /(?:^|;\s*)dingfen-lang=(zh-CN|en)(?:;|$)/.exec(req.get('cookie') ?? '')?.[1];
    const chosen = asked === 'en' || asked === 'zh-CN' ? asked : kept;
    if (chosen === 'en' || chosen === 'zh-CN') {
      context.locale = chosen;
      context.isLocaleChosen = true;
    }
    if (chosen !== undefined && chosen === asked) {
      res.cookie('dingfen-lang', chosen, {
        httpOnly: true,
        sameSite: 'lax',
        secure: context.web.isHttps,
        maxAge: 365 * 86_400_000,
      });
    }
    next();
  };
}

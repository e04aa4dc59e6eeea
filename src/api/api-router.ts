import { randomUUID } from 'node:crypto';
import { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from 'express';
import type { Viewer } from '../identity/viewer.ts';
import { BadRequestError, NotFoundError, UnsupportedTypeError } from '../platform/errors.ts';
import type { I18n } from '../platform/i18n.ts';
import type { Logger } from '../platform/logger.ts';
import { safeUrl } from '../platform/logger.ts';
import { uploadedFiles } from '../web/forms/uploads.ts';
import { sendStoredFile } from '../web/pages/downloads.ts';
import {
  idempotencyKeyOf,
  jsonBody,
  localeOfRequest,
  readBody,
  readQuery,
  requireJson,
  requirePolicy,
  type TokenReader,
  viewerOfRequest,
} from './api-request.ts';
import type { ApiAnswer, ApiRoute } from './api-route.ts';
import { MethodNotAllowedError, refusalOf, sendProblem } from './problem.ts';

export interface ApiGround {
  readonly tokens: TokenReader;
  readonly i18n: I18n;
  readonly log: Logger;
}

/**
 * The router of all calls, to be mounted at `/api/v1` before sessions and forms. It knows no cookies and answers
 * its own errors as problem+json. Throws TypeError for a call registered twice.
 */
export function apiRouter(ground: ApiGround, routes: readonly ApiRoute[]): Router {
  const router = Router({ caseSensitive: true, strict: false });
  const methods = new Map<string, Set<string>>();
  for (const route of routes) {
    const known = methods.get(route.path) ?? new Set<string>();
    if (known.has(route.method)) throw new TypeError(`route registered twice: ${route.method} ${route.path}`);
    methods.set(route.path, known.add(route.method));
    if (route.method === 'GET') known.add('HEAD');
    const register = route.method === 'GET' ? router.get.bind(router) : router.post.bind(router);
    register(route.path, ...chainOf(ground, route));
  }
  for (const [path, known] of methods) {
    const allow = [...known].sort().join(', ');
    router.all(path, (_req, _res, next) => next(new MethodNotAllowedError(allow)));
  }
  router.use((_req, _res, next) => next(new NotFoundError('notFoundHere')));
  router.use(errorAnswer(ground));
  return router;
}

/** First who asks, then what he sent: nobody unknown makes the server read a body. */
function chainOf(ground: ApiGround, route: ApiRoute): RequestHandler[] {
  const viewers = new WeakMap<Request, Viewer>();
  const { policy } = route;
  const admit: RequestHandler = async (req, _res, next) => {
    if (policy.access !== 'public') {
      const viewer = await viewerOfRequest(req, ground.tokens);
      requirePolicy(viewer, policy);
      viewers.set(req, viewer);
    }
    next();
  };
  const answer: RequestHandler = async (req, res) => {
    const locale = localeOfRequest(req);
    send(
      res,
      route,
      await route.handler({
        get viewer() {
          const viewer = viewers.get(req);
          if (viewer === undefined) throw new Error('nobody is known on a public route');
          return viewer;
        },
        params: req.params,
        query: readQuery(route, req.query as Record<string, unknown>),
        body:
          route.body === null
            ? undefined
            : readBody(route, req.body ?? (route.isBodyOptional ? {} : undefined)),
        files: uploadedFiles(req),
        locale,
        t: ground.i18n.t(locale),
        requestId: requestIdOf(res),
        idempotencyKey: route.takesIdempotencyKey ? idempotencyKeyOf(req) : null,
        req,
      }),
    );
  };
  return [admit, ...bodyReaders(route), answer];
}

function bodyReaders(route: ApiRoute): RequestHandler[] {
  if (route.upload !== null) {
    const requireMultipart: RequestHandler = (req, _res, next) => {
      next(req.is('multipart/form-data') ? undefined : new UnsupportedTypeError('unsupportedUpload'));
    };
    return [requireMultipart, route.upload];
  }
  if (route.body === null) return [];
  const guard: RequestHandler = (req, _res, next) => {
    requireJson(req, route.isBodyOptional);
    next();
  };
  return [guard, jsonBody];
}

function send(res: Response, route: ApiRoute, answer: ApiAnswer): void {
  res.set(answer.headers ?? {});
  if (answer.file !== undefined) sendStoredFile(res, answer.file);
  else res.status(answer.status ?? route.response.status ?? 200).json(answer.body);
}

function errorAnswer(ground: ApiGround): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const { status, code } = refusalOf(error);
    const requestId = requestIdOf(res);
    const about = { requestId, method: req.method, url: safeUrl(req.originalUrl), status };
    if (status === 500) ground.log.error({ ...about, err: error }, 'api call failed');
    else if (status > 500) ground.log.warn({ ...about, code }, 'api call refused');
    if (res.headersSent) return next(error);
    // Headers of an answer that was not given must not stand beside the problem.
    for (const name of ['Content-Disposition', 'ETag']) res.removeHeader(name);
    const locale = localeOfRequest(req);
    sendProblem(res, error, ground.i18n.t(locale), locale, requestId);
  };
}

function requestIdOf(res: Response): string {
  const known = res.get('X-Request-Id');
  if (known !== undefined) return known;
  const made = randomUUID();
  res.set('X-Request-Id', made);
  return made;
}

/** For handlers: the file a multipart body must have brought. */
export function requireFiles<T>(files: readonly T[]): readonly T[] {
  if (files.length === 0) throw new BadRequestError('fileMissing');
  return files;
}

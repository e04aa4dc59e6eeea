import { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express';
import type { Access } from './access.ts';
import { contextOf } from './context.ts';
import { requireCsrf } from './csrf.ts';
import { requireFormType } from './guards.ts';
import { requireAccess } from './require-access.ts';

export interface RoutePolicy {
  readonly access: Access;
  /** Name under which the app's audit hook hears of each answer of this route. */
  readonly audit?: string;
  /** Reads multipart bodies (see uploads.ts); without it the route answers them 415. */
  readonly upload?: RequestHandler;
  /** Runs before anything else of the route, e.g. a limit of tries. */
  readonly before?: readonly RequestHandler[];
}

export type Method = 'GET' | 'POST';
export type Handler = (req: Request, res: Response) => Promise<void> | void;

export interface RouteRecord {
  readonly group: string;
  readonly method: Method;
  readonly path: string;
  readonly policy: RoutePolicy;
}

/**
 * The routes of one feature. There is no way to register one without saying who may use it; POST routes
 * also check kind of body and CSRF token. `records` is the list that the site walk reads.
 */
export interface RouteGroup {
  readonly name: string;
  readonly records: readonly RouteRecord[];
  readonly router: Router;
  get(path: string, policy: RoutePolicy, handler: Handler): RouteGroup;
  post(path: string, policy: RoutePolicy, handler: Handler): RouteGroup;
}

/** Throws TypeError for a route without policy, without handler, or registered twice. */
export function defineRoutes(name: string): RouteGroup {
  const records: RouteRecord[] = [];
  const router = Router({ caseSensitive: true, strict: false });

  const add = (method: Method, path: string, policy: RoutePolicy, handler: Handler) => {
    const place = `${method} ${path} (${name})`;
    if (!isPolicy(policy)) throw new TypeError(`route without policy: ${place}`);
    if (typeof handler !== 'function') throw new TypeError(`route without handler: ${place}`);
    if (records.some((record) => record.method === method && record.path === path)) {
      throw new TypeError(`route registered twice: ${place}`);
    }
    records.push({ group: name, method, path, policy });
    const chain = [
      ...(policy.before ?? []),
      ...(method === 'POST' ? postChain(policy) : [requireAccess(policy.access)]),
    ];
    if (policy.audit !== undefined) chain.unshift(auditOf(policy.audit));
    const last = async (req: Request, res: Response) => {
      await handler(req, res);
    };
    if (method === 'GET') router.get(path, ...chain, last);
    else router.post(path, ...chain, last);
  };

  const group: RouteGroup = {
    name,
    records,
    router,
    get: (path, policy, handler) => {
      add('GET', path, policy, handler);
      return group;
    },
    post: (path, policy, handler) => {
      add('POST', path, policy, handler);
      return group;
    },
  };
  return group;
}

function isPolicy(policy: RoutePolicy | undefined): boolean {
  const access = policy?.access;
  return access === 'public' || access === 'signedIn' || (Array.isArray(access) && access.length > 0);
}

/**
 * An ordinary form is held to its token first, so that a session that ended in between keeps what was typed;
 * an upload is read only for those who may use the route.
 */
function postChain(policy: RoutePolicy): RequestHandler[] {
  const access = requireAccess(policy.access);
  const formType: RequestHandler = (req, _res, next) => {
    requireFormType(req, policy.upload !== undefined);
    next();
  };
  if (policy.upload === undefined) return [formType, requireCsrf, access];
  return [formType, access, policy.upload, requireCsrf];
}

function auditOf(action: string): RequestHandler {
  return (req: Request, res: Response, next: NextFunction) => {
    const { web, requestId } = contextOf(req);
    res.on('finish', () => web.onAudited?.({ action, req, res, requestId }));
    next();
  };
}

/** Answers known paths asked with another method: 405 with the methods there are. */
export function methodGuards(records: readonly RouteRecord[]): Router {
  const router = Router({ caseSensitive: true });
  const methods = new Map<string, Set<string>>();
  for (const record of records) {
    const known = methods.get(record.path) ?? new Set<string>();
    known.add(record.method);
    if (record.method === 'GET') known.add('HEAD');
    methods.set(record.path, known);
  }
  for (const [path, known] of methods) {
    router.all(path, (_req, res, next) => {
      res.set('Allow', [...known].sort().join(', '));
      next(new MethodNotAllowed());
    });
  }
  return router;
}

/** No AppError: nothing below the web ground knows of methods. */
export class MethodNotAllowed extends Error {
  readonly status = 405;
}

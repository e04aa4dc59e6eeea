import { json, type Request, type RequestHandler } from 'express';
import type { z } from 'zod';
import { can, hasScope, type PermissionName, type TokenScope } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import {
  BadRequestError,
  ForbiddenError,
  UnsupportedTypeError,
  ValidationError,
} from '../platform/errors.ts';
import { parseData } from '../platform/form-data.ts';
import type { Locale } from '../platform/i18n.ts';
import type { ApiPolicy, ApiRoute } from './api-route.ts';
import { UnauthenticatedError } from './problem.ts';

export interface TokenReader {
  findViewerByToken(token: string): Promise<Viewer | null>;
}

/** The language of messages: Chinese unless the caller prefers English. */
export function localeOfRequest(req: Request): Locale {
  return req.acceptsLanguages('zh-CN', 'zh', 'en') === 'en' ? 'en' : 'zh-CN';
}

/** Whoever the bearer token speaks for. Cookies are never looked at. Throws UnauthenticatedError. */
export async function viewerOfRequest(req: Request, tokens: TokenReader): Promise<Viewer> {
  const header = req.get('authorization');
  const token = /^Bearer +([\w.~+/=-]{1,500})$/i.exec(header ?? '')?.[1];
  const viewer = token === undefined ? null : await tokens.findViewerByToken(token);
  if (viewer === null) throw new UnauthenticatedError(header !== undefined);
  return viewer;
}

/** Throws ForbiddenError when the role or the token's scope does not suffice. */
export function requirePolicy(viewer: Viewer, policy: Exclude<ApiPolicy, { access: 'public' }>): void {
  requireScope(viewer, policy.scope);
  if (policy.access !== 'token' && !can(viewer, policy.access as PermissionName)) throw new ForbiddenError();
}

export function requireScope(viewer: Viewer, scope: TokenScope): void {
  if (!hasScope(viewer, scope)) throw new ForbiddenError('scopeMissing', { scope });
}

export const bodyLimitBytes = 1_048_576;
export const jsonBody: RequestHandler = json({
  limit: bodyLimitBytes,
  strict: true,
  type: 'application/json',
});

/** Refuses bodies that are not JSON before the parser passes over them in silence. */
export function requireJson(req: Request, isOptional: boolean): void {
  const hasBody = Number(req.get('content-length') ?? 0) > 0 || req.get('transfer-encoding') !== undefined;
  if (!hasBody && isOptional) return;
  if (hasBody && req.is('application/json') === false) throw new UnsupportedTypeError('unsupportedBody');
  if (!hasBody) throw new BadRequestError('bodyRequired');
}

/** The body as an object. Unknown fields: 400; wrong values: 422. */
export function readBody(route: ApiRoute, body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new BadRequestError('bodyRequired');
  if (route.body === null || route.isBodyCheckedByService) return body;
  return readData(route.body, body, 'unknownField');
}

export const maxLimit = 200;
const maxParameters = 100;

/** The query by its schema. Unknown or repeated parameters and a limit out of range: 400; wrong values: 422. */
export function readQuery(route: ApiRoute, query: Readonly<Record<string, unknown>>): unknown {
  const entries = Object.entries(query);
  if (entries.length > maxParameters) throw new BadRequestError('tooManyParameters');
  const known = route.query?.shape ?? {};
  for (const [name, value] of entries) {
    if (!Object.hasOwn(known, name))
      throw new BadRequestError('unknownParameter', { field: printable(name) });
    if (typeof value !== 'string') throw new BadRequestError('repeatedParameter', { field: printable(name) });
  }
  if (route.query === null) return {};
  const { limit } = query;
  const isLimit =
    limit === undefined ||
    (/^\d{1,4}$/.test(String(limit)) && Number(limit) >= 1 && Number(limit) <= maxLimit);
  if (!isLimit) throw new BadRequestError('limitOutOfRange', { max: maxLimit });
  return readData(
    route.query,
    Object.fromEntries(entries.filter(([, value]) => value !== '')),
    'unknownParameter',
  );
}

function readData(schema: z.ZodType, raw: unknown, unknownCode: string): unknown {
  const parsed = parseData(schema, raw);
  if (parsed.ok) return parsed.data;
  const [unknown] = parsed.unknown;
  if (unknown !== undefined) throw new BadRequestError(unknownCode, { field: printable(unknown) });
  throw new ValidationError(parsed.problems);
}

/** `Idempotency-Key`, if the client sent one. Throws BadRequestError for one that cannot be a key. */
export function idempotencyKeyOf(req: Request): string | null {
  const key = req.get('idempotency-key');
  if (key === undefined) return null;
  if (!/^[\x21-\x7e]{1,100}$/.test(key)) throw new BadRequestError('badIdempotencyKey');
  return key;
}

function printable(name: string): string {
  return name.replace(/[^\w.[\]$-]/g, '?').slice(0, 60);
}

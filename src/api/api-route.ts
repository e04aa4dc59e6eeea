import type { Request, RequestHandler } from 'express';
import type { z } from 'zod';
import type { PermissionName, TokenScope } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { Locale, Translate } from '../platform/i18n.ts';
import type { UploadedFile } from '../web/forms/uploads.ts';

/** Who may call: anybody, any token, or tokens whose user holds the permission; always within the token's scope. */
export type ApiPolicy =
  | { readonly access: 'public' }
  | { readonly access: 'token' | PermissionName; readonly scope: TokenScope };

export type Method = 'GET' | 'POST';

export interface ApiContext<P = unknown, Q = unknown, B = unknown> {
  /** Throws on public routes, where nobody is known. */
  readonly viewer: Viewer;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly files: readonly UploadedFile[];
  readonly locale: Locale;
  readonly t: Translate;
  readonly requestId: string;
  /** The client's key for a repeat of this very request; null when it sent none. */
  readonly idempotencyKey: string | null;
  readonly req: Request;
}

export interface StoredAnswer {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export interface ApiAnswer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly file?: StoredAnswer;
}

export interface ApiResponse {
  readonly status?: 200 | 201;
  readonly description: string;
  readonly schema?: z.ZodType;
  /** Media type of an answer that is no JSON. */
  readonly binary?: string;
}

export interface ApiRoute {
  readonly method: Method;
  /** In the way of Express: `/cases/:id`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly policy: ApiPolicy;
  readonly query: z.ZodObject | null;
  readonly body: z.ZodType | null;
  /** The service behind checks the body with the same schema and more; it is handed on as it came. */
  readonly isBodyCheckedByService: boolean;
  /** No body counts as an empty object. */
  readonly isBodyOptional: boolean;
  readonly upload: RequestHandler | null;
  readonly response: ApiResponse;
  readonly takesIdempotencyKey: boolean;
  readonly handler: (context: ApiContext) => Promise<ApiAnswer>;
}

type Params<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? { readonly [K in Trimmed<Name> | keyof Params<Rest>]: string }
  : Path extends `${string}:${infer Name}`
    ? { readonly [K in Trimmed<Name>]: string }
    : Record<never, string>;
type Trimmed<Name extends string> = Name extends `${infer Plain}.${string}` ? Plain : Name;

export interface ApiRouteInput<Path extends string, Q extends z.ZodObject, B extends z.ZodType> {
  readonly method: Method;
  readonly path: Path;
  readonly tag: string;
  readonly summary: string;
  readonly policy: ApiPolicy;
  readonly query?: Q;
  readonly body?: B;
  readonly isBodyCheckedByService?: true;
  readonly isBodyOptional?: true;
  readonly upload?: RequestHandler;
  readonly response: ApiResponse;
  readonly takesIdempotencyKey?: true;
  readonly handler: (context: ApiContext<Params<Path>, z.infer<Q>, z.infer<B>>) => Promise<ApiAnswer>;
}

/**
 * One call of the API: the router and the OpenAPI text both come from it, so that what is described is what is
 * served. Throws TypeError for a route without a policy: it must not start.
 */
export function defineApiRoute<Path extends string, Q extends z.ZodObject, B extends z.ZodType>(
  input: ApiRouteInput<Path, Q, B>,
): ApiRoute {
  const { access } = input.policy ?? {};
  const place = `${input.method} ${input.path}`;
  if (access === undefined) throw new TypeError(`route without policy: ${place}`);
  if (access !== 'public' && !('scope' in input.policy)) throw new TypeError(`route without scope: ${place}`);
  return {
    method: input.method,
    path: input.path,
    tag: input.tag,
    summary: input.summary,
    policy: input.policy,
    query: input.query ?? null,
    body: input.body ?? null,
    isBodyCheckedByService: input.isBodyCheckedByService ?? false,
    isBodyOptional: input.isBodyOptional ?? false,
    upload: input.upload ?? null,
    response: input.response,
    takesIdempotencyKey: input.takesIdempotencyKey ?? false,
    handler: input.handler as unknown as ApiRoute['handler'],
  };
}

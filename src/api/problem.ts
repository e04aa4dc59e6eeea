import type { Response } from 'express';
import {
  AppError,
  BusyError,
  IllegalTransitionError,
  type Problem,
  StaleVersionError,
  TooManyRequestsError,
  ValidationError,
} from '../platform/errors.ts';
import { type Locale, pick, type Translate } from '../platform/i18n.ts';
import { errorText } from '../web/pages/error-page.ts';

/** No token, or one that speaks for nobody. */
export class UnauthenticatedError extends AppError {
  readonly status = 401;
  readonly hadToken: boolean;

  constructor(hadToken: boolean) {
    super(hadToken ? 'tokenInvalid' : 'tokenMissing');
    this.hadToken = hadToken;
  }
}

/** A known address asked with a method it has not. */
export class MethodNotAllowedError extends AppError {
  readonly status = 405;

  constructor(allow: string) {
    super('methodNotAllowed', { allow });
  }
}

/** RFC 9457. `type` tells apart what shares a status, e.g. staleVersion and illegalTransition. */
export interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  detail: string;
  requestId: string;
  errors?: { pointer: string; message: string; basis?: string }[];
  allowed?: readonly string[];
  changes?: readonly unknown[];
}

interface Refusal {
  status: number;
  code: string;
  params: Record<string, string | number>;
}

/** The errors of the JSON parser, by their `type`. */
const parserRefusals: Readonly<Record<string, Refusal>> = {
  'entity.parse.failed': { status: 400, code: 'badJson', params: {} },
  'entity.too.large': { status: 413, code: 'bodyTooLarge', params: { limit: '1 MB' } },
  'charset.unsupported': { status: 415, code: 'unsupportedBody', params: {} },
  'encoding.unsupported': { status: 415, code: 'unsupportedBody', params: {} },
  'request.aborted': { status: 400, code: 'incompleteRequest', params: {} },
  'request.size.invalid': { status: 400, code: 'incompleteRequest', params: {} },
};

/** Turns anything thrown into a status and a code; what it does not know is a bug: 500. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof AppError) return { status: error.status, code: error.code, params: error.params };
  const { type, status } = Object(error) as { type?: unknown; status?: unknown };
  const known = typeof type === 'string' ? parserRefusals[type] : undefined;
  if (known !== undefined) return known;
  if (error instanceof URIError || status === 400) return { status: 400, code: 'badRequest', params: {} };
  return { status: 500, code: 'unexpected', params: {} };
}

export function problemDetails(
  error: unknown,
  t: Translate,
  locale: Locale,
  requestId: string,
): ProblemDetails {
  const { status, code, params } = refusalOf(error);
  return {
    type: `urn:dingfen:problem:${code}`,
    title: t(`errors.title.${status}`),
    status,
    detail: detailOf(code, status, params, t),
    requestId,
    ...(error instanceof ValidationError && {
      errors: error.problems.map((problem) => errorItem(problem, t, locale)),
    }),
    ...(error instanceof IllegalTransitionError && { allowed: error.allowed }),
    ...(error instanceof StaleVersionError && { changes: error.changes }),
  };
}

function detailOf(code: string, status: number, params: Refusal['params'], t: Translate): string {
  const key = `api.errors.${code}`;
  const own = t(key, params);
  return own === key ? errorText(code, status, params, t) : own;
}

function errorItem(problem: Problem, t: Translate, locale: Locale) {
  return {
    pointer: pointerOf(problem.path),
    code: problem.code,
    message: problem.message === undefined ? fieldText(problem, t) : pick(problem.message, locale),
    ...(problem.basis !== undefined && { basis: problem.basis }),
  };
}

function fieldText(problem: Problem, t: Translate): string {
  const key = `errors.fields.${problem.code}`;
  const text = t(key, problem.params ?? {});
  return text === key ? t('errors.fields.invalid') : text;
}

/** 'obligations.0.amountFen' as the JSON pointer '/obligations/0/amountFen' (RFC 6901); '' is the whole document. */
export function pointerOf(path: string): string {
  if (path === '') return '';
  const parts = path.split('.').map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'));
  return `/${parts.join('/')}`;
}

export function sendProblem(
  res: Response,
  error: unknown,
  t: Translate,
  locale: Locale,
  requestId: string,
): void {
  const problem = problemDetails(error, t, locale, requestId);
  if (error instanceof BusyError || error instanceof TooManyRequestsError) {
    res.set('Retry-After', String(error.retryAfterSeconds));
  }
  if (error instanceof UnauthenticatedError) {
    res.set('WWW-Authenticate', `Bearer realm="dingfen"${error.hadToken ? ', error="invalid_token"' : ''}`);
  }
  if (error instanceof MethodNotAllowedError) res.set('Allow', String(error.params.allow));
  res.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

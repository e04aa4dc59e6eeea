import type { ErrorRequestHandler, Request, Response } from 'express';
import {
  AppError,
  BusyError,
  StaleVersionError,
  TooManyRequestsError,
  ValidationError,
} from '../../platform/errors.ts';
import { safeUrl } from '../../platform/logger.ts';
import { contextOf, translateOf } from '../context.ts';
import { MethodNotAllowed } from '../routes.ts';
import { renderConflict } from './conflict-page.ts';
import { errorText, problemText, typedValues } from './error-page.ts';
import { mayOpen } from './navigation.ts';
import { render } from './render.ts';

interface Refusal {
  status: number;
  code: string;
  params: Record<string, string | number>;
}

/** The errors of Express and its body parser, by their `type`. */
const parserRefusals: Readonly<Record<string, Refusal>> = {
  'entity.too.large': { status: 413, code: 'formTooLarge', params: { limit: '1 MB' } },
  'parameters.too.many': { status: 400, code: 'tooManyParameters', params: {} },
  'charset.unsupported': { status: 415, code: 'unsupportedForm', params: {} },
  'encoding.unsupported': { status: 415, code: 'unsupportedForm', params: {} },
  'request.aborted': { status: 400, code: 'incompleteRequest', params: {} },
  'request.size.invalid': { status: 400, code: 'incompleteRequest', params: {} },
};

/** Turns anything thrown into a status and a text key; what it does not know is a bug: 500. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof AppError) return { status: error.status, code: error.code, params: error.params };
  if (error instanceof MethodNotAllowed) return { status: 405, code: 'methodNotAllowed', params: {} };
  const { type, status } = Object(error) as { type?: unknown; status?: unknown };
  const known = typeof type === 'string' ? parserRefusals[type] : undefined;
  if (known !== undefined) return known;
  if (error instanceof URIError || status === 400) return { status: 400, code: 'badRequest', params: {} };
  return { status: 500, code: 'unexpected', params: {} };
}

/** The last middleware: an error page in the reader's language, never a stack trace, never a sign-out. */
export function errorHandler(): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    const { web, requestId } = contextOf(req);
    const refusal = refusalOf(error);
    if (refusal.status >= 500) {
      const about = { requestId, method: req.method, url: safeUrl(req.originalUrl), status: refusal.status };
      if (refusal.status === 500) web.log.error({ ...about, err: error }, 'request failed');
      else web.log.warn({ ...about, code: refusal.code }, 'request refused');
    }
    if (res.headersSent) return next(error);
    setRetryAfter(res, error);
    try {
      await renderError(req, res, error, refusal);
    } catch (failure) {
      web.log.error({ requestId, err: failure }, 'error page failed');
      res.status(500).type('text/plain').send(`500 ${requestId}`);
    }
  };
}

function setRetryAfter(res: Response, error: unknown): void {
  if (error instanceof BusyError || error instanceof TooManyRequestsError) {
    res.set('Retry-After', String(error.retryAfterSeconds));
  }
}

async function renderError(req: Request, res: Response, error: unknown, refusal: Refusal): Promise<void> {
  if (error instanceof StaleVersionError) {
    return renderConflict(res, { changes: error.changes, backHref: req.originalUrl });
  }
  const { web, requestId, locale, viewer } = contextOf(req);
  const t = translateOf(req);
  const { status, code, params } = refusal;
  const isExpired = code === 'pageExpired';
  const keepsInput = isExpired || [409, 413, 415, 422, 429, 503].includes(status);
  const typed = keepsInput ? typedValues(req) : { shown: [], hidden: [] };
  const roles = String(params.roles ?? '')
    .split(',')
    .filter(Boolean);
  const page = {
    title: t(`errors.title.${isExpired ? 'pageExpired' : status}`),
    frame: viewer === null ? ('plain' as const) : ('full' as const),
    status,
    message: errorText(code, status, params, t),
    problems:
      error instanceof ValidationError
        ? error.problems.map((problem) => problemText(problem, t, locale))
        : [],
    offices:
      status === 403
        ? roles.map((role) => web.roleLabel(role, locale)).filter((label) => label !== null)
        : [],
    hasSearch: status === 404 && mayOpen(viewer, web.navigation, 'cases'),
    requestId,
    supportContact: web.supportContact,
    typed: typed.shown,
    resend: isExpired
      ? { action: req.originalUrl, hidden: typed.hidden, isSignedOut: viewer === null }
      : null,
    retryAfter: res.get('Retry-After') ?? null,
  };
  await render(res, 'error', page, status);
}

import { csrfSync } from 'csrf-sync';
import type { NextFunction, Request, Response } from 'express';
import { ForbiddenError } from '../platform/errors.ts';
import { contextOf } from './context.ts';

const protection = csrfSync({
  size: 32,
  getTokenFromRequest: (req) => {
    const token: unknown = req.body?._csrf ?? req.headers['x-csrf-token'];
    return typeof token === 'string' ? token : undefined;
  },
});

/** The token of this session; makes a session when there is none, so only pages with a form ask for it. */
export function csrfToken(req: Request): string {
  return protection.generateToken(req);
}

/** Refuses a POST without the session's token: 403 with what was typed kept, or plain 403 from elsewhere. */
export function requireCsrf(req: Request, res: Response, next: NextFunction): void {
  protection.csrfSynchronisedProtection(req, res, (error?: unknown) => {
    if (error === undefined) next();
    else next(new ForbiddenError(isForeign(req) ? 'foreignOrigin' : 'pageExpired'));
  });
}

/** A form of another site gets no page that would let it through on a second try. */
function isForeign(req: Request): boolean {
  const origin = req.get('origin');
  if (origin === undefined) return req.get('sec-fetch-site') === 'cross-site';
  const { publicOrigin } = contextOf(req).web;
  return publicOrigin === null
    ? !URL.canParse(origin) || new URL(origin).host !== req.get('host')
    : origin !== publicOrigin;
}

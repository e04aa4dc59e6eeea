import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { ForbiddenError } from '../platform/errors.ts';
import { type Access, isAllowed } from './access.ts';
import { contextOf } from './context.ts';

/** Signed out: to the sign-in page and back here afterwards. Another role: 403 that names the roles that may. */
export function requireAccess(access: Access): RequestHandler {
  return (req: Request, res: Response, next: NextFunction) => {
    const { viewer } = contextOf(req);
    if (isAllowed(access, viewer)) return next();
    if (viewer === null) return redirectToSignIn(req, res);
    next(new ForbiddenError('forbidden', { roles: Array.isArray(access) ? access.join(',') : '' }));
  };
}

function redirectToSignIn(req: Request, res: Response): void {
  const target = `/sign-in?next=${encodeURIComponent(req.originalUrl)}`;
  if (req.get('hx-request') === 'true') {
    // A redirect would be followed inside the page part that asked; this moves the whole page.
    res.set('HX-Redirect', target).status(204).end();
    return;
  }
  res.redirect(303, target);
}

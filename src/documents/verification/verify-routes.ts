import type { Request, RequestHandler, Response } from 'express';
import { localeOf, seeOther, translateOf } from '../../web/context.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { normaliseVerifyCode } from '../core/document.ts';
import { verifyPage } from '../issuing/documents-page.ts';
import type { VerificationService } from './verification-service.ts';

/** Runs before a code is looked up. */
export type VerifyLimit = RequestHandler;

const offlineSteps = ['paper', 'call', 'counter', 'file', 'later'] as const;

/** The public check of a printed paper, as a page and, when asked for, as JSON. */
export function verifyRoutes(deps: {
  readonly verification: Pick<VerificationService, 'verify'>;
  /** Limits tries per sender: codes must not be found by trying. */
  readonly limit?: VerifyLimit;
}): RouteGroup {
  const { verification, limit } = deps;
  const routes = defineRoutes('verify');

  const show = async (req: Request, res: Response, typed: string): Promise<void> => {
    const isAsked = typed !== '';
    const result = isAsked ? await verification.verify(typed) : null;
    const status = isAsked && result === null ? 404 : 200;
    if (isAsked && req.accepts(['html', 'json']) === 'json') {
      res.status(status).json(result ?? { code: typed.slice(0, 20), error: 'notFound' });
      return;
    }
    const page = verifyPage(typed.slice(0, 40), result, isAsked, translateOf(req), localeOf(req));
    await render(res, 'documents/verification/verify', page, status);
  };

  routes.get('/verify', { access: 'public' }, async (req, res) => {
    const typed = typeof req.query.code === 'string' ? req.query.code : '';
    const code = normaliseVerifyCode(typed);
    if (code === null) await show(req, res, typed);
    else seeOther(res, `/verify/${code}`);
  });
  routes.get('/verify/offline', { access: 'public' }, async (req, res) => {
    const t = translateOf(req);
    const steps = offlineSteps.map((key) => t(`documents.offline.steps.${key}`));
    await render(res, 'documents/verification/verify-offline', {
      title: t('documents.offline.title'),
      frame: 'public',
      steps,
    });
  });
  routes.get('/verify/:code', { access: 'public', ...(limit ? { before: [limit] } : {}) }, (req, res) =>
    show(req, res, String(req.params.code)),
  );
  return routes;
}

import type { Request, Response } from 'express';
import type { Case } from '../../cases/core/case.ts';
import { seesStatusOnly } from '../../cases/core/reading-rule.ts';
import type { CaseService } from '../../cases/registration/case-service.ts';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { NotFoundError, type Problem, ValidationError } from '../../platform/errors.ts';
import { localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { parseForm } from '../../web/forms/form.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { setFlash } from '../../web/session.ts';
import {
  plainSendForm,
  sendForm,
  sentPage,
  textPage,
  wordingForm,
  wordingPage,
  wordingsPage,
} from './text-page.ts';
import type { PartyTextsService } from './texts-service.ts';
import { isPartyTextCode, type PartyTextCode, partyTexts } from './wording.ts';
import type { TextWordingsService } from './wordings-service.ts';

export interface PartyTextRoutesDeps {
  readonly cases: Pick<CaseService, 'getCase'>;
  readonly partyTexts: PartyTextsService;
  readonly textWordings: TextWordingsService;
  readonly nameOf: (accountId: string) => Promise<string | null>;
}

interface Shown {
  readonly values?: Readonly<Record<string, unknown>>;
  readonly problems?: readonly Problem[];
}

/** The texts to parties: sending one from its case, reading one again, and the words a committee uses. */
export function createPartyTextRoutes(deps: PartyTextRoutesDeps): RouteGroup {
  const routes = defineRoutes('partyTexts');
  sendRoutes(routes, deps);
  wordingRoutes(routes, deps);
  return routes;
}

const wordsOf = (req: Request) => ({ t: translateOf(req), locale: localeOf(req) });

function codeOf(req: Request): PartyTextCode {
  const code = String(req.params['text']);
  if (!isPartyTextCode(code)) throw new NotFoundError();
  return code;
}

function sendRoutes(routes: RouteGroup, { cases, partyTexts: texts, nameOf }: PartyTextRoutesDeps): void {
  const policy = { access: permissions.textParties };
  const subjectOf = async (req: Request): Promise<Case> => {
    const viewer = viewerOf<Viewer>(req);
    const subject = await cases.getCase(viewer, String(req.params['id']));
    if (seesStatusOnly(viewer, subject)) throw new NotFoundError();
    return subject;
  };
  const show = async (req: Request, res: Response, shown: Shown, status = 200): Promise<void> => {
    const subject = await subjectOf(req);
    const offer = await texts.offer(viewerOf<Viewer>(req), subject, codeOf(req));
    await render(res, 'notices/parties/text', textPage(subject, offer, shown, wordsOf(req)), status);
  };
  routes.get('/cases/:id/texts/:text', policy, (req, res) => show(req, res, {}));
  routes.post('/cases/:id/texts/:text', policy, async (req, res) => {
    const code = codeOf(req);
    const subject = await subjectOf(req);
    const parsed = parseForm(partyTexts[code].needsConsent ? sendForm : plainSendForm, req.body);
    if (!parsed.ok) return show(req, res, parsed, parsed.status);
    try {
      await texts.send(viewerOf<Viewer>(req), subject, code, { hasConsent: false, ...parsed.data });
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      return show(req, res, { values: parsed.values, problems: error.problems }, 422);
    }
    setFlash(req, 'notices.offer.queued');
    seeOther(res, `/cases/${subject.code}#panel-partyTexts`);
  });
  routes.get('/cases/:id/texts/sent/:delivery', { access: permissions.viewDocuments }, async (req, res) => {
    const subject = await subjectOf(req);
    const delivery = await texts.sent(viewerOf<Viewer>(req), subject, String(req.params['delivery']));
    const askedBy = delivery.askedBy === null ? null : await nameOf(delivery.askedBy);
    await render(res, 'notices/parties/sent', sentPage(subject, delivery, askedBy, translateOf(req)));
  });
}

function wordingRoutes(routes: RouteGroup, { textWordings }: PartyTextRoutesDeps): void {
  const write = { access: permissions.manageWording };
  const show = async (req: Request, res: Response, shown: Shown, status = 200): Promise<void> => {
    const code = codeOf(req);
    const texts = await textWordings.list(viewerOf<Viewer>(req));
    const text = texts.find((one) => one.code === code)?.text ?? '';
    await render(res, 'notices/parties/wording', wordingPage(code, text, shown, wordsOf(req)), status);
  };
  routes.get('/papers/texts', { access: permissions.viewPaperBook }, async (req, res) => {
    const viewer = viewerOf<Viewer>(req);
    const page = wordingsPage(
      await textWordings.list(viewer),
      textWordings.canWrite(viewer),
      translateOf(req),
    );
    await render(res, 'notices/parties/wordings', page);
  });
  routes.get('/papers/texts/:text', write, (req, res) => show(req, res, {}));
  routes.post('/papers/texts/:text', write, async (req, res) => {
    const code = codeOf(req);
    const parsed = parseForm(wordingForm(code), req.body);
    if (!parsed.ok) return show(req, res, parsed, parsed.status);
    try {
      await textWordings.save(viewerOf<Viewer>(req), code, parsed.data);
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      return show(req, res, { values: parsed.values, problems: error.problems }, 422);
    }
    setFlash(req, 'notices.wording.saved');
    seeOther(res, '/papers/texts');
  });
}

import type { Request, Response } from 'express';
import { z } from 'zod';
import { can, permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { Day } from '../../platform/clock.ts';
import { type Problem, ValidationError } from '../../platform/errors.ts';
import { contextOf, localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { type FormInput, parseForm, parseQuery } from '../../web/forms/form.ts';
import { sendStoredFile } from '../../web/pages/downloads.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { setFlash } from '../../web/session.ts';
import { bookPage, wordingPage, wordingSchema } from './book-page.ts';
import type { WordingInput, WordingService } from './wording-service.ts';

const sampleQuery = z.object({ sample: z.string().max(100).optional() });

interface Typed {
  readonly values?: Readonly<Record<string, unknown>>;
  readonly problems?: readonly Problem[];
  readonly control?: NonNullable<FormInput['control']>;
}

/** `/papers`: the book of papers, samples, and the editor of the office's own wording. */
export function bookRoutes({ wordings }: { readonly wordings: WordingService }): RouteGroup {
  const read = { access: permissions.viewPaperBook };
  const write = { access: permissions.manageWording };

  const show = async (req: Request, res: Response, typed: Typed, status = 200): Promise<void> => {
    const found = await wordings.draft(viewerOf<Viewer>(req), String(req.params['code']));
    await render(
      res,
      'documents/wording/wording',
      wordingPage({ ...found, ...typed }, translateOf(req), localeOf(req)),
      status,
    );
  };

  return defineRoutes('papers')
    .get('/papers', read, async (req, res) => {
      const viewer = viewerOf<Viewer>(req);
      const papers = await wordings.book(viewer);
      await render(
        res,
        'documents/wording/book',
        bookPage(
          papers,
          { canWrite: wordings.canWrite(viewer), canIssue: can(viewer, 'issueDocument') },
          translateOf(req),
          localeOf(req),
        ),
      );
    })
    .get('/papers/:code/sample.pdf', read, async (req, res) => {
      const code = String(req.params['code']);
      const { sample } = parseQuery(sampleQuery, req.query);
      const { bytes } = await wordings.sample(viewerOf<Viewer>(req), code, sample ?? null, false);
      sendStoredFile(res, { name: `${code}.pdf`, mediaType: 'application/pdf', bytes, isInline: true });
    })
    .get('/papers/:code/wording/preview.pdf', write, async (req, res) => {
      const code = String(req.params['code']);
      const { bytes } = await wordings.sample(viewerOf<Viewer>(req), code, null, true);
      sendStoredFile(res, { name: `${code}.pdf`, mediaType: 'application/pdf', bytes, isInline: true });
    })
    .get('/papers/:code/wording', write, (req, res) => show(req, res, {}))
    .post('/papers/:code/wording', write, async (req, res) => {
      const viewer = viewerOf<Viewer>(req);
      const code = String(req.params['code']);
      const { template } = await wordings.draft(viewer, code);
      const parsed = parseForm(wordingSchema(template.wording), req.body);
      if (!parsed.ok) {
        await show(req, res, parsed, parsed.status);
        return;
      }
      const input = inputOf(parsed.data);
      const isActivation = parsed.control.action === 'activate';
      try {
        if (isActivation) await wordings.activate(viewer, code, input, contextOf(req).requestId);
        else await wordings.saveDraft(viewer, code, input);
      } catch (error) {
        if (!(error instanceof ValidationError)) throw error;
        await show(req, res, { ...parsed, problems: error.problems }, 422);
        return;
      }
      setFlash(req, isActivation ? 'documents.book.activated' : 'documents.book.saved');
      seeOther(res, isActivation ? '/papers' : `/papers/${encodeURIComponent(code)}/wording`);
    });
}

function inputOf(data: Readonly<Record<string, unknown>>): WordingInput {
  const { changeReason, validFrom, ...texts } = data;
  return {
    texts: texts as Record<string, string | undefined>,
    basis: changeReason as string | undefined,
    validFrom: validFrom as Day | undefined,
  };
}

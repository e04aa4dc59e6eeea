import type { Request, Response } from 'express';
import { z } from 'zod';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { Database } from '../../platform/database/connect.ts';
import { ConflictError, ValidationError } from '../../platform/errors.ts';
import { textField } from '../../platform/fields/index.ts';
import { contextOf, localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { parseForm, parseQuery } from '../../web/forms/form.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { setFlash } from '../../web/session.ts';
import { documentProblems } from '../core/document-problems.ts';
import { type SeenCase, seenCase } from '../core/seen-case.ts';
import { papersPath } from '../issuing/documents-page.ts';
import { entryFormSchema } from '../records/entry-kind.ts';
import type { EntriesService } from './entries-service.ts';
import { type EntryPageInput, entryPage } from './entry-page.ts';

const plain = { zh: '', en: '' };
const followsQuery = z.object({ follows: textField({ label: plain, required: false, max: 100 }) });
const withdrawForm = z.strictObject({ entry: textField({ label: plain, max: 100 }) });

/** Forms in which the records of papers are written. */
export function entryRoutes(deps: { readonly entries: EntriesService; readonly db: Database }): RouteGroup {
  const { entries, db } = deps;
  const policy = { access: permissions.issueDocument };
  const base = '/cases/:id/documents/entries';

  const show = async (
    req: Request,
    res: Response,
    { viewer, subject }: SeenCase,
    input: Omit<EntryPageInput, 'subject' | 'form'>,
    status = 200,
  ): Promise<void> => {
    const form = await entries.form(viewer, subject, String(req.params['code']), input.follows);
    const page = entryPage({ ...input, subject, form }, translateOf(req), localeOf(req));
    await render(res, 'documents/written/entry', page, status);
  };

  return defineRoutes('paperEntries')
    .get(`${base}/:code/new`, policy, async (req, res) => {
      const asked = await seenCase(db, viewerOf<Viewer>(req), String(req.params['id']));
      await show(req, res, asked, { follows: parseQuery(followsQuery, req.query).follows ?? null });
    })
    .post(`${base}/withdraw`, policy, async (req, res) => {
      const { viewer, subject } = await seenCase(db, viewerOf<Viewer>(req), String(req.params['id']));
      const parsed = parseForm(withdrawForm, req.body);
      if (!parsed.ok) throw new ValidationError(parsed.problems);
      await entries.withdraw(viewer, subject, parsed.data.entry, contextOf(req).requestId);
      setFlash(req, 'documents.entries.withdrawn');
      seeOther(res, papersPath(subject));
    })
    .post(`${base}/:code`, policy, async (req, res) => {
      const asked = await seenCase(db, viewerOf<Viewer>(req), String(req.params['id']));
      const { viewer, subject } = asked;
      const code = String(req.params['code']);
      const { kind } = await entries.form(viewer, subject, code);
      const parsed = parseForm(entryFormSchema(kind), req.body);
      const { values, control } = parsed;
      const former =
        typeof values['follows'] === 'string' && values['follows'] !== '' ? values['follows'] : null;
      if (!parsed.ok) {
        const { problems, status } = parsed;
        await show(req, res, asked, { values, problems, control, follows: former }, status);
        return;
      }
      const { follows: _, ...data } = parsed.data;
      try {
        const { requestId } = contextOf(req);
        const key = control.idempotencyKey;
        const { rootId } = await entries.write(viewer, subject, code, data, {
          follows: former,
          key,
          requestId,
        });
        setFlash(req, 'documents.entries.written');
        const query = new URLSearchParams({ code, aboutId: rootId });
        seeOther(res, `${papersPath(subject)}/new?${query.toString()}`);
      } catch (error) {
        if (error instanceof ValidationError) {
          await show(req, res, asked, { values, problems: error.problems, control, follows: former }, 422);
        } else if (error instanceof ConflictError && former !== null) {
          const last = await entries.lastOf(subject, former);
          await show(
            req,
            res,
            asked,
            { values, problems: [documentProblems.staleEntry], follows: last },
            409,
          );
        } else throw error;
      }
    });
}

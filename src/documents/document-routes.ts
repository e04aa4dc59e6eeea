import type { Request, Response } from 'express';
import { z } from 'zod';
import { actingRolesOn } from '../cases/core/case-policy.ts';
import { permissions } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { JobsService } from '../jobs/jobs-service.ts';
import type { Database } from '../platform/database/connect.ts';
import { ForbiddenError, ValidationError } from '../platform/errors.ts';
import { flagField, textField } from '../platform/fields/index.ts';
import { contextOf, localeOf, seeOther, translateOf, viewerOf } from '../web/context.ts';
import { parseForm, parseQuery } from '../web/forms/form.ts';
import { sendStoredFile } from '../web/pages/downloads.ts';
import { problemText } from '../web/pages/error-page.ts';
import { render } from '../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../web/routes.ts';
import { setFlash } from '../web/session.ts';
import type { BatchService } from './batch/batch-service.ts';
import { canListPapers } from './core/document-policy.ts';
import { seenCase } from './core/seen-case.ts';
import { issuePage, papersPage, papersPath } from './issuing/documents-page.ts';
import type { DocumentsService } from './issuing/documents-service.ts';
import type { VolumeService } from './volume/volume-service.ts';
import type { WordService } from './word/word-service.ts';
import type { EntriesService } from './written/entries-service.ts';

const patienceMilliseconds = 400;
const plain = { zh: '', en: '' };
const paperQuery = z.object({
  code: textField({ label: plain, max: 10 }),
  aboutId: textField({ label: plain, max: 200, required: false }),
});
const printQuery = z.object({
  edition: z.enum(['large']).optional(),
  print: z.string().max(100).optional(),
});
const issueForm = z.strictObject({
  code: textField({ label: plain, max: 10 }),
  aboutId: textField({ label: plain, max: 200, required: false }),
  isMissingConfirmed: flagField({ label: plain, required: false }),
});

/** Pages of a case's papers: list with print log, last look, issue, preview, file. */
export function documentRoutes(deps: {
  readonly documents: DocumentsService;
  readonly volumes: VolumeService;
  readonly jobs: JobsService;
  readonly entries: EntriesService;
  readonly words: WordService;
  readonly batches: BatchService;
  readonly db: Database;
}): RouteGroup {
  const { documents, volumes, jobs, entries, words, batches, db } = deps;
  const routes = defineRoutes('documents');
  const read = { access: permissions.viewDocuments };
  const issue = { access: permissions.issueDocument };

  const load = (req: Request) => seenCase(db, viewerOf<Viewer>(req), String(req.params['id']));

  routes.get('/cases/:id/documents', read, async (req, res) => {
    const { viewer, subject } = await load(req);
    if (!canListPapers(actingRolesOn(viewer, subject))) throw new ForbiddenError();
    const sources = await documents.sources(subject);
    const papers = await documents.list(viewer, subject, sources);
    const canBind = volumes.canBind(viewer, subject);
    const written = {
      entries: await entries.list(viewer, subject),
      kinds: await entries.kinds(viewer, subject, sources),
      words: await words.offered(viewer, subject),
      batches: await batches.offers(viewer, subject, sources),
    };
    const page = papersPage(subject, papers, translateOf(req), localeOf(req), canBind, written);
    await render(res, 'documents/issuing/list', page);
  });

  routes.get('/cases/:id/documents/new', issue, async (req, res) => {
    const { viewer, subject } = await load(req);
    const { code, aboutId } = parseQuery(paperQuery, req.query);
    const preview = await documents.preview(viewer, subject, code, aboutId ?? null);
    await render(
      res,
      'documents/issuing/issue',
      issuePage(subject, preview, translateOf(req), localeOf(req)),
    );
  });

  routes.get('/cases/:id/documents/preview.pdf', issue, async (req, res) => {
    const { viewer, subject } = await load(req);
    const { code, aboutId } = parseQuery(paperQuery, req.query);
    const { pdf } = await documents.preview(viewer, subject, code, aboutId ?? null);
    sendPdf(res, `${code} ${subject.code}.pdf`, pdf.bytes);
  });

  routes.post('/cases/:id/documents', issue, async (req, res) => {
    const { viewer, subject } = await load(req);
    const form = parseForm(issueForm, req.body);
    if (!form.ok) throw new ValidationError(form.problems);
    const { code, aboutId = null, isMissingConfirmed } = form.data;
    const { requestId } = contextOf(req);
    try {
      await documents.issue(viewer, subject, code, { aboutId, isMissingConfirmed, requestId });
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      const t = translateOf(req);
      const problems = error.problems.map((one) => problemText(one, t, localeOf(req)));
      const preview = await documents.preview(viewer, subject, code, aboutId);
      await render(
        res,
        'documents/issuing/issue',
        issuePage(subject, preview, t, localeOf(req), problems),
        422,
      );
      return;
    }
    setFlash(req, 'documents.issuedFlash');
    seeOther(res, papersPath(subject));
  });

  routes.get('/cases/:id/documents/volume.pdf', issue, async (req, res) => {
    const { viewer, subject } = await load(req);
    const { name, bytes } = await volumes.bind(viewer, subject, contextOf(req).requestId);
    sendPdf(res, name, bytes);
  });

  routes.post('/cases/:id/documents/volume', issue, async (req, res) => {
    const { viewer, subject } = await load(req);
    const { id } = await volumes.begin(viewer, subject, contextOf(req).requestId);
    // A thin file is ready before anybody could look at its progress.
    await jobs.settled(id, patienceMilliseconds);
    const isDone = (await jobs.find(viewer, id)).state === 'done';
    seeOther(res, isDone ? `/jobs/${id}/file` : `/jobs/${id}`);
  });

  routes.get('/cases/:id/documents/:did.pdf', read, async (req, res) => {
    const { viewer, subject } = await load(req);
    const { requestId } = contextOf(req);
    const isLogged = req.method === 'GET';
    const { edition, print } = parseQuery(printQuery, req.query);
    const file = await documents.print(viewer, subject, String(req.params.did), {
      requestId,
      isLogged,
      printId: print,
      ...(edition === undefined ? {} : { edition }),
    });
    sendPdf(res, file.name, file.bytes);
  });

  return routes;
}

function sendPdf(res: Response, name: string, bytes: Buffer): void {
  sendStoredFile(res, { name, mediaType: 'application/pdf', bytes, isInline: true });
}

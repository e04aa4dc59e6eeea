import type { Viewer } from '../identity/viewer.ts';
import { seeOther, translateOf, viewerOf } from '../web/context.ts';
import { sendStoredFile } from '../web/pages/downloads.ts';
import { render } from '../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../web/routes.ts';
import { setFlash } from '../web/session.ts';
import { jobListPage, jobPage } from './job-page.ts';
import type { JobsService } from './jobs-service.ts';

/** `/jobs`: long work of one person, its progress and its files. */
export function createJobRoutes({ jobs }: { readonly jobs: JobsService }): RouteGroup {
  const policy = { access: 'signedIn' } as const;
  return defineRoutes('jobs')
    .get('/jobs', policy, async (req, res) => {
      await render(res, 'jobs/list', jobListPage(await jobs.list(viewerOf<Viewer>(req)), translateOf(req)));
    })
    .get('/jobs/:job', policy, async (req, res) => {
      const job = await jobs.find(viewerOf<Viewer>(req), String(req.params['job']));
      await render(res, 'jobs/job', jobPage(job, translateOf(req)));
    })
    .get('/jobs/:job/file', policy, async (req, res) => {
      const file = await jobs.file(viewerOf<Viewer>(req), String(req.params['job']));
      sendStoredFile(res, { ...file, isInline: file.mediaType === 'application/pdf' });
    })
    .post('/jobs/:job/cancel', policy, async (req, res) => {
      const id = String(req.params['job']);
      await jobs.cancel(viewerOf<Viewer>(req), id);
      setFlash(req, 'jobs.cancelFlash');
      seeOther(res, `/jobs/${encodeURIComponent(id)}`);
    });
}

import type { Request, Response } from 'express';
import { z } from 'zod';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { JobsService } from '../../jobs/jobs-service.ts';
import { type Clock, legalDay } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { ValidationError } from '../../platform/errors.ts';
import { textField } from '../../platform/fields/index.ts';
import { contextOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { parseForm } from '../../web/forms/form.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { setFlash } from '../../web/session.ts';
import { seenCase } from '../core/seen-case.ts';
import type { BatchService } from './batch-service.ts';

const plain = { zh: '', en: '' };
const batchForm = z.strictObject({ code: textField({ label: plain, max: 10 }) });
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);
const monthForm = z.strictObject({ month: textField({ label: plain, max: 7 }) });

const shownMonths = 24;
const patienceMilliseconds = 400;

/** Papers made many at once, and the register of what was issued. */
export function batchRoutes(deps: {
  readonly batches: BatchService;
  readonly jobs: JobsService;
  readonly db: Database;
  readonly clock: Clock;
}): RouteGroup {
  const { batches, jobs, db, clock } = deps;

  const toJob = async (req: Request, res: Response, id: string): Promise<void> => {
    await jobs.settled(id, patienceMilliseconds);
    const isDone = (await jobs.find(viewerOf<Viewer>(req), id)).state === 'done';
    seeOther(res, isDone ? `/jobs/${id}/file` : `/jobs/${id}`);
  };

  return defineRoutes('batches')
    .post('/cases/:id/documents/batch', { access: permissions.issueDocument }, async (req, res) => {
      const { viewer, subject } = await seenCase(db, viewerOf<Viewer>(req), String(req.params['id']));
      const parsed = parseForm(batchForm, req.body);
      if (!parsed.ok) throw new ValidationError(parsed.problems);
      const { id } = await batches.begin(viewer, subject, parsed.data.code, contextOf(req).requestId);
      await toJob(req, res, id);
    })
    .get('/papers/month', { access: permissions.issueDocument }, async (req, res) => {
      const t = translateOf(req);
      await render(res, 'documents/batch/month', {
        title: t('documents.month.title'),
        active: 'papers',
        breadcrumbs: [
          { label: t('documents.book.title'), href: '/papers' },
          { label: t('documents.month.title') },
        ],
        months: lastMonths(legalDay(clock.now())),
        mayExport: permissions.exportLedger.some((role) => role === viewerOf<Viewer>(req).role),
      });
    })
    .post('/papers/covers', { access: permissions.issueDocument }, async (req, res) => {
      const parsed = parseForm(monthForm, req.body);
      if (!parsed.ok) throw new ValidationError(parsed.problems);
      const chosen = month.safeParse(parsed.data.month);
      if (!chosen.success) throw new ValidationError([{ path: 'month', code: 'notInList' }]);
      const job = await batches.beginCovers(viewerOf<Viewer>(req), chosen.data, contextOf(req).requestId);
      if (job === null) {
        setFlash(req, 'documents.month.none', 'warning');
        seeOther(res, '/papers/month');
        return;
      }
      await toJob(req, res, job.id);
    });
}

/** 2026-11, 2026-10, …: the latest first. */
function lastMonths(today: string): string[] {
  const [year = 0, number = 0] = today.split('-').map(Number);
  return Array.from({ length: shownMonths }, (_, back) => {
    const count = year * 12 + number - 1 - back;
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
  });
}

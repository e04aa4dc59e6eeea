import type { Request, Response } from 'express';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { JobsService } from '../../jobs/jobs-service.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import type { Problem } from '../../platform/errors.ts';
import { contextOf, localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { describeForm, parseForm, parseQuery, type RawGroup } from '../../web/forms/form.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { countText, listHref } from '../lists/list-page.ts';
import { caseListQuery, listFilterOf } from '../lists/list-query.ts';
import type { CaseListService } from '../lists/list-service.ts';
import { exportForm } from './export-form.ts';
import type { ExportService } from './export-service.ts';

export interface ExportRoutesDeps {
  readonly areas: AreasService;
  readonly lists: Pick<CaseListService, 'count'>;
  readonly exports: ExportService;
  readonly jobs: Pick<JobsService, 'settled' | 'find'>;
}

/** A short list is there at once; a long one is watched as a job. */
const patienceMilliseconds = 1500;

/** `/cases/export`: the list at the same address as a file. */
export function createExportRoutes({ areas, lists, exports, jobs }: ExportRoutesDeps): RouteGroup {
  const access = permissions.exportLedger;

  const show = async (
    req: Request,
    res: Response,
    shown: { readonly values?: RawGroup; readonly problems?: readonly Problem[] } = {},
    status = 200,
  ): Promise<void> => {
    const [t, locale] = [translateOf(req), localeOf(req)];
    const query = parseQuery(caseListQuery, req.query);
    const filter = listFilterOf(query, areas);
    const list = listHref({ ...query, cursor: undefined, limit: undefined });
    const count = filter.q === undefined ? await lists.count(viewerOf<Viewer>(req), filter) : null;
    await render(
      res,
      'cases/export/export',
      {
        title: t('cases.export.title'),
        active: 'cases',
        breadcrumbs: [{ label: t('cases.list.title'), href: list }, { label: t('cases.export.title') }],
        intro:
          count === null
            ? t('cases.export.introSearch')
            : t('cases.export.intro', { n: countText(count, t) }),
        form: describeForm({
          schema: exportForm,
          t,
          locale,
          action: list.replace('/cases', '/cases/export'),
          values: shown.values ?? { format: 'xlsx' },
          problems: shown.problems ?? [],
          submitLabel: t('cases.export.submit'),
          cancelHref: list,
        }),
      },
      status,
    );
  };

  return defineRoutes('caseExport')
    .get('/cases/export', { access }, async (req, res) => show(req, res))
    .post('/cases/export', { access }, async (req, res) => {
      const viewer = viewerOf<Viewer>(req);
      const filter = listFilterOf(parseQuery(caseListQuery, req.query), areas);
      const parsed = parseForm(exportForm, req.body);
      if (!parsed.ok) {
        return show(req, res, { values: parsed.values, problems: parsed.problems }, parsed.status);
      }
      const words = { t: translateOf(req), locale: localeOf(req), areas };
      const { requestId } = contextOf(req);
      const { id } = await exports.begin(viewer, { filter, ...parsed.data, requestId }, words);
      await jobs.settled(id, patienceMilliseconds);
      const isDone = (await jobs.find(viewer, id)).state === 'done';
      seeOther(res, isDone ? `/jobs/${id}/file` : `/jobs/${id}`);
    });
}

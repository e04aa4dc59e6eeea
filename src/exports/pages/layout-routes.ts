import type { Request, Response } from 'express';
import { z } from 'zod';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { type Clock, legalDay } from '../../platform/clock.ts';
import { NotFoundError, ValidationError } from '../../platform/errors.ts';
import { textField } from '../../platform/fields/index.ts';
import { contextOf, localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { parseForm, parseQuery } from '../../web/forms/form.ts';
import { acceptUploads, uploadedFiles } from '../../web/forms/uploads.ts';
import { sendStoredFile, workbookMediaType } from '../../web/pages/downloads.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { setFlash } from '../../web/session.ts';
import type { ExportColumn, ExportList } from '../core/export-list.ts';
import { layoutProblems } from '../layouts/layout-problems.ts';
import type { LayoutsService } from '../layouts/layouts-service.ts';
import { type LayoutPageInput, layoutForm, layoutPage } from './layout-page.ts';

export interface LayoutRoutesDeps {
  readonly lists: readonly ExportList[];
  readonly layouts: LayoutsService;
  readonly clock: Clock;
}

const upload = acceptUploads({ fields: ['file'], maxFiles: 1, kinds: 'workbook' });
const path = '/exports/layouts';
const layoutQuery = z.object({
  list: textField({ label: { zh: '列表', en: 'List' }, required: false, max: 40 }),
});

/** `/exports/layouts`: workbooks of the office into which lists are filled, their versions and a look at each. */
export function createLayoutRoutes(deps: LayoutRoutesDeps): RouteGroup {
  const { layouts } = deps;
  const policy = { access: permissions.manageLayouts };
  return defineRoutes('exportLayouts')
    .get(path, policy, async (req, res) => show(deps, req, res, parseQuery(layoutQuery, req.query).list))
    .post(path, { ...policy, upload }, async (req, res) => {
      const { values, control, ...parsed } = parseForm(layoutForm, req.body);
      const again = (problems: LayoutPageInput['shown']['problems'], status: number, list?: string) =>
        show(deps, req, res, list, { values, control, problems: problems ?? [] }, status);
      const [file] = uploadedFiles(req, 'file');
      if (!parsed.ok || file === undefined) {
        const missing = file === undefined ? [layoutProblems.missing] : [];
        await again([...(parsed.ok ? [] : parsed.problems), ...missing], parsed.ok ? 422 : parsed.status);
        return;
      }
      const { data } = parsed;
      const list = usable(deps, req).find(({ id }) => id === data.list);
      if (list === undefined) {
        await again([{ path: 'list', code: 'notInList' }], 422);
        return;
      }
      try {
        const columns = namedColumns(await columnsOf(list, req));
        const { requestId } = contextOf(req);
        await layouts.add(viewerOf<Viewer>(req), { ...data, bytes: file.bytes, columns }, requestId);
      } catch (error) {
        if (!(error instanceof ValidationError)) throw error;
        await again(error.problems, 422, list.id);
        return;
      }
      setFlash(req, 'exports.layout.added');
      seeOther(res, `${path}?list=${list.id}`);
    })
    .post(`${path}/:layout/end`, policy, async (req, res) => {
      await layouts.end(viewerOf<Viewer>(req), String(req.params['layout']), contextOf(req).requestId);
      setFlash(req, 'exports.layout.ended');
      seeOther(res, path);
    })
    .get(`${path}/:layout/preview.xlsx`, policy, async (req, res) => {
      const viewer = viewerOf<Viewer>(req);
      const id = String(req.params['layout']);
      const known = (await layouts.list(viewer)).find((one) => one.id === id);
      const list = usable(deps, req).find((one) => one.id === known?.list);
      if (list === undefined) throw new NotFoundError();
      const { layout, bytes } = await layouts.preview(viewer, id, namedColumns(await columnsOf(list, req)));
      sendStoredFile(res, { name: `${layout.name} ${layout.no}.xlsx`, bytes, mediaType: workbookMediaType });
    });
}

/** Lists that this person may export and that can be opened without naming anything. */
function usable({ lists }: LayoutRoutesDeps, req: Request): readonly ExportList[] {
  const { role } = viewerOf<Viewer>(req);
  return lists.filter(
    ({ access, path: at, id }) =>
      Array.isArray(access) && access.includes(role) && !at.includes(':') && id !== 'register',
  );
}

async function columnsOf(list: ExportList, req: Request): Promise<readonly ExportColumn[]> {
  const words = { t: translateOf(req), locale: localeOf(req) };
  const opened = await list.open({ viewer: viewerOf<Viewer>(req), query: {}, words, isClear: false });
  return opened.columns;
}

const namedColumns = (columns: readonly ExportColumn[]) =>
  columns.map(({ id, kind, label }) => ({ id, kind, label: label.zh }));

async function show(
  deps: LayoutRoutesDeps,
  req: Request,
  res: Response,
  asked: string | undefined,
  shown: LayoutPageInput['shown'] = {},
  status = 200,
): Promise<void> {
  const words = { t: translateOf(req), locale: localeOf(req) };
  const lists = usable(deps, req);
  const list = lists.find(({ id }) => id === asked) ?? lists[0];
  if (list === undefined) throw new NotFoundError();
  const page = layoutPage(
    {
      layouts: await deps.layouts.list(viewerOf<Viewer>(req)),
      lists: lists.map(({ id, title }) => ({ value: id, label: title })),
      list: list.id,
      columns: await columnsOf(list, req),
      today: legalDay(deps.clock.now()),
      shown,
    },
    words,
  );
  await render(res, 'exports/pages/layouts', page, status);
}

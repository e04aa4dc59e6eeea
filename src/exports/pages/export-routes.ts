import type { Request, Response } from 'express';
import { can } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { JobsService } from '../../jobs/jobs-service.ts';
import { ValidationError } from '../../platform/errors.ts';
import { contextOf, localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { type ProvidedOption, parseForm } from '../../web/forms/form.ts';
import { sendPrintPage } from '../../web/pages/print-page.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { type ExportList, filterOf } from '../core/export-list.ts';
import { type ExportFormat, type ExportService, tableFormats } from '../core/export-service.ts';
import type { LayoutFiller } from '../core/layout-filler.ts';
import { chosenOf, exportForm, firstColumnsField } from './export-form.ts';
import { type ExportPageInput, exportPage } from './export-page.ts';

export interface ExportRoutesDeps {
  readonly lists: readonly ExportList[];
  readonly exports: ExportService;
  readonly layouts: LayoutFiller;
  readonly jobs: Pick<JobsService, 'settled' | 'find'>;
}

/** A short list is there at once; a long one is watched as a job. */
const patienceMilliseconds = 1500;

/** `…/export` under the page of every list: the list at the same address as a file or a page to be printed. */
export function createExportRoutes(deps: ExportRoutesDeps): RouteGroup {
  const routes = defineRoutes('exports');
  for (const list of deps.lists) {
    routes.get(list.path, { access: list.access }, async (req, res) => show(deps, list, req, res));
    routes.post(list.path, { access: list.access }, async (req, res) => take(deps, list, req, res));
  }
  return routes;
}

const wordsOf = (req: Request) => ({ t: translateOf(req), locale: localeOf(req) });

/** What narrows the list, with what the address itself names: the import, the case. */
const queryOf = (req: Request): Record<string, string> => ({
  ...filterOf(req.query),
  ...(req.params as Record<string, string>),
});

async function open(deps: ExportRoutesDeps, list: ExportList, req: Request, isClear: boolean) {
  const viewer = viewerOf<Viewer>(req);
  const words = wordsOf(req);
  const opened = await list.open({ viewer, query: queryOf(req), words, isClear });
  const own = await deps.layouts.offered(viewer, list.id);
  const formats: ProvidedOption[] = [
    ...own.map(({ id, name }) => ({
      value: `layout:${id}`,
      label: words.t('exports.formats.layout', { name }),
    })),
    ...[...tableFormats, 'print' as const].map((value) => ({
      value,
      label: words.t(`exports.formats.${value}`),
    })),
  ];
  return { viewer, words, opened, formats };
}

async function show(
  deps: ExportRoutesDeps,
  list: ExportList,
  req: Request,
  res: Response,
  shown: ExportPageInput['shown'] = {},
  status = 200,
): Promise<void> {
  const { viewer, words, opened, formats } = await open(deps, list, req, false);
  const page = exportPage(
    {
      ...{ viewer, list, opened, formats, shown },
      query: filterOf(req.query),
      path: req.path,
      chosen: await deps.exports.chosenColumns(viewer, list, opened.columns),
      layoutsHref: can(viewer, 'manageLayouts') ? `/exports/layouts?list=${list.id}` : null,
    },
    words,
  );
  await render(res, 'exports/pages/export', page, status);
}

async function take(deps: ExportRoutesDeps, list: ExportList, req: Request, res: Response): Promise<void> {
  const { viewer, words, opened, formats } = await open(deps, list, req, false);
  const mayUnmask = list.hasNumbers === true && can(viewer, 'revealContact');
  const parsed = parseForm(exportForm(list, opened, mayUnmask), req.body);
  const { values, control } = parsed;
  if (!parsed.ok)
    return show(deps, list, req, res, { values, control, problems: parsed.problems }, parsed.status);
  const { format, reason } = parsed.data;
  const columns = chosenOf(opened, parsed.data);
  const problems = [
    ...(formats.some(({ value }) => value === format) ? [] : [{ path: 'format', code: 'notInList' }]),
    ...(columns.length > 0 ? [] : [{ path: firstColumnsField(opened), code: 'required' }]),
  ];
  if (problems.length > 0) return show(deps, list, req, res, { values, control, problems }, 422);
  const order = {
    query: queryOf(req),
    columns,
    reason,
    isClear: 'isClear' in parsed.data && parsed.data['isClear'] === true,
    requestId: contextOf(req).requestId,
  };
  try {
    if (format === 'print') {
      const { table, rows } = await deps.exports.print(viewer, list, order, words);
      return await sendPrintPage(res, table, rows, opened.href);
    }
    const asked = format as Exclude<ExportFormat, 'print'>;
    const { id } = await deps.exports.begin(viewer, list, asked, order, words);
    await deps.jobs.settled(id, patienceMilliseconds);
    const isDone = (await deps.jobs.find(viewer, id)).state === 'done';
    seeOther(res, isDone ? `/jobs/${id}/file` : `/jobs/${id}`);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    await show(deps, list, req, res, { values, control, problems: error.problems }, 422);
  }
}

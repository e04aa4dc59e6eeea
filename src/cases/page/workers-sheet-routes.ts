import type { Request, Response } from 'express';
import { z } from 'zod';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { Problem } from '../../platform/errors.ts';
import { readFirstSheet, UnreadableWorkbookError } from '../../platform/workbook-reader.ts';
import { localeOf, translateOf, viewerOf } from '../../web/context.ts';
import { describeForm } from '../../web/forms/form.ts';
import { acceptUploads, uploadedFiles } from '../../web/forms/uploads.ts';
import { sendStoredFile, workbookMediaType } from '../../web/pages/downloads.ts';
import { render } from '../../web/pages/render.ts';
import type { RouteGroup } from '../../web/routes.ts';
import type { CasePageDeps } from './case-page.ts';
import { requireOpenForm, showFilledForm } from './event-routes.ts';
import { type WorkersSheet, workersOf, workersTemplate } from './workers-sheet.ts';
import { workersSheetLocales } from './workers-sheet-texts.ts';

const event = 'importWorkers';
const limitBytes = 1024 * 1024;
const upload = acceptUploads({ fields: ['sheet'], maxFiles: 1, kinds: 'workbook' });
type Fault = Exclude<WorkersSheet['result'], 'workers'> | 'noFile' | 'notWorkbook' | 'tooLarge';

/** A list of workers from a workbook: its page, an empty list, and what was uploaded as the form to be checked and sent. */
export function workersSheetRoutes(routes: RouteGroup, deps: CasePageDeps): void {
  const base = '/cases/:id/workers-sheet';
  const access = permissions.actOnCase;
  const show = async (req: Request, res: Response, fault: Fault | null): Promise<void> => {
    const subject = await deps.service.getCase(viewerOf<Viewer>(req), String(req.params['id']));
    const t = translateOf(req);
    const href = `/cases/${subject.code}`;
    const text = (key: string): string => t(`cases.workersSheet.${key}`);
    await render(
      res,
      'cases/page/workers-sheet',
      {
        title: text('title'),
        active: 'cases',
        breadcrumbs: [
          { label: t('cases.page.list'), href: '/cases' },
          { label: subject.number ?? subject.code, href },
          { label: text('title') },
        ],
        templateHref: `${href}/workers-sheet/template.xlsx`,
        form: describeForm({
          schema: z.strictObject({}),
          t,
          locale: localeOf(req),
          action: `${href}/workers-sheet`,
          cancelHref: href,
          submitLabel: text('upload'),
          problems: fault === null ? [] : [problemOf(fault)],
          files: [{ name: 'sheet', label: text('file'), hint: text('fileHint'), accept: '.xlsx' }],
        }),
      },
      fault === null ? 200 : 422,
    );
  };
  routes.get(base, { access }, async (req, res) => {
    if (await requireOpenForm(deps, req, res, event)) await show(req, res, null);
  });
  routes.get(`${base}/template.xlsx`, { access }, async (req, res) => {
    await deps.service.getCase(viewerOf<Viewer>(req), String(req.params['id']));
    sendStoredFile(res, {
      name: translateOf(req)('cases.workersSheet.templateName'),
      mediaType: workbookMediaType,
      bytes: await workersTemplate(localeOf(req) === 'zh-CN'),
    });
  });
  routes.post(base, { access, upload }, async (req, res) => {
    const sheet = await sheetOf(req);
    if (sheet.result !== 'workers') return show(req, res, sheet.result);
    await showFilledForm(deps, req, res, event, { workers: sheet.workers.map((worker) => ({ ...worker })) });
  });
}

async function sheetOf(req: Request): Promise<WorkersSheet | { readonly result: Fault }> {
  const [file] = uploadedFiles(req, 'sheet');
  if (file === undefined) return { result: 'noFile' };
  if (file.bytes.length > limitBytes) return { result: 'tooLarge' };
  try {
    return workersOf(await readFirstSheet(file.bytes));
  } catch (error) {
    if (error instanceof UnreadableWorkbookError) return { result: 'notWorkbook' };
    throw error;
  }
}

function problemOf(code: Fault): Problem {
  const zh = workersSheetLocales['zh-CN'].workersSheet[code];
  return { path: 'sheet', code, message: { zh, en: workersSheetLocales.en.workersSheet[code] } };
}

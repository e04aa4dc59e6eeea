import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Places } from '../identity/assignments/places.ts';
import { slipOf } from '../identity/assignments/slips.ts';
import { permissions } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { Problem } from '../platform/errors.ts';
import { pick } from '../platform/i18n.ts';
import { readSheets, UnreadableWorkbookError } from '../platform/workbook-reader.ts';
import { localeOf, seeOther, translateOf, viewerOf } from '../web/context.ts';
import { describeForm } from '../web/forms/form.ts';
import { acceptUploads, uploadedFiles } from '../web/forms/uploads.ts';
import { sendStoredFile, workbookMediaType } from '../web/pages/downloads.ts';
import { render } from '../web/pages/render.ts';
import type { RouteGroup } from '../web/routes.ts';
import { setFlash } from '../web/session.ts';
import type { SheetRows } from './import-plan.ts';
import { checkedWorkbook } from './office-workbook.ts';
import { sheetNames, typedRows } from './sheets.ts';
import { setupLocales, sheetTexts } from './texts.ts';
import { checkedPage, verdictOf } from './workbook-page.ts';
import type { WorkbookService } from './workbook-service.ts';

export interface WorkbookRoutesDeps {
  readonly workbooks: WorkbookService;
  readonly places: Places;
  readonly publicUrl: string;
}

const limitBytes = 1024 * 1024;
export const mostRows = 2000;
const upload = acceptUploads({ fields: ['workbook'], maxFiles: 1, kinds: 'workbook' });
type Fault = 'noFile' | 'notWorkbook' | 'tooLarge' | 'tooMany' | 'nothing';

const actorOf = (req: Request): string => viewerOf<Viewer>(req).accountId;
const wordsOf = (req: Request) => ({ t: translateOf(req), locale: localeOf(req) });

/** `/setup/workbook`: the whole office in one workbook, there and back. */
export function workbookRoutes(routes: RouteGroup, deps: WorkbookRoutesDeps): void {
  const { workbooks } = deps;
  const access = permissions.manageOffices;
  const one = '/setup/workbook/:upload';
  routes.get('/setup/workbook', { access }, (req, res) => showUpload(req, res, null));
  routes.get('/setup/workbook.xlsx', { access }, async (req, res) => {
    const locale = localeOf(req);
    const bytes = await workbooks.write(actorOf(req), locale);
    sendStoredFile(res, {
      name: `${pick(sheetTexts.fileName, locale)}.xlsx`,
      mediaType: workbookMediaType,
      bytes,
    });
  });
  routes.post('/setup/workbook', { access, upload }, async (req, res) => {
    const sheets = await sheetsOf(req);
    if (typeof sheets === 'string') return showUpload(req, res, sheets);
    seeOther(res, `/setup/workbook/${await workbooks.keep(actorOf(req), sheets)}`);
  });
  routes.get(one, { access }, async (req, res) => {
    const id = String(req.params['upload']);
    const { plan } = await workbooks.check(actorOf(req), id);
    await render(res, 'setup/checked', checkedPage(id, plan, wordsOf(req)));
  });
  routes.get(`${one}/checked.xlsx`, { access }, async (req, res) => {
    const words = wordsOf(req);
    const { sheets, plan } = await workbooks.check(actorOf(req), String(req.params['upload']));
    const bytes = await checkedWorkbook(sheets, plan.rows, (row) => verdictOf(row, words), words.locale);
    const name = `${pick(sheetTexts.checkedName, words.locale)}.xlsx`;
    sendStoredFile(res, { name, mediaType: workbookMediaType, bytes });
  });
  routes.post(one, { access }, async (req, res) => {
    const id = String(req.params['upload']);
    const { plan, opened } = await workbooks.importKept(actorOf(req), id);
    const isClean = plan.rows.every(({ state }) => state !== 'bad');
    if (opened.length === 0) {
      setFlash(req, 'setup.workbook.done');
      return seeOther(res, isClean ? '/setup' : `/setup/workbook/${id}`);
    }
    const t = translateOf(req);
    // Shown in the answer itself: the codes are kept nowhere in clear.
    await render(res, 'setup/slips', {
      title: t('setup.workbook.doneTitle'),
      active: 'setup',
      slips: opened.map(({ account, activationCode }) => slipOf(account, activationCode, deps.places, t)),
      publicUrl: deps.publicUrl,
      badHref: isClean ? null : `/setup/workbook/${id}`,
    });
  });
}

async function showUpload(req: Request, res: Response, fault: Fault | null): Promise<void> {
  const { t, locale } = wordsOf(req);
  const title = t('setup.workbook.title');
  const page = {
    title,
    active: 'setup',
    breadcrumbs: [{ label: t('setup.title'), href: '/setup' }, { label: title }],
    problemCount: fault === null ? 0 : 1,
    form: describeForm({
      schema: z.strictObject({}),
      t,
      locale,
      action: '/setup/workbook',
      cancelHref: '/setup',
      submitLabel: t('setup.workbook.upload'),
      problems: fault === null ? [] : [problemOf(fault)],
      files: [
        {
          name: 'workbook',
          label: t('setup.workbook.file'),
          hint: t('setup.workbook.fileHint'),
          accept: '.xlsx',
        },
      ],
    }),
  };
  await render(res, 'setup/workbook', page, fault === null ? 200 : 422);
}

async function sheetsOf(req: Request): Promise<SheetRows | Fault> {
  const [file] = uploadedFiles(req, 'workbook');
  if (file === undefined) return 'noFile';
  return file.bytes.length > limitBytes ? 'tooLarge' : readOfficeSheets(file.bytes);
}

/** The sheets of a workbook that is to be imported, within its limits. */
export async function readOfficeSheets(bytes: Buffer): Promise<SheetRows | Exclude<Fault, 'noFile'>> {
  try {
    const all = await readSheets(bytes, mostRows + 2);
    const names = sheetNames.flatMap(
      (sheet) => [sheetTexts[sheet].zh, sheetTexts[sheet].en] as readonly string[],
    );
    const sheets = Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
    if (Object.values(sheets).some((rows) => rows.length > mostRows + 1)) return 'tooMany';
    return sheetNames.some((sheet) => typedRows(sheets, sheet).length > 0) ? sheets : 'nothing';
  } catch (error) {
    if (error instanceof UnreadableWorkbookError) return 'notWorkbook';
    throw error;
  }
}

function problemOf(code: Fault): Problem {
  const message = { zh: setupLocales['zh-CN'].workbook[code], en: setupLocales.en.workbook[code] };
  return { path: 'workbook', code, message };
}

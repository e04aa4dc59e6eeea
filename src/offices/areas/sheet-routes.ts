import type { Request, Response } from 'express';
import { z } from 'zod';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { BadRequestError, type Problem, ValidationError } from '../../platform/errors.ts';
import type { Locale, Translate } from '../../platform/i18n.ts';
import { readFirstSheet, UnreadableWorkbookError } from '../../platform/workbook-reader.ts';
import { localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { describeForm, parseForm } from '../../web/forms/form.ts';
import { acceptUploads, uploadedFiles } from '../../web/forms/uploads.ts';
import { sendStoredFile, workbookMediaType } from '../../web/pages/downloads.ts';
import { problemText } from '../../web/pages/error-page.ts';
import { render } from '../../web/pages/render.ts';
import type { RouteGroup } from '../../web/routes.ts';
import { setFlash } from '../../web/session.ts';
import { packRows, rowsForm, unpackRows } from './area-form.ts';
import { areasHref } from './area-page.ts';
import type { AreaRoutesDeps } from './deps.ts';
import { areaProblem } from './problems.ts';
import { mostRowsOfPage, readSheet, type SheetRow, writeSheet } from './sheet.ts';
import type { PlannedRow } from './sheet-plan.ts';
import { ownSources } from './texts.ts';

const sheetHref = `${areasHref}/sheet`;
const source = ownSources.bySheet;
const upload = acceptUploads({ fields: ['sheet'], maxFiles: 1, kinds: 'workbook' });

/** A list of places from a workbook: uploaded, looked at row by row, and carried out whole or not at all. */
export function sheetRoutes(routes: RouteGroup, deps: AreaRoutesDeps): void {
  const access = permissions.manageAreas;
  routes.get(sheetHref, { access }, (req, res) => showUpload(req, res, []));
  routes.get(`${sheetHref}/template.xlsx`, { access }, async (req, res) => {
    await sendWorkbook(req, res, 'areas.places.templateName', []);
  });
  routes.post(sheetHref, { access, upload }, async (req, res) => {
    const sent = sentRows(req);
    if (sent !== null)
      return sent.action === 'confirm'
        ? confirm(deps, req, res, sent.rows)
        : result(deps, req, res, sent.rows);
    const rows = await uploadedRows(req);
    if (!Array.isArray(rows)) return showUpload(req, res, [rows]);
    await showPreview(req, res, deps.changes.plan(rows, source));
  });
}

async function confirm(
  { changes }: AreaRoutesDeps,
  req: Request,
  res: Response,
  rows: readonly SheetRow[],
): Promise<void> {
  const planned = await changes.carryOut(viewerOf<Viewer>(req).accountId, rows, source);
  // Somebody may have changed a place since the preview.
  if (planned.some(({ outcome }) => outcome === 'refused')) return showPreview(req, res, planned, 422);
  setFlash(
    req,
    'areas.places.carriedOut',
    'success',
    planned.filter(({ outcome }) => outcome !== 'same').length,
  );
  seeOther(res, areasHref);
}

function result(
  { changes }: AreaRoutesDeps,
  req: Request,
  res: Response,
  rows: readonly SheetRow[],
): Promise<void> {
  return sendWorkbook(req, res, 'areas.places.resultName', changes.plan(rows, source));
}

async function sendWorkbook(
  req: Request,
  res: Response,
  name: 'areas.places.templateName' | 'areas.places.resultName',
  planned: readonly PlannedRow[],
): Promise<void> {
  const [t, locale] = [translateOf(req), localeOf(req)];
  const rows = planned.map((one) => ({ ...one.row, result: resultText(one, t, locale) }));
  const bytes = await writeSheet(locale === 'zh-CN', rows);
  sendStoredFile(res, { name: t(name), mediaType: workbookMediaType, bytes });
}

async function showUpload(req: Request, res: Response, problems: readonly Problem[]): Promise<void> {
  const t = translateOf(req);
  const page = {
    title: t('areas.places.sheet'),
    active: 'areas',
    isForm: true,
    breadcrumbs: [{ label: t('areas.places.title'), href: areasHref }, { label: t('areas.places.sheet') }],
    problemCount: problems.length,
    templateHref: `${sheetHref}/template.xlsx`,
    form: describeForm({
      schema: z.strictObject({}),
      t,
      locale: localeOf(req),
      action: sheetHref,
      cancelHref: areasHref,
      submitLabel: t('areas.places.upload'),
      problems,
      files: [
        {
          name: 'sheet',
          label: t('areas.places.file'),
          hint: t('areas.places.fileHint'),
          accept: '.xlsx',
        },
      ],
    }),
  };
  await render(res, 'offices/areas/sheet', page, problems.length > 0 ? 422 : 200);
}

async function uploadedRows(req: Request): Promise<SheetRow[] | Problem> {
  const [file] = uploadedFiles(req, 'sheet');
  if (file === undefined) return areaProblem('sheet', 'noFile');
  try {
    const sheet = readSheet(await readFirstSheet(file.bytes), mostRowsOfPage);
    return sheet.result === 'rows' ? [...sheet.rows] : areaProblem('sheet', sheet.result);
  } catch (error) {
    if (error instanceof UnreadableWorkbookError) return areaProblem('sheet', 'notWorkbook');
    throw error;
  }
}

/** The rows the preview gave along, and what is to be done with them; null for a file that is sent the first time. */
function sentRows(req: Request): { rows: readonly SheetRow[]; action: string | null } | null {
  const parsed = parseForm(rowsForm, req.body);
  if (!parsed.ok) throw new ValidationError(parsed.problems);
  if (parsed.data.rows === undefined) return null;
  const rows = unpackRows(parsed.data.rows);
  if (rows === null) throw new BadRequestError('badControl', { field: 'rows' });
  return { rows, action: parsed.control.action };
}

async function showPreview(
  req: Request,
  res: Response,
  planned: readonly PlannedRow[],
  status = 200,
): Promise<void> {
  const [t, locale] = [translateOf(req), localeOf(req)];
  const count = (outcome: PlannedRow['outcome']): number =>
    planned.filter((one) => one.outcome === outcome).length;
  const [add, rename, same, refused] = [count('add'), count('rename'), count('same'), count('refused')];
  const isGood = refused === 0 && add + rename > 0;
  const verdict = refused > 0 ? 'previewBad' : isGood ? 'previewGood' : 'previewSame';
  const page = {
    title: t('areas.places.preview'),
    active: 'areas',
    breadcrumbs: [
      { label: t('areas.places.title'), href: areasHref },
      { label: t('areas.places.sheet'), href: sheetHref },
      { label: t('areas.places.preview') },
    ],
    verdict: t(`areas.places.${verdict}`, { n: planned.length, add, rename, same, refused }),
    tone: refused > 0 ? 'warning' : 'info',
    isGood,
    rows: packRows(planned.map(({ row }) => row)),
    href: sheetHref,
    lines: planned.map((one) => ({
      ...one.row,
      outcome: resultText(one, t, locale),
      tone: tones[one.outcome],
    })),
  };
  await render(res, 'offices/areas/preview', page, status);
}

const tones = { add: 'green', rename: 'blue', same: 'neutral', refused: 'red' } as const;

function resultText(one: PlannedRow, t: Translate, locale: Locale): string {
  switch (one.outcome) {
    case 'add':
      return t('areas.places.outcomes.add', { code: one.area.code });
    case 'rename':
      return t('areas.places.outcomes.rename', { name: one.area.name });
    case 'same':
      return t('areas.places.outcomes.same');
    case 'refused':
      return `${t('areas.places.outcomes.refused')}：${one.problems
        .map((problem) => problemText(problem, t, locale))
        .join('；')}`;
  }
}

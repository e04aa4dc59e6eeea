import type { Request, Response } from 'express';
import { z } from 'zod';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { JobsService } from '../../jobs/jobs-service.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import { NotFoundError, type Problem } from '../../platform/errors.ts';
import { textField } from '../../platform/fields/index.ts';
import { localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { describeForm } from '../../web/forms/form.ts';
import { acceptUploads, uploadedFiles } from '../../web/forms/uploads.ts';
import { sendStoredFile, workbookMediaType } from '../../web/pages/downloads.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { setFlash } from '../../web/session.ts';
import type { ImportService } from '../importing/import-service.ts';
import type { LedgerImport, PairAnswer, Preview } from '../importing/ledger-import.ts';
import { isLedgerField, type LedgerField } from '../reading/fields.ts';
import { columnName, columnsPage, importLines, importPage, ledgerPath } from './ledger-page.ts';
import { rejectText } from './ledger-words.ts';
import { ledgersLocales } from './texts.ts';

export interface LedgerRoutesDeps {
  readonly ledgers: ImportService;
  readonly jobs: JobsService;
  readonly areas: AreasService;
}

const upload = acceptUploads({ fields: ['ledger'], maxFiles: 1, kinds: 'ledger' });
/** A small ledger is read before its page is shown. */
const patienceMilliseconds = 1500;

const bringForm = z.strictObject({
  pasted: textField({
    label: { zh: '粘贴表格内容', en: 'Paste cells' },
    hint: {
      zh: '在 Excel 中连表头一起复制，粘贴到这里；不超过 200 KB',
      en: 'Copy them in Excel with their headings and paste them here; at most 200 KB',
    },
    multiline: true,
    required: false,
    max: 200_000,
  }),
});

/** `/ledgers`: ledgers an office brings along, from the upload to the cases. */
export function createLedgerRoutes(deps: LedgerRoutesDeps): RouteGroup {
  const { ledgers, jobs } = deps;
  const access = permissions.importLedger;
  const own = (req: Request): Promise<LedgerImport> =>
    ledgers.find(viewerOf<Viewer>(req), String(req.params['import']));
  const ownPreview = async (req: Request): Promise<{ file: LedgerImport; preview: Preview }> => {
    const file = await own(req);
    const preview = file.state === 'read' ? await ledgers.preview(file) : null;
    if (preview === null) throw new NotFoundError();
    return { file, preview };
  };
  const read = async (req: Request, res: Response, file: LedgerImport): Promise<void> => {
    const job = await ledgers.beginReading(viewerOf<Viewer>(req), file.id);
    await jobs.settled(job.id, patienceMilliseconds);
    seeOther(res, ledgerPath(file));
  };
  return defineRoutes('ledgers')
    .get('/ledgers', { access }, async (req, res) => showList(deps, req, res))
    .post('/ledgers', { access, upload }, async (req, res) => {
      const brought = broughtFile(req);
      if (brought === null) return showList(deps, req, res, [nothingBrought()]);
      await read(req, res, await ledgers.bring(viewerOf<Viewer>(req), brought));
    })
    .get('/ledgers/:import', { access }, async (req, res) => showImport(deps, req, res, await own(req)))
    .post('/ledgers/:import/read', { access }, async (req, res) => read(req, res, await own(req)))
    .get('/ledgers/:import/columns', { access }, async (req, res) => {
      const { file, preview } = await ownPreview(req);
      await render(res, 'ledgers/pages/columns', columnsPage(file, preview, translateOf(req)));
    })
    .post('/ledgers/:import/columns', { access }, async (req, res) => {
      const { file, preview } = await ownPreview(req);
      for (const [index, { ledger }] of preview.sheets.entries()) {
        if (ledger === null) continue;
        const fields = chosenFields(req.body, index, ledger.columns);
        await ledgers.chooseColumns(viewerOf<Viewer>(req), ledger.key, fields);
      }
      await read(req, res, file);
    })
    .post('/ledgers/:import/duplicates', { access }, async (req, res) => {
      const { file, preview } = await ownPreview(req);
      const n = await ledgers.decide(viewerOf<Viewer>(req), file, answersOf(req.body, preview));
      setFlash(req, 'ledgers.saved', 'success', n);
      seeOther(res, ledgerPath(file));
    })
    .post('/ledgers/:import/confirm', { access }, async (req, res) => {
      const { file } = await ownPreview(req);
      const job = await ledgers.beginConfirming(viewerOf<Viewer>(req), file.id);
      await jobs.settled(job.id, patienceMilliseconds);
      seeOther(res, ledgerPath(file));
    })
    .post('/ledgers/:import/cancel', { access }, async (req, res) => {
      const file = await own(req);
      await ledgers.cancel(viewerOf<Viewer>(req), file.id);
      setFlash(req, 'ledgers.cancelled');
      seeOther(res, ledgerPath(file));
    })
    .get('/ledgers/:import/returned.xlsx', { access }, async (req, res) => {
      const file = await own(req);
      const t = translateOf(req);
      const words = {
        heading: t('ledgers.returnedHeading'),
        textOf: (row: Parameters<typeof rejectText>[0]) => rejectText(row, t),
      };
      const bytes = await ledgers.returned(file, words);
      const name = `${t('ledgers.returnedName')} ${file.fileName.replace(/\.\w+$/, '')}.xlsx`;
      sendStoredFile(res, { name, mediaType: workbookMediaType, bytes });
    });
}

async function showList(
  { ledgers }: LedgerRoutesDeps,
  req: Request,
  res: Response,
  problems: readonly Problem[] = [],
): Promise<void> {
  const t = translateOf(req);
  const page = {
    title: t('ledgers.title'),
    active: 'ledgers',
    form: describeForm({
      schema: bringForm,
      t,
      locale: localeOf(req),
      action: '/ledgers',
      cancelHref: '/cases',
      submitLabel: t('ledgers.upload'),
      problems,
      files: [
        {
          name: 'ledger',
          label: t('ledgers.file'),
          hint: t('ledgers.fileHint'),
          accept: '.xlsx,.csv,.txt,.tsv',
        },
      ],
    }),
    files: importLines(await ledgers.list(viewerOf<Viewer>(req)), t),
  };
  await render(res, 'ledgers/pages/list', page, problems.length > 0 ? 422 : 200);
}

async function showImport(
  { ledgers, areas }: LedgerRoutesDeps,
  req: Request,
  res: Response,
  file: LedgerImport,
): Promise<void> {
  const t = translateOf(req);
  const locale = localeOf(req);
  const job = await ledgers.jobOf(viewerOf<Viewer>(req), file);
  const preview = job?.state === 'running' ? null : await ledgers.preview(file);
  const decided = preview === null ? new Map<string, PairAnswer>() : await ledgers.decisions(preview);
  const typeLabel = (type: string): string => areas.dictionaryLabel('disputeTypes', type, locale);
  const page = importPage({ file, job, preview, decided, typeLabel }, t);
  await render(res, 'ledgers/pages/import', page);
}

function broughtFile(req: Request): { readonly name: string; readonly bytes: Buffer } | null {
  const [file] = uploadedFiles(req, 'ledger');
  if (file !== undefined) return { name: file.name, bytes: file.bytes };
  const { pasted } = req.body as { pasted?: unknown };
  if (typeof pasted !== 'string' || pasted.trim() === '') return null;
  return { name: translateOf(req)('ledgers.pastedName'), bytes: Buffer.from(pasted) };
}

function nothingBrought(): Problem {
  const message = { zh: ledgersLocales['zh-CN'].nothing, en: ledgersLocales.en.nothing };
  return { path: 'ledger', code: 'nothing', message };
}

function chosenFields(
  body: unknown,
  sheet: number,
  columns: readonly { readonly index: number; readonly field: LedgerField | null }[],
): Record<number, LedgerField | null> {
  const sent = Object(body) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    columns.map(({ index, field }) => {
      const value = sent[columnName(sheet, index)];
      if (value === '') return [index, null];
      return [index, typeof value === 'string' && isLedgerField(value) ? value : field];
    }),
  );
}

function answersOf(body: unknown, { pairs }: Preview): Map<string, PairAnswer> {
  const sent = Object(body) as Readonly<Record<string, unknown>>;
  return new Map(
    pairs.flatMap(({ pair }): [string, PairAnswer][] => {
      const value = Object.hasOwn(sent, pair) ? sent[pair] : undefined;
      return value === 'same' || value === 'different' ? [[pair, value]] : [];
    }),
  );
}

import { setImmediate } from 'node:timers/promises';
import type { Response } from 'express';
import type { Translate } from '../../platform/i18n.ts';
import { type Cell, shownCell, type Table } from '../../platform/tables/table.ts';
import { contextOf, localeOf, translateOf } from '../context.ts';

const rowsInATurn = 100;

/** A list as a page of its own, black on white, with nothing on it but the list; written as its rows are made. */
export async function sendPrintPage(
  res: Response,
  table: Table,
  rows: readonly (readonly Cell[])[],
  backHref: string,
): Promise<void> {
  const { web } = contextOf(res.req);
  const t: Translate = translateOf(res.req);
  const tools = { t, assetUrl: (name: string) => web.assets.url(name) };
  const [head = '', foot = ''] = web.views
    .render('print-list', {
      ...tools,
      table,
      backHref,
      language: localeOf(res.req) === 'en' ? 'en' : 'zh-Hans',
      count: t('exports.print.rows', { n: rows.length }),
    })
    .split(rowsHere);
  res.status(200).type('html');
  res.write(head);
  for (let from = 0; from < rows.length; from += rowsInATurn) {
    const shown = rows.slice(from, from + rowsInATurn).map((row) =>
      table.columns.map(({ kind }, index) => ({
        look: kind === 'text' ? '' : kind === 'day' || kind === 'moment' ? 'day' : 'num',
        text: shownCell(row[index] ?? null, kind),
      })),
    );
    res.write(web.views.render('print-rows', { rows: shown }));
    await setImmediate();
  }
  res.end(foot);
}

/** Where the view leaves room for the rows. */
const rowsHere = '<!-- rows -->';

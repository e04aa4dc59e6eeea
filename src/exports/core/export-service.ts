import { createHash } from 'node:crypto';
import type { AuditLog } from '../../audit/audit-log.ts';
import { can } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { Job, JobResult } from '../../jobs/job.ts';
import type { JobsService } from '../../jobs/jobs-service.ts';
import { type Clock, legalDay, legalTime } from '../../platform/clock.ts';
import { writeTableCsv } from '../../platform/csv.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { ForbiddenError, ValidationError } from '../../platform/errors.ts';
import { pick } from '../../platform/i18n.ts';
import type { Cell, Table } from '../../platform/tables/table.ts';
import { writeTableWorkbook } from '../../platform/tables/table-workbook.ts';
import { writeWordTable } from '../../platform/tables/word.ts';
import { wordMediaType, workbookMediaType } from '../../web/pages/downloads.ts';
import { findChoice, saveChoice } from './choices-repository.ts';
import type { ExportColumn, ExportList, ExportTools, ExportWords, OpenedList } from './export-list.ts';
import { exportProblems } from './export-problems.ts';
import type { LayoutFiller } from './layout-filler.ts';

export interface ExportDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly audit: AuditLog;
  readonly jobs: JobsService;
  readonly layouts: LayoutFiller;
}

export const tableFormats = ['xlsx', 'csv', 'csvGb', 'word'] as const;
export type TableFormat = (typeof tableFormats)[number];
/** `layout:` with the id of an office's own workbook. */
export type ExportFormat = TableFormat | 'print' | `layout:${string}`;

export interface ExportOrder {
  readonly query: Readonly<Record<string, string>>;
  readonly columns: readonly string[];
  readonly reason: string;
  readonly isClear: boolean;
  readonly requestId?: string | undefined;
}

/** Rows that a page or a Word document holds without wearing out who reads it, and that may show numbers in clear at once. */
const mostShort = 1000;

/** A list as a file or a page to be printed: exactly what the list shows this person, with who took it, why and how much. */
export class ExportService {
  readonly #deps: ExportDeps;

  constructor(deps: ExportDeps) {
    this.#deps = deps;
  }

  /** The columns this person had last, else the usual ones; those the list has. */
  async chosenColumns(viewer: Viewer, list: ExportList, columns: readonly ExportColumn[]): Promise<string[]> {
    const chosen = await findChoice(this.#deps.db.read, viewer.accountId, list.id);
    const kept = columns.filter(({ id, isUsual }) => chosen?.includes(id) ?? isUsual).map(({ id }) => id);
    return kept.length > 0 ? kept : columns.map(({ id }) => id);
  }

  /**
   * Begins a file in the background; it is kept for a day. @throws ForbiddenError for numbers in clear without the right,
   * ValidationError for a list that is too long for what was asked
   */
  async begin(
    viewer: Viewer,
    list: ExportList,
    format: Exclude<ExportFormat, 'print'>,
    order: ExportOrder,
    words: ExportWords,
  ): Promise<Job> {
    const opened = await this.#open(viewer, list, order, words);
    if (format === 'word') await refuseLong(opened, 'format');
    const fileName = `${pick(list.title, words.locale)} ${legalDay(this.#deps.clock.now())}`;
    // Two exports at once are the same only when all that was asked is.
    const asked = createHash('sha256').update(
      JSON.stringify([list.id, format, order.query, order.columns, order.isClear, order.reason]),
    );
    return this.#deps.jobs.start(viewer, {
      kind: `export ${asked.digest('hex').slice(0, 16)}`,
      title: fileName,
      work: async (tools) => {
        const counted = { rows: 0 };
        const rows = countedPages(opened.pages(order.columns, tools), counted);
        const file: Written = format.startsWith('layout:')
          ? await this.#filled(viewer, { list, opened, order, words }, format.slice('layout:'.length), tools)
          : await written(format as TableFormat, this.#tableOf(viewer, list, opened, order, words), rows);
        const count = file.rows ?? counted.rows;
        await this.#note(viewer, { list, opened, order, format }, count);
        return { name: `${fileName}.${file.ending}`, mediaType: file.mediaType, bytes: file.bytes };
      },
    });
  }

  /** The whole list for a page to be printed. @throws as `begin` */
  async print(
    viewer: Viewer,
    list: ExportList,
    order: ExportOrder,
    words: ExportWords,
  ): Promise<{ readonly table: Table; readonly rows: readonly (readonly Cell[])[] }> {
    const opened = await this.#open(viewer, list, order, words);
    await refuseLong(opened, 'format');
    const rows: (readonly Cell[])[] = [];
    for await (const page of opened.pages(order.columns, { report: () => undefined })) rows.push(...page);
    await this.#note(viewer, { list, opened, order, format: 'print' }, rows.length);
    return { table: this.#tableOf(viewer, list, opened, order, words), rows };
  }

  async #open(
    viewer: Viewer,
    list: ExportList,
    { query, isClear }: ExportOrder,
    words: ExportWords,
  ): Promise<OpenedList> {
    if (isClear && (list.hasNumbers !== true || !can(viewer, 'revealContact'))) throw new ForbiddenError();
    const opened = await list.open({ viewer, query, words, isClear });
    if (isClear) await refuseLong(opened, 'isClear');
    return opened;
  }

  #tableOf(
    viewer: Viewer,
    list: ExportList,
    opened: OpenedList,
    { columns }: ExportOrder,
    { t, locale }: ExportWords,
  ): Table {
    const now = this.#deps.clock.now();
    const narrowed = opened.filter.map(({ label, value }) => `${label}${t('exports.colon')}${value}`);
    return {
      title: pick(list.title, locale),
      notes: [
        narrowed.length === 0 ? t('exports.unfiltered') : narrowed.join(t('exports.between')),
        t('exports.made', { who: viewer.displayName, at: `${legalDay(now)} ${legalTime(now)}` }),
      ],
      columns: opened.columns
        .filter(({ id }) => columns.includes(id))
        .map(({ label, kind, width }) => ({ heading: pick(label, locale), kind, width })),
    };
  }

  async #filled(
    viewer: Viewer,
    asked: {
      readonly list: ExportList;
      readonly opened: OpenedList;
      readonly order: ExportOrder;
      readonly words: ExportWords;
    },
    layoutId: string,
    tools: ExportTools,
  ): Promise<Written> {
    const { list, opened, words } = asked;
    const all = opened.columns.map(({ id }) => id);
    const rows: (readonly Cell[])[] = [];
    for await (const page of opened.pages(all, tools)) rows.push(...page);
    const now = this.#deps.clock.now();
    const bytes = await this.#deps.layouts.fill(viewer, list.id, layoutId, {
      columns: opened.columns.map(({ id, kind, label }) => ({ id, kind, label: label.zh })),
      rows,
      values: (await opened.values?.()) ?? {},
      maker: viewer.displayName,
      filter: opened.filter
        .map(({ label, value }) => `${label}${words.t('exports.colon')}${value}`)
        .join('；'),
      period: opened.period ?? '',
      day: legalDay(now),
    });
    return { bytes, ending: 'xlsx', mediaType: workbookMediaType, rows: rows.length };
  }

  /** Who took how many rows out, how and why; words searched for may be a name and stay out of the log. */
  async #note(
    viewer: Viewer,
    {
      list,
      opened,
      order,
      format,
    }: {
      readonly list: ExportList;
      readonly opened: OpenedList;
      readonly order: ExportOrder;
      readonly format: string;
    },
    rows: number,
  ): Promise<void> {
    const { uow, audit, clock } = this.#deps;
    const at = clock.now();
    const entry = { actorId: viewer.accountId, requestId: order.requestId ?? null, at };
    const { reason, isClear, columns } = order;
    const filter = opened.filter.map(({ label, value, isPrivate }) => `${label}: ${isPrivate ? '…' : value}`);
    const isSearched = opened.filter.some(({ isPrivate }) => isPrivate);
    await uow.run(async (tx) => {
      await audit.append(tx, {
        ...entry,
        action: 'listExported',
        objectKind: 'list',
        objectId: list.id,
        detail: {
          rows,
          format,
          reason,
          filter: filter.join('; '),
          isSearched,
          isClear,
          columns: columns.length,
        },
      });
      await audit.appendAll(
        tx,
        (opened.unmasked?.() ?? []).map(({ kind, id }) => ({
          ...entry,
          action: 'contactRevealed',
          objectKind: kind,
          objectId: id,
          detail: { reason, by: 'export' },
        })),
      );
      await saveChoice(tx, { accountId: viewer.accountId, list: list.id, columns, chosenAt: at });
    });
  }
}

async function refuseLong(opened: OpenedList, field: string): Promise<void> {
  let rows = opened.count ?? 0;
  if (opened.count === null) {
    const first = opened.columns.slice(0, 1).map(({ id }) => id);
    for await (const page of opened.pages(first, { report: () => undefined })) {
      rows += page.length;
      if (rows > mostShort) break;
    }
  }
  if (rows > mostShort) throw new ValidationError([exportProblems.tooLong(field, mostShort)]);
}

interface Written extends Pick<JobResult, 'bytes' | 'mediaType'> {
  readonly rows?: number;
  readonly ending: string;
}

async function written(
  format: TableFormat,
  table: Table,
  rows: AsyncIterable<readonly (readonly Cell[])[]>,
): Promise<Written> {
  switch (format) {
    case 'xlsx':
      return { bytes: await writeTableWorkbook(table, rows), ending: 'xlsx', mediaType: workbookMediaType };
    case 'word':
      return { bytes: await writeWordTable(table, rows), ending: 'docx', mediaType: wordMediaType };
    case 'csv':
      return { bytes: await writeTableCsv(table, rows), ending: 'csv', mediaType: 'text/csv; charset=utf-8' };
    case 'csvGb':
      return {
        bytes: await writeTableCsv(table, rows, 'gb18030'),
        ending: 'csv',
        mediaType: 'text/csv; charset=gb18030',
      };
  }
}

async function* countedPages<Page extends readonly unknown[]>(
  pages: AsyncIterable<Page>,
  counted: { rows: number },
): AsyncGenerator<Page> {
  for await (const page of pages) {
    counted.rows += page.length;
    yield page;
  }
}

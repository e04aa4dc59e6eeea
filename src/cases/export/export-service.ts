import { setImmediate } from 'node:timers/promises';
import type { AuditLog } from '../../audit/audit-log.ts';
import { can } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { Job, JobTools } from '../../jobs/job.ts';
import type { JobsService } from '../../jobs/jobs-service.ts';
import { type Clock, legalDay } from '../../platform/clock.ts';
import { writeCsv } from '../../platform/csv.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { ForbiddenError } from '../../platform/errors.ts';
import { writeLongWorkbook } from '../../platform/workbook.ts';
import { workbookMediaType } from '../../web/pages/downloads.ts';
import type { CaseListFilter } from '../lists/filters-read-model.ts';
import type { CaseListService } from '../lists/list-service.ts';
import { listLedgerCases } from './export-read-model.ts';
import { type LedgerWords, ledgerColumns } from './ledger-columns.ts';

export interface ExportDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly audit: AuditLog;
  readonly jobs: JobsService;
  readonly lists: Pick<CaseListService, 'list' | 'count'>;
}
export interface ExportOrder {
  readonly filter: CaseListFilter;
  readonly format: 'xlsx' | 'csv';
  readonly reason: string;
  readonly requestId?: string;
}

const atATime = 200;

/** A list as a file: exactly what the list shows to this person, with all its columns. */
export class ExportService {
  readonly #deps: ExportDeps;

  constructor(deps: ExportDeps) {
    this.#deps = deps;
  }

  /** Begins the export in the background; the file is kept for a day. @throws ForbiddenError */
  begin(viewer: Viewer, order: ExportOrder, words: LedgerWords): Promise<Job> {
    if (!can(viewer, 'exportLedger')) throw new ForbiddenError();
    const today = legalDay(this.#deps.clock.now());
    const title = `${words.t('cases.export.fileName')} ${today}`;
    return this.#deps.jobs.start(viewer, {
      kind: 'export',
      title,
      work: async (tools) => {
        const rows = await this.#rows(viewer, order.filter, words, tools);
        const header = ledgerColumns.map((column) => words.t(column.header));
        const bytes =
          order.format === 'csv'
            ? writeCsv([header, ...rows])
            : await writeLongWorkbook(
                {
                  name: words.t('cases.export.sheet'),
                  columns: ledgerColumns.map(({ width }, index) => ({ header: header[index] ?? '', width })),
                },
                rows,
              );
        await this.#note(viewer, order, rows.length);
        const mediaType = order.format === 'csv' ? 'text/csv; charset=utf-8' : workbookMediaType;
        return { name: `${title}.${order.format}`, mediaType, bytes };
      },
    });
  }

  async #rows(
    viewer: Viewer,
    filter: CaseListFilter,
    words: LedgerWords,
    { report, signal }: JobTools,
  ): Promise<string[][]> {
    const { db, lists } = this.#deps;
    const total = filter.q === undefined ? await lists.count(viewer, filter) : 0;
    const rows: string[][] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      signal.throwIfAborted();
      const page = await lists.list(viewer, filter, {
        limit: atATime,
        ...(cursor !== undefined && { cursor }),
      });
      const cases = await listLedgerCases(
        db.read,
        page.lines.map(({ id }) => id),
      );
      for (const one of cases) {
        const no = rows.length + 1;
        rows.push(ledgerColumns.map((column) => column.cell(one, words, no)));
      }
      report(rows.length, Math.max(total, rows.length + 1));
      cursor = page.nextCursor;
      // Others get their turn between two pages.
      await setImmediate();
    }
    return rows;
  }

  /** Who took how many cases out, and why; words searched for may be a name and stay out of the log. */
  async #note(
    viewer: Viewer,
    { filter, format, reason, requestId }: ExportOrder,
    rows: number,
  ): Promise<void> {
    const { uow, audit, clock } = this.#deps;
    const { q, ...rest } = filter;
    await uow.run((tx) =>
      audit.append(tx, {
        actorId: viewer.accountId,
        action: 'casesExported',
        objectKind: 'list',
        objectId: 'cases',
        detail: { rows, format, reason, filter: JSON.stringify(rest), isSearched: q !== undefined },
        requestId: requestId ?? null,
        at: clock.now(),
      }),
    );
  }
}

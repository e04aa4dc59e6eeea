import type { AuditLog } from '../../audit/audit-log.ts';
import { can } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { type Clock, type Day, dayFromNumber, dayNumber, legalDay } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { ForbiddenError, NotFoundError, ValidationError } from '../../platform/errors.ts';
import type { FileStore } from '../../platform/files/file-store.ts';
import { newId } from '../../platform/ids.ts';
import type { Cell, ColumnKind } from '../../platform/tables/table.ts';
import type { LayoutData, LayoutFiller } from '../core/layout-filler.ts';
import type { FillTask, InspectTask, LayoutFindings } from './fill-layout.ts';
import { knownNames, type Layout } from './layout.ts';
import { LayoutError } from './layout-book.ts';
import { layoutProblems } from './layout-problems.ts';
import { endLayout, insertLayout, listLayoutsFor, listLayoutsOf } from './layouts-repository.ts';

export interface LayoutsDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly audit: AuditLog;
  readonly files: FileStore;
  /** Where workbooks of strangers are opened. */
  readonly reader: {
    inspect(task: InspectTask): Promise<LayoutFindings>;
    fill(task: FillTask): Promise<Buffer>;
  };
  readonly areaName: (code: string) => string;
}

export interface NewLayout {
  readonly list: string;
  readonly name: string;
  readonly validFrom: Day;
  readonly bytes: Buffer;
  readonly columns: LayoutData['columns'];
}

const sampleRows = 3;
const samples: Readonly<Record<ColumnKind, Cell>> = {
  text: '示例',
  day: '2026-01-05',
  moment: '2026-01-05 09:30',
  money: 123_450,
  number: 2,
  rate: 0.8333,
};

/** Workbooks of offices that lists are filled into: an office's own serves it and all below it. */
export class LayoutsService implements LayoutFiller {
  readonly #deps: LayoutsDeps;

  constructor(deps: LayoutsDeps) {
    this.#deps = deps;
  }

  /** Every version of the layouts of this person's office. @throws ForbiddenError */
  async list(viewer: Viewer): Promise<Layout[]> {
    if (!can(viewer, 'manageLayouts')) throw new ForbiddenError();
    return listLayoutsOf(this.#deps.db.read, viewer.areaCode);
  }

  /**
   * Takes a workbook into use from a day; a former one of its name ends the day before, the same one sent again stays.
   * @throws ForbiddenError, ValidationError for a file that is none, holds something active or names that are not known
   */
  async add(
    viewer: Viewer,
    { list, name, validFrom, bytes, columns }: NewLayout,
    requestId?: string,
  ): Promise<Layout> {
    const { uow, clock, files, reader } = this.#deps;
    if (!can(viewer, 'manageLayouts')) throw new ForbiddenError();
    const { names, unknown } = await reader.inspect({ bytes, columns }).catch((error: unknown) => {
      if (error instanceof LayoutError) throw new ValidationError([layoutProblems.file(error.fault)]);
      throw error;
    });
    const known = knownNames(columns);
    const problems = [
      ...(unknown.length === 0
        ? []
        : [layoutProblems.unknown(unknown, [...known.heads, ...known.columns, ...known.sums])]),
      ...(validFrom < legalDay(clock.now()) ? [layoutProblems.past] : []),
    ];
    if (problems.length > 0) throw new ValidationError(problems);
    const { sha256, size } = await files.put(bytes);
    const { areaCode, areaPath } = viewer;
    return uow.run(async (tx) => {
      const former = (await listLayoutsOf(tx.knex, areaCode)).filter(
        (one) => one.list === list && one.name === name,
      );
      const twin = former.find(
        (one) => one.sha256 === sha256 && one.validFrom === validFrom && one.validTo === null,
      );
      if (twin) return twin;
      await endLayout(tx, { areaCode, list, name }, dayFromNumber(dayNumber(validFrom) - 1));
      const no = former.reduce((last, one) => Math.max(last, one.no), 0) + 1;
      const layout: Layout = {
        ...{ id: newId(), areaCode, areaPath, list, name, no, sha256, size, names, validFrom, validTo: null },
        writtenBy: viewer.accountId,
        writtenAt: clock.now(),
      };
      await insertLayout(tx, layout);
      await this.#note(tx, viewer, 'exportLayout.add', layout, requestId);
      return layout;
    });
  }

  /** Takes a layout out of use from today on. @throws ForbiddenError, NotFoundError */
  async end(viewer: Viewer, id: string, requestId?: string): Promise<void> {
    const { uow, clock } = this.#deps;
    const layout = (await this.list(viewer)).find((one) => one.id === id && one.validTo === null);
    if (!layout) throw new NotFoundError();
    const yesterday = dayFromNumber(dayNumber(legalDay(clock.now())) - 1);
    await uow.run(async (tx) => {
      await endLayout(tx, layout, yesterday);
      await this.#note(tx, viewer, 'exportLayout.end', layout, requestId);
    });
  }

  /** A version filled with invented rows. @throws ForbiddenError, NotFoundError */
  async preview(
    viewer: Viewer,
    id: string,
    columns: LayoutData['columns'],
  ): Promise<{ layout: Layout; bytes: Buffer }> {
    const layout = (await this.list(viewer)).find((one) => one.id === id);
    if (!layout) throw new NotFoundError();
    const row = columns.map(({ kind, label }) =>
      kind === 'text' ? `${label}${samples.text}` : samples[kind],
    );
    const values = Object.fromEntries(
      layout.names.map((name): [string, Cell] => [
        name,
        name.includes('_value') ? samples.rate : samples.number,
      ]),
    );
    const bytes = await this.#filled(viewer, layout, {
      columns,
      rows: Array.from({ length: sampleRows }, () => row),
      values,
      ...{ maker: viewer.displayName, filter: '示例', period: '示例', day: legalDay(this.#deps.clock.now()) },
    });
    return { layout, bytes };
  }

  async offered(viewer: Viewer, list: string): Promise<Layout[]> {
    const { db, clock } = this.#deps;
    const above = viewer.areaPath.split('/').filter((code) => code !== '');
    return listLayoutsFor(db.read, list, above, legalDay(clock.now()));
  }

  async fill(viewer: Viewer, list: string, id: string, data: LayoutData): Promise<Buffer> {
    const layout = (await this.offered(viewer, list)).find((one) => one.id === id);
    if (!layout) throw new NotFoundError();
    return this.#filled(viewer, layout, data);
  }

  async #filled(viewer: Viewer, { sha256 }: Layout, data: LayoutData): Promise<Buffer> {
    const { files, reader, areaName } = this.#deps;
    return reader.fill({ bytes: await files.read(sha256), data, unit: areaName(viewer.areaCode) });
  }

  async #note(
    tx: Tx,
    viewer: Viewer,
    action: string,
    layout: Layout,
    requestId: string | undefined,
  ): Promise<void> {
    const { list, name, no, sha256 } = layout;
    await this.#deps.audit.append(tx, {
      actorId: viewer.accountId,
      action,
      objectKind: 'exportLayout',
      objectId: layout.id,
      detail: { list, name, no, sha256 },
      requestId: requestId ?? null,
      at: this.#deps.clock.now(),
    });
  }
}

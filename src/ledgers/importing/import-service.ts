import { createHash } from 'node:crypto';
import type { AuditLog } from '../../audit/audit-log.ts';
import type { PartyRepository } from '../../cases/parties/party-repository.ts';
import type { CaseService } from '../../cases/registration/case-service.ts';
import { can } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { Job, JobResult, JobTools } from '../../jobs/job.ts';
import type { JobsService } from '../../jobs/jobs-service.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import { addMs, type Clock, legalDay } from '../../platform/clock.ts';
import type { FieldCrypto } from '../../platform/crypto/field-crypto.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { ForbiddenError, NotFoundError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { WorkflowEngine } from '../../workflow/engine/engine.ts';
import type { LedgerField } from '../reading/fields.ts';
import type { ReadRow } from '../reading/ledger-row.ts';
import type { TypeWords } from '../values/types.ts';
import { type LedgerReader, RefusedLedgerError } from '../worker/ledger-reader.ts';
import { type Confirmation, carryOut, planOf } from './confirm-import.ts';
import { OfficePlaces, withoutEndedWords } from './draft-of-row.ts';
import type { ImportStore } from './import-store.ts';
import {
  changeImport,
  findDecisions,
  findImport,
  findThere,
  insertImport,
  listChosenColumns,
  listImports,
  listImportsBefore,
  saveChosenColumns,
  saveDecision,
} from './imports-repository.ts';
import type { LedgerImport, PairAnswer, Preview, PreviewRow } from './ledger-import.ts';
import { makePreview } from './make-preview.ts';

export interface ImportDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly areas: AreasService;
  readonly audit: AuditLog;
  readonly crypto: FieldCrypto;
  readonly parties: PartyRepository;
  readonly cases: CaseService;
  readonly engine: WorkflowEngine;
  readonly jobs: JobsService;
  readonly reader: LedgerReader;
  readonly files: ImportStore;
  /** The words by which ledgers know the dispute types of today. */
  readonly typeWords: () => readonly TypeWords[];
}

/** So long the contents of a file are kept; what became of its rows stays. */
const keptMilliseconds = 14 * 24 * 3600_000;
const shownImports = 30;
const textMediaType = 'text/csv; charset=utf-8';

/** Ledgers brought along: read in a thread, looked at, decided about, confirmed in one transaction. */
export class ImportService {
  readonly #deps: ImportDeps;

  constructor(deps: ImportDeps) {
    this.#deps = deps;
  }

  /** Keeps a file; nothing is read yet. @throws ForbiddenError */
  async bring(
    viewer: Viewer,
    file: { readonly name: string; readonly bytes: Buffer },
  ): Promise<LedgerImport> {
    if (!can(viewer, 'importLedger')) throw new ForbiddenError();
    const { uow, clock, files } = this.#deps;
    await this.#sweep();
    const row: LedgerImport = {
      id: newId(),
      accountId: viewer.accountId,
      areaCode: viewer.areaCode,
      fileName: file.name,
      digest: createHash('sha256').update(file.bytes).digest('hex'),
      state: 'waiting',
      refusal: null,
      counts: null,
      jobId: null,
      createdAt: clock.now(),
      confirmedAt: null,
    };
    await files.putSource(row.id, file.bytes);
    await uow.run((tx) => insertImport(tx, row));
    return row;
  }

  /** The person's own latest. */
  list(viewer: Viewer): Promise<LedgerImport[]> {
    return listImports(this.#deps.db.read, viewer.accountId, shownImports);
  }

  /** @throws NotFoundError for what another brought */
  async find(viewer: Viewer, id: string): Promise<LedgerImport> {
    const found = await findImport(this.#deps.db.read, id);
    if (found === null || found.accountId !== viewer.accountId) throw new NotFoundError();
    return found;
  }

  /** The job that reads or writes a file, or did so last; null when there is none any more. */
  async jobOf(viewer: Viewer, { jobId }: LedgerImport): Promise<Job | null> {
    if (jobId === null) return null;
    return this.#deps.jobs.find(viewer, jobId).catch(() => null);
  }

  /** What a file that was read holds; null once its contents are gone. */
  preview(file: LedgerImport): Promise<Preview | null> {
    return this.#deps.files.preview(file.id).catch(() => null);
  }

  /** Reads a file in the background. @throws NotFoundError */
  async beginReading(viewer: Viewer, id: string): Promise<Job> {
    const file = await this.find(viewer, id);
    return this.#begin(viewer, file, 'ledgerReading', async (tools) => {
      await this.read(viewer, file, tools);
      return nothing(file);
    });
  }

  /** Confirms a file that was read, in the background. @throws NotFoundError */
  async beginConfirming(viewer: Viewer, id: string): Promise<Job> {
    const file = await this.find(viewer, id);
    if (file.state !== 'read') throw new NotFoundError();
    return this.#begin(viewer, file, 'ledgerImport', async (tools) => {
      await this.confirm(viewer, file, tools);
      return nothing(file);
    });
  }

  async cancel(viewer: Viewer, id: string): Promise<void> {
    const { jobId } = await this.find(viewer, id);
    if (jobId !== null) await this.#deps.jobs.cancel(viewer, jobId);
  }

  /** Reads a file now and keeps what it found. A file that cannot be read is refused, with the reason. */
  async read(viewer: Viewer, file: LedgerImport, tools: JobTools): Promise<readonly PreviewRow[]> {
    const { db, uow, areas, clock, reader, files, parties, crypto } = this.#deps;
    const rows: ReadRow[] = [];
    try {
      const summary = await reader.read(
        {
          kind: 'read',
          name: file.fileName,
          bytes: await files.source(file.id),
          today: legalDay(clock.now()),
          types: this.#deps.typeWords(),
          chosen: await listChosenColumns(db.read, officeOf(viewer)),
        },
        (part) => {
          rows.push(...part.map((row) => this.#withoutEndedWords(row, file)));
          tools.report(rows.length, rows.length + 1);
        },
        tools.signal,
      );
      tools.signal.throwIfAborted();
      const fingerprintOf = (text: string): string => crypto.blindIndex('ledger_row', text);
      const made = await makePreview({ db: db.read, areas, parties, fingerprintOf }, viewer, summary, rows);
      const isLedger = summary.sheets.some(({ ledger }) => ledger !== null);
      await files.putRows(file.id, made.rows);
      await files.putPreview(file.id, made.preview);
      const { counts } = made;
      await uow.run((tx) =>
        changeImport(tx, file.id, {
          counts,
          state: isLedger ? 'read' : 'refused',
          refusal: isLedger ? null : 'noLedger',
        }),
      );
      return made.rows;
    } catch (error) {
      if (!(error instanceof RefusedLedgerError)) throw error;
      await uow.run((tx) => changeImport(tx, file.id, { state: 'refused', refusal: error.reason }));
      return [];
    }
  }

  /** Registers every good row that is not there yet: all of it or nothing. */
  async confirm(viewer: Viewer, file: LedgerImport, { report, signal }: JobTools): Promise<Confirmation> {
    const { uow, clock, areas, files } = this.#deps;
    if (!can(viewer, 'importLedger')) throw new ForbiddenError();
    const asRead = await files.rows(file.id);
    // A word may have ended since the file was read.
    const rows = asRead.map((row) => this.#withoutEndedWords(row, file));
    const late = rows.filter((row, index) => row !== asRead[index]).length;
    if (late > 0) await files.putRows(file.id, rows);
    const { pairs } = await files.preview(file.id);
    const places = new OfficePlaces(areas, viewer);
    const now = clock.now();
    return uow.run(async (tx) => {
      const taken = await findThere(tx.knex, viewer.areaPath, rows);
      const decided = await findDecisions(
        tx.knex,
        pairs.map(({ pair }) => pair),
      );
      const plan = planOf(rows, pairs, decided, taken);
      const usualChannel = areas.dictionaries.usual('channels', 'windowVisit', legalDay(now));
      const context = { viewer, places, file, usualChannel, now, signal, report };
      const done = await carryOut(tx, this.#deps, context, plan);
      const counts = (await findImport(tx.knex, file.id))?.counts ?? file.counts;
      await changeImport(tx, file.id, {
        state: 'done',
        confirmedAt: now,
        counts: counts === null ? null : { ...counts, ...done, rejected: counts.rejected + late },
      });
      signal.throwIfAborted();
      return done;
    });
  }

  #withoutEndedWords<Row extends ReadRow>(row: Row, file: LedgerImport): Row {
    const { areas, clock } = this.#deps;
    const { dictionaries } = areas;
    return withoutEndedWords(row, file.fileName, { dictionaries, today: legalDay(clock.now()) });
  }

  /** Keeps what persons say about pairs that may be one dispute. Pairs that are not of the file are passed over. */
  async decide(
    viewer: Viewer,
    file: LedgerImport,
    answers: ReadonlyMap<string, PairAnswer>,
  ): Promise<number> {
    const { uow, clock, files } = this.#deps;
    const { pairs } = await files.preview(file.id);
    const own = pairs.filter(({ pair }) => answers.has(pair));
    const now = clock.now();
    await uow.run(async (tx) => {
      for (const { pair } of own) {
        const answer = answers.get(pair) ?? 'different';
        await saveDecision(tx, { pair, answer, decidedBy: viewer.accountId, decidedAt: now });
      }
    });
    return own.length;
  }

  async decisions(preview: Preview): Promise<ReadonlyMap<string, PairAnswer>> {
    return findDecisions(
      this.#deps.db.read,
      preview.pairs.map(({ pair }) => pair),
    );
  }

  /** Remembers for the office what the columns under these headings mean. */
  async chooseColumns(
    viewer: Viewer,
    headings: string,
    fields: Readonly<Record<number, LedgerField | null>>,
  ): Promise<void> {
    const { uow, clock } = this.#deps;
    const row = {
      office: officeOf(viewer),
      headings,
      fields,
      chosenBy: viewer.accountId,
      chosenAt: clock.now(),
    };
    await uow.run((tx) => saveChosenColumns(tx, row));
  }

  /** The file as it came, with what is wrong beside each row. @throws NotFoundError once its contents are gone */
  async returned(
    file: LedgerImport,
    words: { readonly heading: string; readonly textOf: (row: PreviewRow) => string },
  ): Promise<Buffer> {
    const { files, reader } = this.#deps;
    const source = await files.source(file.id).catch(() => null);
    if (source === null || file.counts === null) throw new NotFoundError();
    const bad = (await files.rows(file.id)).filter(({ rejected }) => rejected.length > 0);
    return reader.returned({
      kind: 'return',
      name: file.fileName,
      bytes: source,
      heading: words.heading,
      reasons: bad.map((row) => ({ sheet: row.sheet, row: row.row, text: words.textOf(row) })),
    });
  }

  async #begin(
    viewer: Viewer,
    file: LedgerImport,
    kind: string,
    work: (tools: JobTools) => Promise<JobResult>,
  ): Promise<Job> {
    const { jobs, uow } = this.#deps;
    // The page must know of the job before its transaction keeps other writers waiting.
    let letGo: () => void = () => undefined;
    const isKnown = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const title = `${file.fileName} ${file.id.slice(-6)}`;
    const job = await jobs.start(viewer, { kind, title, work: (tools) => isKnown.then(() => work(tools)) });
    try {
      await uow.run((tx) => changeImport(tx, file.id, { jobId: job.id }));
    } finally {
      letGo();
    }
    return job;
  }

  async #sweep(): Promise<void> {
    const { db, clock, files } = this.#deps;
    const before = addMs(clock.now(), -keptMilliseconds);
    for (const id of await listImportsBefore(db.read, before)) await files.remove(id);
  }
}

/** Columns are remembered for all who do the same work in the same place. */
function officeOf({ areaCode }: Viewer): string {
  return areaCode;
}

/** Its page shows what the work made; the job itself has no file worth keeping. */
function nothing({ fileName }: LedgerImport): JobResult {
  return { name: `${fileName}.txt`, mediaType: textMediaType, bytes: Buffer.from(fileName) };
}

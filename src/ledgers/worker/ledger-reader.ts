import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { FillTask, InspectTask, LayoutFindings } from '../../exports/layouts/fill-layout.ts';
import { LayoutError } from '../../exports/layouts/layout-book.ts';
import { RefusedWorkbookError, type WorkbookRefusal } from '../../platform/workbook-reader.ts';
import type { ReadRow } from '../reading/ledger-row.ts';
import type { LedgerTask, ReadSummary, ReadTask, ReturnTask } from './ledger-task.ts';
import type { LedgerAnswer, LedgerThreadTask } from './ledger-worker.ts';

/** Why a file is not read; the last two are what the thread it is read in may take. */
export type LedgerRefusal = WorkbookRefusal | 'tooMuchMemory' | 'tooLong';

export class RefusedLedgerError extends Error {
  readonly reason: LedgerRefusal;
  constructor(reason: LedgerRefusal) {
    super(reason);
    this.reason = reason;
  }
}

export interface ReaderLimits {
  readonly heapMb: number;
  readonly milliseconds: number;
}
const usualLimits: ReaderLimits = { heapMb: 700, milliseconds: 120_000 };
const idleMilliseconds = 30_000;

/** Reads what strangers made in a thread of its own that may be ended, whatever it is doing. */
export class LedgerReader {
  readonly #limits: ReaderLimits;
  #pool: Piscina<LedgerThreadTask, LedgerAnswer> | undefined;

  constructor(limits: ReaderLimits = usualLimits) {
    this.#limits = limits;
  }

  /** @throws RefusedLedgerError, AbortError when the signal fires */
  async read(
    task: ReadTask,
    onRows: (rows: readonly ReadRow[]) => void,
    signal?: AbortSignal,
  ): Promise<ReadSummary> {
    const answer = await this.#run(task, onRows, signal);
    if (answer.kind !== 'read') throw new Error('the reader gave another answer');
    return answer.summary;
  }

  /** @throws RefusedLedgerError */
  async returned(task: ReturnTask): Promise<Buffer> {
    const answer = await this.#run(task, () => undefined);
    if (answer.kind !== 'return') throw new Error('the reader gave another answer');
    return Buffer.from(answer.bytes);
  }

  /** The names a layout asks for. @throws LayoutError */
  async inspect(task: InspectTask): Promise<LayoutFindings> {
    const answer = await this.#layout({ kind: 'inspect', ...task });
    if (answer.kind !== 'inspect') throw new Error('the reader gave another answer');
    return answer.findings;
  }

  /** A layout filled with a list. @throws LayoutError */
  async fill(task: FillTask): Promise<Buffer> {
    const answer = await this.#layout({ kind: 'fill', ...task });
    if (answer.kind !== 'return') throw new Error('the reader gave another answer');
    return Buffer.from(answer.bytes);
  }

  async #layout(task: LedgerTask): Promise<LedgerAnswer> {
    const answer = await this.#run(task, () => undefined).catch((error: unknown) => {
      const isLimit =
        error instanceof RefusedLedgerError &&
        (error.reason === 'tooLong' || error.reason === 'tooMuchMemory');
      throw isLimit ? new LayoutError(error.reason as 'tooLong' | 'tooMuchMemory') : error;
    });
    if (answer.kind === 'noLayout') throw new LayoutError(answer.fault);
    return answer;
  }

  async close(): Promise<void> {
    await this.#pool?.close({ force: true });
    this.#pool = undefined;
  }

  async #run(
    task: LedgerTask,
    onRows: (rows: readonly ReadRow[]) => void,
    signal?: AbortSignal,
  ): Promise<LedgerAnswer> {
    const { port1, port2 } = new MessageChannel();
    const arrived = new Promise<void>((resolve) => {
      port1.on('message', (rows: readonly ReadRow[] | null) => (rows === null ? resolve() : onRows(rows)));
    });
    const time = AbortSignal.timeout(this.#limits.milliseconds);
    try {
      const answer = await this.#opened().run(
        { task, port: port2 },
        { transferList: [port2], signal: signal ? AbortSignal.any([signal, time]) : time },
      );
      if (answer.kind === 'refused') throw new RefusedLedgerError(answer.reason);
      await arrived;
      return answer;
    } catch (error) {
      if (error instanceof RefusedWorkbookError) throw new RefusedLedgerError(error.reason);
      if (time.aborted) throw new RefusedLedgerError('tooLong');
      if (Object(error).code === 'ERR_WORKER_OUT_OF_MEMORY') throw new RefusedLedgerError('tooMuchMemory');
      throw error;
    } finally {
      port1.close();
    }
  }

  #opened(): Piscina<LedgerThreadTask, LedgerAnswer> {
    this.#pool ??= new Piscina({
      filename: new URL(`ledger-worker${sourceEnding}`, import.meta.url).href,
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: idleMilliseconds,
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.heapMb },
      execArgv: sourceEnding === '.ts' ? ['--import', 'tsx'] : [],
    });
    return this.#pool;
  }
}

/** In a checkout the sources themselves run. */
const sourceEnding = import.meta.url.endsWith('.ts') ? '.ts' : '.js';

import { cpus } from 'node:os';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { RenderedVolume } from '../../typeset/render/render-volume.ts';
import type { Renderer, RenderOptions, RenderTask } from './render-task.ts';

/** What a worker is handed: the task, and where to say how far it is. */
export interface PoolTask {
  readonly task: RenderTask;
  readonly port: MessagePort;
  /** The office's own font files. */
  readonly fontFolder: string | undefined;
}

export interface PoolProgress {
  readonly done: number;
  readonly total: number;
}

/** A thread that has nothing to do for so long gives its memory (about 60 MB of fonts) back. */
const idleMilliseconds = 60_000;

/** One thread stays free for requests; more than two do not help a small machine. */
export function usualThreads(): number {
  return Math.min(2, Math.max(1, cpus().length - 1));
}

/** Draws volumes and batches in threads of their own, begun at the first need, so that no request waits for them. */
export class RenderPool implements Renderer {
  readonly #threads: number;
  readonly #fontFolder: string | undefined;
  #pool: Piscina<PoolTask, RenderedVolume> | undefined;

  constructor(threads = usualThreads(), fontFolder?: string) {
    this.#threads = threads;
    this.#fontFolder = fontFolder;
  }

  /** @throws AbortError when the signal fires; what the drawing throws */
  async run(task: RenderTask, { onProgress, signal }: RenderOptions = {}): Promise<RenderedVolume> {
    const { port1, port2 } = new MessageChannel();
    port1.on('message', ({ done, total }: PoolProgress) => onProgress?.(done, total));
    port1.unref();
    try {
      const drawn = await this.#opened().run(
        { task, port: port2, fontFolder: this.#fontFolder },
        { transferList: [port2], ...(signal ? { signal } : {}) },
      );
      // Between threads a Buffer arrives as plain bytes.
      return { ...drawn, bytes: Buffer.from(drawn.bytes) };
    } finally {
      port1.close();
    }
  }

  async close(): Promise<void> {
    await this.#pool?.close({ force: true });
    this.#pool = undefined;
  }

  #opened(): Piscina<PoolTask, RenderedVolume> {
    this.#pool ??= new Piscina({
      filename: new URL(`render-worker${sourceEnding}`, import.meta.url).href,
      minThreads: 0,
      maxThreads: this.#threads,
      idleTimeout: idleMilliseconds,
      execArgv: sourceEnding === '.ts' ? ['--import', 'tsx'] : [],
    });
    return this.#pool;
  }
}

/** In a checkout the sources themselves run. */
const sourceEnding = import.meta.url.endsWith('.ts') ? '.ts' : '.js';

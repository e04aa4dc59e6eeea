import { type Clock, toMs } from '../clock.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** Another process's commit is seen after this time at the latest. */
const lifeMs = 5_000;
/** More are not remembered at once: a page for everybody of an office needs a few each. */
const capacity = 2_000;

interface Entry {
  readonly commits: number;
  readonly readAt: number;
  readonly value: Promise<unknown>;
}

/**
 * Answers that many pages ask for and few commits change: who is signed in, how much waits. An answer holds until this
 * process commits anything, and for five seconds at most, since another process may have committed.
 */
export class ReadCache {
  readonly #unitOfWork: Pick<UnitOfWork, 'commits'>;
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();

  constructor(deps: { readonly unitOfWork: Pick<UnitOfWork, 'commits'>; readonly clock: Clock }) {
    this.#unitOfWork = deps.unitOfWork;
    this.#clock = deps.clock;
  }

  /** What `load` gave for this key since the last commit, else what it gives now. A failure is not remembered. */
  get<T>(key: string, load: () => Promise<T>): Promise<T> {
    const { commits } = this.#unitOfWork;
    const now = toMs(this.#clock.now());
    const known = this.#entries.get(key);
    if (known && known.commits === commits && Math.abs(now - known.readAt) < lifeMs) {
      return known.value as Promise<T>;
    }
    const value = load();
    if (this.#entries.size >= capacity) this.#entries.clear();
    const entry = { commits, readAt: now, value };
    this.#entries.set(key, entry);
    value.catch(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    });
    return value;
  }
}

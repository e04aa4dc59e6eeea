import { type Container, createContainer } from '../app/container.ts';
import { toViewer } from '../identity/account.ts';
import type { Viewer } from '../identity/viewer.ts';
import { addMs, fixedClock, type Instant, legalDay, startOfLegalDay } from '../platform/clock.ts';

const dayMs = 86_400_000;

/**
 * The services of the office with a clock of their own, on which the demo is played from the past up to now: what is
 * done is recorded when it happens, deadlines ring and messages arrive on their days.
 */
export class DemoStage {
  readonly container: Container;
  readonly #clock: ReturnType<typeof fixedClock>;
  readonly #viewers = new Map<string, Viewer>();
  #hasBegun = false;

  private constructor(container: Container, clock: ReturnType<typeof fixedClock>) {
    this.container = container;
    this.#clock = clock;
  }

  static async open({ config, db, clock, log, renderer }: Container): Promise<DemoStage> {
    const own = fixedClock(clock.now());
    return new DemoStage(await createContainer({ config, db, clock: own, log, renderer }), own);
  }

  now(): Instant {
    return this.#clock.now();
  }

  /** Lets time pass up to the instant; every midnight the worker does what has become due. */
  async passUntil(at: Instant): Promise<void> {
    if (!this.#hasBegun) this.#clock.set(at);
    this.#hasBegun = true;
    for (let next = this.#midnight(); next <= at; next = this.#midnight()) {
      this.#clock.set(next);
      const { deadlines } = await this.container.worker.runOnce();
      // Messages of what rang go out in the next round.
      if (deadlines > 0) await this.deliver();
    }
    this.#clock.set(at);
  }

  /** Delivers what the last act left for later. */
  async deliver(): Promise<void> {
    await this.container.worker.runOnce();
  }

  /** Whoever has an account has read the messages there are. */
  async readMessages(): Promise<void> {
    const { accounts, inbox } = this.container;
    for (const { id } of await accounts.list()) await inbox.markAllRead(id);
  }

  async as(username: string): Promise<Viewer> {
    const known = this.#viewers.get(username);
    if (known !== undefined) return known;
    const account = await this.container.accounts.findByUsername(username);
    if (!account) throw new Error(`no demo account ${username}`);
    const viewer = toViewer(account, this.container.areas.standingOf(account), { via: 'session' });
    this.#viewers.set(username, viewer);
    return viewer;
  }

  /** Closes what it opened; database and renderer are the office's. */
  async close(): Promise<void> {
    await this.container.jobs.stop();
    await this.container.sessions.close();
  }

  #midnight(): Instant {
    return startOfLegalDay(legalDay(addMs(this.#clock.now(), dayMs)));
  }
}

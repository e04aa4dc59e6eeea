import type { BrowserContext, Page } from 'playwright-core';
import { inject } from 'vitest';
import { type DemoStage, demoCaseSpecs } from '../../../seeds/demo-cases.ts';
import { closeBrowser, patienceMs, theBrowser } from './chromium.ts';
import { desktop, phone } from './inspection.ts';
import { press } from './press.ts';

type Cookies = Parameters<BrowserContext['addCookies']>[0];

/** Whose program a desk belongs to, and the password of everybody who signs in there. */
export interface Program {
  readonly url: string;
  readonly password: string;
}
const demo = (): Program => ({ url: inject('programUrl'), password: 'dingfen-demo' });

const free: Desk[] = [];

/** One window at which people take turns, each with the session of their own; whoever comes for the first time signs in. */
export class Desk {
  readonly page: Page;
  private readonly context: BrowserContext;
  private readonly sessions = new Map<string, Cookies>();
  private readonly program: Program;
  private seated: string | null = null;

  constructor(page: Page, program: Program) {
    this.page = page;
    this.program = program;
    this.context = page.context();
  }

  /** The window with this person before it; the grid worker holds a phone. */
  async seat(as: string): Promise<Page> {
    if (this.seated === as) return this.page;
    const cookies = this.sessions.get(as);
    await this.context.clearCookies();
    await this.page.setViewportSize(as === 'grid' ? phone : desktop);
    if (cookies) await this.context.addCookies(cookies);
    else await this.signIn(as);
    this.seated = as;
    return this.page;
  }

  /** The window with nobody before it. */
  async leaveSeat(): Promise<void> {
    await this.context.clearCookies();
    this.seated = null;
  }

  /** A page of the program, opened by this person. */
  async open(as: string, path: string): Promise<Page> {
    await this.seat(as);
    await this.show(path);
    // The session of somebody who has not had a turn for long has ended.
    if (this.isAsked()) {
      await this.signIn(as);
      await this.show(path);
    }
    return this.page;
  }

  /** A page of the program, opened by whoever sits there. */
  async show(path: string): Promise<void> {
    await this.page.goto(this.urlOf(path), { waitUntil: 'domcontentloaded' });
  }

  urlOf(path: string): string {
    return new URL(path, this.program.url).href;
  }

  /** Address of a demo case at this stage, as this person finds it by the name of the applicant. */
  async demoCase(as: string, stage: DemoStage): Promise<string> {
    const spec = demoCaseSpecs.find((one) => one.stage === stage && one.mediator === 'mediator');
    const name = encodeURIComponent(spec?.applicant.name ?? '');
    const page = await this.open(as, `/cases?tab=all&state=${stage}&q=${name}`);
    return (await page.getAttribute('.table tbody a', 'href')) ?? '';
  }

  /** Leaves the desk to the next who needs one. */
  leave(): void {
    free.push(this);
  }

  close(): Promise<void> {
    return this.context.close();
  }

  private async signIn(as: string): Promise<void> {
    await this.show('/sign-in');
    await this.page.fill('[name=username]', as);
    await this.page.fill('[name=password]', this.program.password);
    await press(this.page, 'main button[type=submit]');
    if (this.isAsked()) throw new Error(`${as} could not sign in`);
    this.sessions.set(as, await this.context.cookies());
  }

  private isAsked(): boolean {
    return new URL(this.page.url()).pathname === '/sign-in';
  }
}

export async function openDesk({ hasScripts = true, program = demo() } = {}): Promise<Desk> {
  const browser = await theBrowser();
  const context = await browser.newContext({
    viewport: desktop,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    javaScriptEnabled: hasScripts,
  });
  context.setDefaultTimeout(patienceMs);
  return new Desk(await context.newPage(), program);
}

/** A desk that an earlier story has left, with the sessions of its people, or a new one. */
export async function takeDesk(): Promise<Desk> {
  return free.pop() ?? openDesk();
}

/** After the tests of a file: the next has desks of its own. */
export async function closeDesks(): Promise<void> {
  free.length = 0;
  await closeBrowser();
}

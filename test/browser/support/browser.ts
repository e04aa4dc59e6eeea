/// <reference lib="dom" />
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const shots = fileURLToPath(new URL('../../../build/screenshots', import.meta.url));

export const desktop = { width: 1366, height: 768 };
export const phone = { width: 390, height: 844 };
const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));

/** Debian's Chromium without its background traffic. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(executable ? { executablePath: executable } : {}),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** One person at a machine: own cookies, own window size. */
export async function openSession(
  browser: Browser,
  options: { size?: { width: number; height: number }; hasScripts?: boolean } = {},
): Promise<BrowserContext> {
  return browser.newContext({
    viewport: options.size ?? desktop,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    javaScriptEnabled: options.hasScripts ?? true,
  });
}

/** Signs in with a demo account; the password is that of all demo accounts. */
export async function signIn(page: Page, url: string, username: string): Promise<void> {
  const send = async (timeout: number): Promise<void> => {
    await page.goto(`${url}/sign-in`);
    await page.fill('[name=username]', username);
    await page.fill('[name=password]', 'dingfen-demo');
    await page.click('main button[type=submit]');
    await page.waitForURL((at) => !at.pathname.startsWith('/sign-in'), { timeout });
  };
  // Seen once on a loaded machine: a click from which no request came. A person would try again.
  await send(15_000).catch(() => send(30_000));
}

/** WCAG 2.2 AA violations of the page as it stands, in words. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  // At the end of a page the bar that sticks to the window stands in its own place and covers nothing.
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run({
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    );
  });
  return found;
}

/** True when something sticks out to the right of the window. */
export function overflows(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
}

/** Keeps a picture of the whole page as build output. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

/** Opens each page and keeps its picture; what is wrong with them. */
export async function pageFaults(
  page: Page,
  url: string,
  paths: readonly string[],
  picture: { readonly group: string; readonly size: string },
): Promise<string[]> {
  const faults: string[] = [];
  for (const path of paths) {
    await page.goto(`${url}${path}`);
    const place = `${path} on a ${picture.size}`;
    faults.push(...(await axeViolations(page)).map((one) => `${place}: ${one}`));
    if (await overflows(page)) faults.push(`${place}: sticks out`);
    await keepPicture(page, `${picture.group}${path.replace(/[^a-z]+/gi, '-')}-${picture.size}`);
  }
  return faults;
}

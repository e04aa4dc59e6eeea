/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { pictures } from './folders.ts';

export const desktop = { width: 1366, height: 768 };
export const phone = { width: 390, height: 844 };
export type Size = typeof desktop;

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Chromium draws no taller picture: it would begin again from the top. */
const tallest = 16_384;

const kindsSeen = new Set<string>();
const shapesSeen = new Set<string>();

/** Whether no page of this kind was inspected in this run, or something stands on it that stood on none. */
export async function isNewToUs(page: Page, kind: string): Promise<boolean> {
  const shapes = (await page.evaluate(shapesOf)).filter((shape) => !shapesSeen.has(shape));
  if (kindsSeen.has(kind) && shapes.length === 0) return false;
  kindsSeen.add(kind);
  for (const shape of shapes) shapesSeen.add(shape);
  return true;
}

/** Runs in the page: what stands in what, by the names the style sheet knows. */
function shapesOf(): string[] {
  const nameOf = (element: Element): string =>
    [
      element.localName,
      ...element.classList,
      element.getAttribute('type') ?? '',
      element.getAttribute('role') ?? '',
    ].join('.');
  const pairs = [...document.querySelectorAll('body *')].map(
    (element) => `${element.parentElement ? nameOf(element.parentElement) : ''} > ${nameOf(element)}`,
  );
  return [...new Set(pairs)];
}

/**
 * What is wrong with the page as it stands, on a desktop and on a phone, in words: violations of WCAG 2.2 AA and what
 * sticks out sideways. A picture of each is kept under the name.
 */
export async function faultsOf(page: Page, place: string, picture: string): Promise<string[]> {
  const faults: string[] = [];
  const before = page.viewportSize();
  await page.evaluate(axeSource);
  for (const [label, size] of [
    ['desktop', desktop],
    ['phone', phone],
  ] as const) {
    await page.setViewportSize(size);
    faults.push(...(await page.evaluate(lookOver)).map((fault) => `${place} on a ${label}: ${fault}`));
    await keepPicture(page, `${picture}-${label}`);
  }
  if (before) await page.setViewportSize(before);
  return faults;
}

/** Opens each page of the program and inspects it; what is wrong with them. */
export async function faultsOfPages(page: Page, paths: readonly string[], group: string): Promise<string[]> {
  const faults: string[] = [];
  for (const path of paths) {
    await page.goto(new URL(path, page.url()).href);
    const name = path.replace(/DF[A-Z0-9]{10}/, 'case').replace(/[^a-z0-9]+/gi, '-');
    faults.push(...(await faultsOf(page, path, `${group}${name}`)));
  }
  return faults;
}

/** Runs in the page. */
async function lookOver(): Promise<string[]> {
  // At the end of a page the bar that sticks to the window stands in its own place and covers nothing.
  window.scrollTo(0, document.documentElement.scrollHeight);
  const { axe } = globalThis as unknown as {
    axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
  };
  const { violations } = await axe.run({
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    resultTypes: ['violations'],
  });
  const { scrollWidth, clientWidth } = document.documentElement;
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
    ...(scrollWidth > clientWidth + 1 ? ['sticks out sideways'] : []),
  ];
}

const opened = new WeakMap<Page, Promise<CDPSession>>();

/** Stays open as long as the page: closing it would take back the window size and the medium that were set. */
function devtoolsOf(page: Page): Promise<CDPSession> {
  const session = opened.get(page) ?? page.context().newCDPSession(page);
  opened.set(page, session);
  return session;
}

/** Keeps a picture of the whole page as build output, packed fast instead of small. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const devtools = await devtoolsOf(page);
  const { cssContentSize } = await devtools.send('Page.getLayoutMetrics');
  const { x, y, width, height } = cssContentSize;
  const { data } = await devtools.send('Page.captureScreenshot', {
    optimizeForSpeed: true,
    captureBeyondViewport: true,
    clip: { x, y, width, height: Math.min(height, tallest), scale: 1 },
  });
  await mkdir(pictures, { recursive: true });
  await writeFile(join(pictures, `${name}.png`), Buffer.from(data, 'base64'));
}

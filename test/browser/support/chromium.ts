import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** The shell draws the same pages without the window around them, at half the cost. */
const executable = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
].find((path) => existsSync(path));

/** Ends what hangs; the slowest machine stays far below it. */
export const patienceMs = 600_000;

let running: Promise<Browser> | undefined;

/** Debian's Chromium without its background traffic; one for all tests of a file. */
export function theBrowser(): Promise<Browser> {
  running ??= chromium.launch({
    ...(executable ? { executablePath: executable } : {}),
    timeout: patienceMs,
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
  return running;
}

export async function closeBrowser(): Promise<void> {
  const ended = running;
  running = undefined;
  await (await ended)?.close();
}

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  axeViolations,
  keepPicture,
  openBrowser,
  openSession,
  overflows,
  phone,
  signIn,
} from './support/browser.ts';
import { type RunningProgram, startProgram } from './support/program.ts';

let program: RunningProgram;
let browser: Browser;
beforeAll(async () => {
  program = await startProgram();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

/** Opens each page on a desktop and on a phone; what is wrong with them. */
async function faultsOf(paths: readonly string[], username: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, size] of [
    ['desktop', undefined],
    ['phone', phone],
  ] as const) {
    const context = await openSession(browser, { ...(size ? { size } : {}), hasScripts: true });
    const page: Page = await context.newPage();
    await signIn(page, program.url, username);
    for (const path of paths) {
      await page.goto(`${program.url}${path}`);
      const place = `${path} on a ${name}`;
      faults.push(...(await axeViolations(page)).map((one) => `${place}: ${one}`));
      if (await overflows(page)) faults.push(`${place}: sticks out`);
      await keepPicture(page, `views${path.replace(/[^a-z]+/gi, '-')}-${name}`);
    }
    await context.close();
  }
  return faults;
}

test('pages of the rules, on a desktop and on a phone, are accessible and fit', async () => {
  const paths = [
    '/lifecycles',
    '/lifecycles/land',
    '/lifecycles/risk',
    '/lifecycles/labor?role=chair&lang=en',
  ];

  expect(await faultsOf(paths, 'coordinator')).toEqual([]);
});

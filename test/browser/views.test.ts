/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepPicture, openBrowser, openSession, pageFaults, phone, signIn } from './support/browser.ts';
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
    faults.push(...(await pageFaults(page, program.url, paths, { group: 'views', size: name })));
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

test('pages of moves to a new version, on a desktop and on a phone, are accessible and fit', async () => {
  const paths = ['/admin/migrations', '/admin/migrations/land/1?lang=en'];

  expect(await faultsOf(paths, 'sysadmin')).toEqual([]);
});

test('case and the proof of its history, on a desktop and on a phone, are accessible and fit', async () => {
  const path = await caseOf('signing');

  expect(await faultsOf([path, `${path}/history/proof`, `${path}/history/proof?lang=en`], 'clerk')).toEqual(
    [],
  );
});

/** Address of a demo case in this phase. */
async function caseOf(phase: string): Promise<string> {
  const context = await openSession(browser);
  const page = await context.newPage();
  await signIn(page, program.url, 'clerk');
  await page.goto(`${program.url}/cases?tab=all&state=${phase}`);
  const href = await page.getAttribute('.table tbody a', 'href');
  await context.close();
  return href ?? '';
}

test('proof of a history, printed to PDF, is black on white and holds the head of the chain', async () => {
  const context = await openSession(browser);
  const page = await context.newPage();
  await signIn(page, program.url, 'clerk');
  await page.goto(`${program.url}${await caseOf('signing')}/history/proof`);
  const head = (await page.textContent('#chain-head')) ?? '';
  await page.emulateMedia({ media: 'print' });
  await keepPicture(page, 'views-proof-printed');

  const colours = await page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter((element) => element.getClientRects().length > 0)
      .map((element) => getComputedStyle(element).color),
  );
  expect(new Set(colours)).toEqual(new Set(['rgb(0, 0, 0)']));
  expect(await page.isVisible('.top')).toBe(false);
  expect(await page.isVisible('.side')).toBe(false);
  expect(head).toMatch(/^[0-9a-f]{64}$/);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.length).toBeGreaterThan(5000);
  await context.close();
});

/// <reference lib="dom" />
import { expect, test } from 'vitest';
import { openDesk } from './support/desk.ts';
import { faultsOfPages, keepPicture } from './support/inspection.ts';

/** Opens each page as this person; what is wrong with them. */
async function faultsFor(username: string, paths: readonly string[]): Promise<string[]> {
  const desk = await openDesk();
  const faults = await faultsOfPages(await desk.seat(username), paths, 'views');
  await desk.close();
  return faults;
}

test.concurrent('pages of the rules, on a desktop and on a phone, are accessible and fit', async () => {
  const paths = [
    '/lifecycles',
    '/lifecycles/land',
    '/lifecycles/risk',
    '/lifecycles/labor?role=chair&lang=en',
  ];

  expect(await faultsFor('coordinator', paths)).toEqual([]);
});

test.concurrent('pages of moves to a new version, on a desktop and on a phone, are accessible and fit', async () => {
  const paths = ['/admin/migrations', '/admin/migrations/land/1?lang=en'];

  expect(await faultsFor('sysadmin', paths)).toEqual([]);
});

test.concurrent('case and the proof of its history, on a desktop and on a phone, are accessible and fit', async () => {
  const desk = await openDesk();
  const path = await desk.demoCase('clerk', 'signing');
  const paths = [path, `${path}/history/proof`, `${path}/history/proof?lang=en`];

  expect(await faultsOfPages(desk.page, paths, 'views')).toEqual([]);
  await desk.close();
});

test.concurrent('proof of a history, printed to PDF, is black on white and holds the head of the chain', async () => {
  const desk = await openDesk();
  const path = await desk.demoCase('clerk', 'signing');
  const page = await desk.open('clerk', `${path}/history/proof`);
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
  await desk.close();
});

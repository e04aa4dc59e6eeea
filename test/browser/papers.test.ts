import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desktop, openBrowser, openSession, pageFaults, phone, signIn } from './support/browser.ts';
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

async function opened(username: string | null, hasScripts: boolean, size = desktop): Promise<Page> {
  const context = await openSession(browser, { size, hasScripts });
  const page = await context.newPage();
  if (username !== null) await signIn(page, program.url, username);
  return page;
}

/** A demo case that is being mediated by the mediator. */
async function mediatedCase(page: Page): Promise<string> {
  await page.goto(`${program.url}/cases?tab=all&state=mediating`);
  return (await page.getAttribute('.table tbody a', 'href')) ?? '';
}

const faultsOn = (page: Page, paths: readonly string[], size: string): Promise<string[]> =>
  pageFaults(page, program.url, paths, { group: 'papers', size });

test('pages of papers, on a desktop and on a phone, in both languages, are accessible and fit', async () => {
  for (const [name, size] of [
    ['desktop', desktop],
    ['phone', phone],
  ] as const) {
    const chair = await opened('chair', true, size);
    const office = ['/papers', '/papers/D20/wording', '/papers/word', '/papers/month'];
    expect(await faultsOn(chair, [...office, ...office.map((path) => `${path}?lang=en`)], name)).toEqual([]);
    const mediator = await opened('mediator', true, size);
    const papers = `${await mediatedCase(mediator)}/documents`;
    const forms = [`${papers}`, `${papers}/entries/D07/new`, `${papers}/entries/D08/new?lang=en`, '/jobs'];
    expect(await faultsOn(mediator, forms, name)).toEqual([]);
    const guest = await opened(null, true, size);
    expect(await faultsOn(guest, ['/verify', '/verify/offline', '/verify/offline?lang=en'], name)).toEqual(
      [],
    );
    for (const page of [chair, mediator, guest]) await page.context().close();
  }
});

test('inquiry, written with the keyboard alone and without scripts, is issued, its print entered, the file bound', async () => {
  const page = await opened('mediator', false);
  const papers = `${program.url}${await mediatedCase(page)}/documents`;
  await page.goto(`${papers}/entries/D07/new`);
  const typed: Readonly<Record<string, string>> = {
    startedAt: '2026-11-20T09:00',
    endedAt: '2026-11-20T10:30',
    place: '迈港村委会',
    'investigators.0.name': '林海生',
    'investigators.1.name': '何秀兰',
    recorder: '林小梅',
    respondent: '符老伯',
    'exchanges.0.question': '界石何时所立？',
    'exchanges.0.answer': '生产队时候立的，我在场。',
  };
  for (const [name, value] of Object.entries(typed)) {
    const field = page.locator(`[name="${name}"]`);
    // The picker of a day and time is no text field: its value is set as a whole.
    if (name.endsWith('At')) await field.fill(value);
    else {
      await field.focus();
      await page.keyboard.insertText(value);
    }
  }
  await page.locator('#form .form-bar button').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/documents\/new\?/);
  await page.locator('#form .form-bar button').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/documents$/);
  expect(await page.textContent('main')).toContain('D07 调查记录');

  const prints = await page.getAttribute('a[href$="/prints"]', 'href');
  await page.goto(`${program.url}${prints}`);
  await page.fill('[name=receiver]', '符老伯');
  const answer = page.waitForResponse((one) => one.url().includes('.pdf'));
  await page.locator('#form .form-bar button').first().focus();
  await page.keyboard.press('Enter');
  expect((await answer).headers()['content-type']).toBe('application/pdf');
  // The file has taken the place of this page.
  const next = await page.context().newPage();
  await next.goto(papers);
  expect(await next.textContent('main')).toContain('交给 符老伯');

  const begun = next.waitForResponse((one) => /\/jobs\/[^/]+(\/file)?$/.test(one.url()));
  await next.locator('form[action$="/volume"] button').focus();
  await next.keyboard.press('Enter');
  await begun;
  await expect
    .poll(
      async () => {
        await next.goto(`${program.url}/jobs`);
        return next.textContent('main');
      },
      { timeout: 30_000 },
    )
    .toContain('已完成');
  const file = await next.getAttribute('td a[href$="/file"]', 'href');
  const pdf = await next.request.get(`${program.url}${file}`);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await page.context().close();
});

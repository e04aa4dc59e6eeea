import { expect, test } from 'vitest';
import { patienceMs } from './support/chromium.ts';
import { openDesk } from './support/desk.ts';
import { faultsOfPages } from './support/inspection.ts';

test.concurrent('pages of papers, on a desktop and on a phone, in both languages, are accessible and fit', async () => {
  const desk = await openDesk();
  const chair = await desk.seat('chair');
  const office = ['/papers', '/papers/D20/wording', '/papers/word', '/papers/month'];
  const both = [...office, ...office.map((path) => `${path}?lang=en`)];
  expect(await faultsOfPages(chair, both, 'papers')).toEqual([]);

  const papers = `${await desk.demoCase('mediator', 'mediating')}/documents`;
  const forms = [papers, `${papers}/entries/D07/new`, `${papers}/entries/D08/new?lang=en`, '/jobs'];
  expect(await faultsOfPages(desk.page, forms, 'papers')).toEqual([]);
  await desk.close();

  const guest = await openDesk();
  await guest.show('/');
  const open = ['/verify', '/verify/offline', '/verify/offline?lang=en'];
  expect(await faultsOfPages(guest.page, open, 'papers')).toEqual([]);
  await guest.close();
});

test.concurrent('inquiry, written with the keyboard alone and without scripts, is issued, its print entered, the file bound', async ({
  expect,
}) => {
  const desk = await openDesk({ hasScripts: false });
  const papers = `${await desk.demoCase('mediator', 'mediating')}/documents`;
  const { page } = desk;
  await desk.show(`${papers}/entries/D07/new`);
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

  await desk.show((await page.getAttribute('a[href$="/prints"]', 'href')) ?? '');
  await page.fill('[name=receiver]', '符老伯');
  const answer = page.waitForResponse((one) => one.url().includes('.pdf'));
  await page.locator('#form .form-bar button').first().focus();
  await page.keyboard.press('Enter');
  expect((await answer).headers()['content-type']).toBe('application/pdf');
  // The file has taken the place of this page.
  const next = await page.context().newPage();
  await next.goto(desk.urlOf(papers));
  expect(await next.textContent('main')).toContain('交给 符老伯');

  const begun = next.waitForResponse((one) => /\/jobs\/[^/]+(\/file)?$/.test(one.url()));
  await next.locator('form[action$="/volume"] button').focus();
  await next.keyboard.press('Enter');
  await begun;
  await expect
    .poll(
      async () => {
        await next.goto(desk.urlOf('/jobs'));
        return next.textContent('main');
      },
      { timeout: patienceMs },
    )
    .toContain('已完成');
  const file = (await next.getAttribute('td a[href$="/file"]', 'href')) ?? '';
  const pdf = await next.request.get(desk.urlOf(file));
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await desk.close();
});

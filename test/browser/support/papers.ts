import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { papers } from './folders.ts';
import { sendButton } from './form-filler.ts';
import { press } from './press.ts';

const run = promisify(execFile);

/** Issues every paper the case offers through its page, and gives the text of each by its file name. */
export async function issueAllPapers(
  page: Page,
  caseHref: string,
  story: string,
): Promise<Map<string, string>> {
  const list = new URL(`${caseHref}/documents`, page.url()).href;
  await page.goto(list);
  const offers = await page
    .locator('a[href*="/documents/new"]')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  for (const offer of offers) {
    await page.goto(offer);
    await press(page, sendButton);
  }
  await page.goto(list);
  const files = await page.locator('a[href$=".pdf"]').evaluateAll((links) =>
    links.map((link) => ({
      href: (link as HTMLAnchorElement).href,
      name: link.closest('tr')?.textContent?.replace(/\s+/g, ' ').trim().slice(0, 40) ?? '',
    })),
  );
  const folder = join(papers, story);
  await mkdir(folder, { recursive: true });
  const texts = new Map<string, string>();
  for (const [index, { href, name }] of files.entries()) {
    const answer = await page.request.get(href);
    const path = join(folder, `${String(index + 1).padStart(2, '0')}.pdf`);
    await writeFile(path, await answer.body());
    await run('qpdf', ['--check', path]);
    const { stdout } = await run('pdftotext', [path, '-']);
    texts.set(`${index + 1} ${name}`, stdout.replace(/\s+/g, ''));
  }
  return texts;
}

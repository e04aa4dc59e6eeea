import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const folder = fileURLToPath(new URL('../../../build/papers', import.meta.url));

/** Issues every paper the case offers through its page, and gives the text of each by its file name. */
export async function issueAllPapers(
  page: Page,
  url: string,
  caseHref: string,
): Promise<Map<string, string>> {
  const list = `${url}${caseHref}/documents`;
  await page.goto(list);
  const offers = await page
    .locator('a[href*="/documents/new"]')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  for (const offer of offers) {
    await page.goto(offer);
    await page.locator('#form button[type=submit]:not(.default-submit)').first().click();
    await page.waitForLoadState('load');
  }
  await page.goto(list);
  const files = await page.locator('a[href$=".pdf"]').evaluateAll((links) =>
    links.map((link) => ({
      href: (link as HTMLAnchorElement).href,
      name: link.closest('tr')?.textContent?.replace(/\s+/g, ' ').trim().slice(0, 40) ?? '',
    })),
  );
  mkdirSync(folder, { recursive: true });
  const texts = new Map<string, string>();
  for (const [index, { href, name }] of files.entries()) {
    const answer = await page.request.get(href);
    const path = join(folder, `${String(index + 1).padStart(2, '0')}.pdf`);
    writeFileSync(path, await answer.body());
    execFileSync('qpdf', ['--check', path]);
    texts.set(`${index + 1} ${name}`, execFileSync('pdftotext', [path, '-']).toString().replace(/\s+/g, ''));
  }
  return texts;
}

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hardCasesWith } from '../../stories/hard-cases/index.ts';
import { openBrowser } from './browser.ts';
import { pageDriver } from './page-driver.ts';
import { type RunningProgram, startProgram } from './program.ts';

/** Workers of the case with many: enough to page and to sum, few enough to click. */
const workers = 10;

/** Plays every other hard case through the pages, from the first or from the second on: two files run side by side. */
export function clickHardCases(part: 0 | 1): void {
  let program: RunningProgram;
  let browser: Browser;
  // A kind of page is looked at in the first case that comes to it.
  const checked = new Set<string>();
  const cases = hardCasesWith(workers).filter((_one, place) => place % 2 === part);

  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test.each(cases)(
    'hard case %s, clicked through the pages by its people, goes to its end',
    async (name, play) => {
      const story = pageDriver(browser, program.url, `hard-${name}`, { checked });
      await play(story);

      expect(story.findings).toEqual([]);
      await story.close();
    },
  );
}

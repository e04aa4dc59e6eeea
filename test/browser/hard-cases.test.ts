import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hardCasesWith } from '../stories/hard-cases/index.ts';
import { openBrowser } from './support/browser.ts';
import { pageDriver } from './support/page-driver.ts';
import { type RunningProgram, startProgram } from './support/program.ts';

let program: RunningProgram;
let browser: Browser;
/** A kind of page is looked at in the first case that comes to it. */
const checked = new Set<string>();

beforeAll(async () => {
  program = await startProgram();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

test.each(hardCasesWith(10))(
  'hard case %s, clicked through the pages by its people, goes to its end',
  async (name, play) => {
    const story = pageDriver(browser, program.url, `hard-${name}`, { checked });
    await play(story);

    expect(story.findings).toEqual([]);
    await story.close();
  },
);

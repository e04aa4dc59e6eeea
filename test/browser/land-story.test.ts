import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { playLandStory } from '../stories/land-story.ts';
import { openBrowser } from './support/browser.ts';
import { pageDriver } from './support/page-driver.ts';
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

test('land story, clicked through the pages in the roles of the README, ends in an agreement in force', async () => {
  const story = pageDriver(browser, program.url, 'land');
  await playLandStory(story);

  expect(story.findings).toEqual([]);
  await story.close();
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { playLabourStory } from '../stories/labour-story.ts';
import { playLandStory } from '../stories/land-story.ts';
import { playLeaseStory } from '../stories/lease-story.ts';
import { openBrowser } from './support/browser.ts';
import { pageDriver } from './support/page-driver.ts';
import { issueAllPapers } from './support/papers.ts';
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

test.each([
  ['land', playLandStory],
  ['lease', playLeaseStory],
  ['labour', playLabourStory],
])(
  '%s story, clicked through the pages by its people, ends as it should on accessible pages',
  async (name, play) => {
    const story = pageDriver(browser, program.url, name);
    await play(story);

    const texts = await issueAllPapers(await story.page('mediator'), program.url, story.caseHref());
    expect(texts.size).toBeGreaterThan(4);
    for (const [paper, text] of texts) expect(text, paper).toContain('演示');
    if (name === 'land') expect([...texts.values()].join('')).toContain('陈𬱖堃');
    expect(story.findings).toEqual([]);
    expect(story.visited).toBeGreaterThan(15);
    await story.close();
  },
);

test('lease story, clicked through without scripts in the browser, ends the same', async () => {
  const story = pageDriver(browser, program.url, 'plain', { hasScripts: false });
  await playLeaseStory(story);

  expect(story.findings).toEqual([]);
  await story.close();
});

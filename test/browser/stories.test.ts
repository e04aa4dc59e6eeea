import { expect, test } from 'vitest';
import { hardCasesWith } from '../stories/hard-cases/index.ts';
import { playLabourStory } from '../stories/labour-story.ts';
import { playLandStory } from '../stories/land-story.ts';
import { playLeaseStory } from '../stories/lease-story.ts';
import { pageDriver } from './support/page-driver.ts';
import { issueAllPapers } from './support/papers.ts';

test.concurrent.each([
  ['land', playLandStory],
  ['lease', playLeaseStory],
  ['labour', playLabourStory],
])(
  '%s story, clicked through the pages by its people, ends as it should on accessible pages',
  async (name, play) => {
    const story = pageDriver(name);
    await play(story);

    const texts = await issueAllPapers(await story.page('mediator'), story.caseHref(), name);
    expect(texts.size).toBeGreaterThan(4);
    for (const [paper, text] of texts) expect(text, paper).toContain('演示');
    if (name === 'land') expect([...texts.values()].join('')).toContain('陈𬱖堃');
    expect(story.findings).toEqual([]);
    expect(story.visited).toBeGreaterThan(15);
    await story.close();
  },
);

test.concurrent('lease story, typed and clicked by hand without scripts in the browser, ends the same', async () => {
  const story = pageDriver('plain', { hasScripts: false });
  await playLeaseStory(story);

  expect(story.findings).toEqual([]);
  await story.close();
});

test.concurrent.each(hardCasesWith(10))(
  'hard case %s, clicked through the pages by its people, goes to its end',
  async (name, play) => {
    const story = pageDriver(`hard-${name}`);
    await play(story);

    expect(story.findings).toEqual([]);
    await story.close();
  },
);

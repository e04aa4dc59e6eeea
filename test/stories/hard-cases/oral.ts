import { expect } from 'vitest';
import type { StoryDriver } from '../story.ts';
import { accepted, assigned, consented, debt, moment, session } from './course.ts';

/** Case 1: neighbours, 300 yuan paid on the spot; no written agreement, and none for a wage case. */
export async function playOralAgreement(story: StoryDriver): Promise<void> {
  const day = '2026-09-01';
  await accepted(story, 'labor', day, '老板拖欠工资三百元，讨要时发生争执。');
  await assigned(story, day);
  await consented(story, day);
  await session(story, day);
  expect(await story.blocked('mediator', 'oralAgreement')).toEqual(['labourNeedsWriting']);

  await accepted(story, 'general', day, '邻居的狗打翻花盆，双方争执。');
  await assigned(story, day);
  await consented(story, day);
  await session(story, day);
  await story.fire(
    'mediator',
    'oralAgreement',
    (ids) => ({
      facts: '花盆被打翻。',
      content: '当场赔偿三百元。',
      obligations: [{ ...debt(ids, 30_000, day), content: '赔偿', place: '当场' }],
      isPerformedNow: true,
      noWrittenFormWanted: true,
    }),
    moment(day, 7),
  );

  expect((await story.state()).state).toMatchObject({ settled: { performance: 'performed' } });
}

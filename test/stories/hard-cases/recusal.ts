import { expect } from 'vitest';
import type { StoryDriver } from '../story.ts';
import { accepted, assigned, consented, moment, session } from './course.ts';

/** Case 7: after the second session the mediator tells that he is a cousin; another goes on, the records stay. */
export async function playCousin(story: StoryDriver): Promise<void> {
  const day = '2026-09-01';
  await accepted(story, 'general', day, '房东与租客就押金数额争执不下。');
  await assigned(story, day);
  await consented(story, day);
  await session(story, day);
  await session(story, '2026-09-02');
  await story.fire(
    'mediator',
    'requestRecusal',
    (ids) => ({ mediatorId: ids.mediator('mediator'), ground: 'relative', reason: '是申请人的表兄' }),
    moment('2026-09-03', 1),
  );
  await story.fire(
    'chair',
    'decideRecusal',
    { decision: 'granted', agreedPartyIds: [], reason: '情况属实，另行分派' },
    moment('2026-09-03', 2),
  );
  expect((await story.state()).phase).toBe('accepted');
  const successor = 'mediator2';
  await story.fire(
    'chair',
    'assign',
    (ids) => ({ mediatorId: ids.mediator(successor) }),
    moment('2026-09-03', 3),
  );
  await story.fire(successor, 'acknowledge', { noInterestDeclared: true }, moment('2026-09-03', 4));
  await session(story, '2026-09-04', undefined, successor);

  expect((await story.state()).phase).toBe('mediating');
}

import { expect } from 'vitest';
import type { StoryDriver } from '../story.ts';
import { accepted, assigned, mediatedAgain, moment, opponent, rightsServed, session } from './course.ts';

/** Case 2: respondent ignores two notices; attempts, termination, routes; later he appears after all. */
export async function playAbsentParty(story: StoryDriver): Promise<void> {
  const day = '2026-09-07';
  await accepted(story, 'general', day, '欠货款不还，多次不到场。');
  await assigned(story, day);
  const ending = { reasonCode: 'unreachable', note: '多次联系不上' };
  expect(await story.refused('mediator', 'terminate', ending, moment('2026-09-08', 1))).not.toEqual([]);
  await story.fire(
    'mediator',
    'consent',
    (ids) => ({
      partyId: ids.party(opponent),
      answer: 'unreachable',
      way: 'phone',
      attempts: [
        { attemptedOn: day, way: 'phone' },
        { attemptedOn: '2026-09-08', way: 'phone' },
        { attemptedOn: '2026-09-09', way: 'visit' },
      ],
    }),
    moment('2026-09-09', 2),
  );
  await story.fire('mediator', 'terminate', ending, moment('2026-09-09', 3));
  await story.fire('mediator', 'notifyRoutes', { routes: ['court'] }, moment('2026-09-09', 4));
  expect((await story.state()).phase).toBe('routed');

  await mediatedAgain(story, '2026-09-21');
  await rightsServed(story, '2026-09-21');
  await session(story, '2026-09-21');

  expect((await story.state()).phase).toBe('mediating');
}

import { expect } from 'vitest';
import type { StoryDriver } from '../story.ts';
import { accepted, assigned, complainant, consented, moment, opponent, session } from './course.ts';

/** Case 18: thirty days more take the signatures of both; the days of an appraisal do not count. */
export async function playExtension(story: StoryDriver): Promise<void> {
  const day = '2026-09-01';
  const signed = async (name: string): Promise<void> =>
    story.fire('mediator', 'signExtension', (ids) => ({
      partyId: ids.party(name),
      way: 'signed',
      signedOn: '2026-09-30',
    }));
  await accepted(story, 'general', day, '机器损坏的责任争执不下，须作鉴定。');
  await assigned(story, day);
  await consented(story, day);
  await session(story, day);
  const more = { extensionDays: 30, reason: '双方愿意继续商量' };
  await story.fire('mediator', 'proposeExtend', more, moment('2026-09-30', 0));
  await signed(complainant);
  expect(await story.blocked('chair', 'extend')).toEqual(['extensionSigned']);
  await signed(opponent);
  await story.fire('chair', 'extend', { note: '同意' }, moment('2026-09-30', 6));
  expect(await story.dueDays()).toContain('2026-11-02');

  const appraisal = { reasonCode: 'appraisal', note: '送机械鉴定' };
  await story.fire('mediator', 'suspend', appraisal, moment('2026-10-08', 0));
  await story.fire('mediator', 'resume', { note: '鉴定意见已出' }, moment('2026-11-17', 0));
  expect(await story.dueDays()).toContain('2026-12-10');
}

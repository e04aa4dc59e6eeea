import { expect } from 'vitest';
import type { StoryDriver } from '../story.ts';
import { accepted, assigned, consented, moment, session } from './course.ts';

/** Case 20: "I shall jump" at the window: red at once, the police and the family told, no joint session, no closing. */
export async function playThreat(story: StoryDriver): Promise<void> {
  const day = '2026-09-01';
  await accepted(story, 'general', day, '索要货款多次未果，情绪激动。');
  await assigned(story, day);
  await consented(story, day);
  await story.fire(
    'mediator',
    'reportEmergency',
    {
      signs: ['threat'],
      words: '今天不给钱就跳楼',
      told: [
        { receiver: 'police', toldAt: moment(day, 5), who: '值班民警' },
        { receiver: 'townLeader', toldAt: moment(day, 5) },
        { receiver: 'family', toldAt: moment(day, 5) },
      ],
      measures: '专人陪护，联系家属到场。',
    },
    moment(day, 5),
  );
  await expect(session(story, day)).rejects.toThrow();
  await story.fire(
    'mediator',
    'terminate',
    { reasonCode: 'wideDisagreement', note: '暂不宜调解' },
    moment(day, 7),
  );
  expect(await story.blocked('mediator', 'proposeClose')).toContain('noRedRisk');
  await story.fire(
    'coordinator',
    'deescalate',
    { level: 'none', note: '经疏导情绪平稳，家属接回' },
    moment(day, 9),
  );
  expect(await story.blocked('mediator', 'proposeClose')).not.toContain('noRedRisk');
}

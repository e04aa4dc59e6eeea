import { expect } from 'vitest';
import type { StoryDriver, StoryIds } from '../story.ts';
import {
  accepted,
  assigned,
  complainant,
  consented,
  debt,
  drafted,
  moment,
  opponent,
  sealed,
  session,
  signature,
} from './course.ts';

const agent = '王大伟';

/** Case 3: a general power, then one that has run out, sign nothing away; a special power in its time does. */
export async function playAgent(story: StoryDriver): Promise<void> {
  const day = '2026-09-01';
  const power = (ids: StoryIds, powerKind: string, validTo: string) => ({
    partyId: ids.party(complainant),
    capacity: 'agent',
    name: agent,
    post: '表弟',
    powerKind,
    validFrom: '2026-06-01',
    validTo,
  });
  const byAgent = (ids: StoryIds) => signature(ids, complainant, agent, 'agent');
  await accepted(story, 'general', day, '欠货款三千元不还，委托表弟处理。');
  await assigned(story, day);
  await consented(story, day);
  await session(story, day);
  await story.fire('mediator', 'addRepresentative', (ids) => power(ids, 'general', '2026-12-31'));
  await drafted(story, day, (ids) => [debt(ids, 300_000, '2026-12-20')], 300_000);
  await story.fire('mediator', 'toSigning', {}, moment(day, 7));
  expect(await story.refused('mediator', 'sign', byAgent, moment(day, 8))).not.toEqual([]);
  await story.fire('mediator', 'addRepresentative', (ids) => power(ids, 'special', '2026-08-31'));
  expect(await story.refused('mediator', 'sign', byAgent, moment(day, 8))).not.toEqual([]);
  await story.fire('mediator', 'addRepresentative', (ids) => power(ids, 'special', '2026-12-31'));
  await story.fire('mediator', 'sign', byAgent, moment(day, 8));
  const byOpponent = (ids: StoryIds) => signature(ids, opponent, opponent, 'self');
  await story.fire('mediator', 'sign', byOpponent, moment(day, 8));
  await sealed(story, day);

  expect((await story.state()).phase).toBe('settled');
}

/** Case 14: the head of a village alone binds nobody; a meeting with two thirds present does. */
export async function playVillageHead(story: StoryDriver): Promise<void> {
  const day = '2026-09-01';
  const village = '迈港村';
  const names = [village, opponent];
  const owed = (ids: StoryIds) => ({
    ...debt(
      { ...ids, party: (name) => ids.party(name === complainant ? village : name) },
      300_000,
      '2026-12-20',
    ),
  });
  const meeting = (ids: StoryIds, present: number) => ({
    partyId: ids.party(village),
    kind: 'representatives',
    heldOn: day,
    place: '迈港村文化楼',
    entitled: 45,
    present,
    votesFor: present - 1,
    votesAgainst: 1,
    abstained: 0,
    matter: '同意调解方案，推选代表签署协议',
    representatives: [{ name: '何志明', post: '村民代表' }],
  });
  await accepted(story, 'general', day, '承揽清洁费三千元至今未付。', { kind: 'village', name: village });
  await assigned(story, day);
  await consented(story, day, names);
  await session(story, day, names);
  await drafted(story, day, (ids) => [owed(ids)], 300_000);
  expect(await story.blocked('mediator', 'toSigning')).toContain('collectivesResolved');
  expect(await story.refused('mediator', 'passResolution', (ids) => meeting(ids, 20))).not.toEqual([]);
  await story.fire('mediator', 'passResolution', (ids) => meeting(ids, 36));
  await story.fire('mediator', 'toSigning', {}, moment(day, 8));
  const head = (ids: StoryIds) => signature(ids, village, '李村长', 'head');
  expect(await story.refused('mediator', 'sign', head, moment(day, 8))).not.toEqual([]);
  const chosen = (ids: StoryIds) => signature(ids, village, '何志明', 'representative');
  await story.fire('mediator', 'sign', chosen, moment(day, 8));
  const other = (ids: StoryIds) => signature(ids, opponent, opponent, 'self');
  await story.fire('mediator', 'sign', other, moment(day, 8));
  await sealed(story, day);

  expect((await story.state()).phase).toBe('settled');
}

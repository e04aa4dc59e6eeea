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

/** Case 15: who cannot write has the name written by another, before two witnesses who are not concerned. */
export async function playCannotWrite(story: StoryDriver): Promise<void> {
  const day = '2026-09-01';
  await accepted(story, 'general', day, '欠货款三千元不还，申请人不识字。');
  await assigned(story, day);
  await story.fire('mediator', 'arrangeInterpreter', (ids) => ({
    happenedOn: day,
    partyId: ids.party(complainant),
    kind: 'reader',
    name: '陈丽珍',
    relation: '村妇联主任',
  }));
  await consented(story, day);
  await session(story, day);
  await drafted(story, day, (ids) => [debt(ids, 300_000, '2026-12-20')], 300_000);
  await story.fire('mediator', 'toSigning', {}, moment(day, 7));
  const helped = (ids: StoryIds, witnesses: readonly string[]) => ({
    ...signature(ids, complainant, complainant, 'self'),
    way: 'helperAndFingerprint',
    helperName: '陈丽珍',
    witnesses: witnesses.map((name) => ({ name })),
  });
  const tooFew = (ids: StoryIds) => helped(ids, ['蔡国栋']);
  expect(await story.refused('mediator', 'sign', tooFew, moment(day, 8))).not.toEqual([]);
  const concerned = (ids: StoryIds) => helped(ids, ['蔡国栋', opponent]);
  expect(await story.refused('mediator', 'sign', concerned, moment(day, 8))).not.toEqual([]);
  await story.fire('mediator', 'sign', (ids) => helped(ids, ['蔡国栋', '符海燕']), moment(day, 8));
  await story.fire('mediator', 'sign', (ids) => signature(ids, opponent, opponent, 'self'), moment(day, 8));
  await sealed(story, day);

  expect((await story.state()).phase).toBe('settled');
}

import { expect } from 'vitest';
import type { StoryDriver } from '../story.ts';
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

const other = '附城镇人民调解委员会';

/** Case 6: two towns mediate together, one leads; the agreement takes effect with the seals of both. */
export async function playTwoTowns(story: StoryDriver): Promise<void> {
  const day = '2026-09-01';
  await accepted(story, 'general', day, '两镇交界处水渠改道，双方争执不下。');
  await assigned(story, day);
  await story.fire(
    'coordinator',
    'joinCommittee',
    (ids) => ({ committeeId: ids.committee(other), reason: '被申请人住附城镇，水渠流经两镇' }),
    moment(day, 3),
  );
  await story.fire(
    'coordinator2',
    'answerJoining',
    { decision: 'joined', reason: '同意共同调解，牵头单位不变' },
    moment(day, 3),
  );
  await consented(story, day);
  await session(story, day);
  await drafted(story, day, (ids) => [debt(ids, 300_000, '2026-12-20')], 300_000);
  await story.fire('mediator', 'toSigning', {}, moment(day, 7));
  for (const name of [complainant, opponent]) {
    await story.fire('mediator', 'sign', (ids) => signature(ids, name, name, 'self'), moment(day, 8));
  }
  await sealed(story, day);
  expect((await story.state()).phase).toBe('signing');
  await story.fire(
    'coordinator2',
    'affixSeal',
    (ids) => ({ agreementId: ids.agreement('agreement'), sealId: ids.seal(other) }),
    moment(day, 10),
  );

  expect((await story.state()).phase).toBe('settled');
}

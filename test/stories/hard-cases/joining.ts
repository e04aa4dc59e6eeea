import { expect } from 'vitest';
import type { StoryDriver, StoryIds } from '../story.ts';
import { accepted, assigned, complainant, consented, moment, opponent, registered } from './course.ts';

const day = '2026-09-01';

/** Case 12: complaints on one site become one case; the one with another employer gets its own again. */
export async function playOneSite(story: StoryDriver): Promise<void> {
  const late = { name: '符丽珍', employer: '王永强' };
  await accepted(story, 'labor', day, '工地拖欠工资，多人先后反映。');
  await assigned(story, day);
  const lead = await story.code();
  for (const [name, employer] of [
    ['黄海燕', opponent],
    ['吴建业', opponent],
    [late.name, late.employer],
  ] as const) {
    const person = { kind: 'person', name };
    await registered(story, 'labor', day, '工地拖欠工资，多人先后反映。', person, employer);
    await story.fire('coordinator', 'merge', { caseCode: lead });
    expect((await story.state()).phase).toBe('merged');
  }
  await story.open(lead);
  const apart = (ids: StoryIds) => ({
    movedPartyIds: [ids.party(late.name), ids.party(late.employer)],
    sharedPartyIds: [],
    memberIds: [],
    summary: '另一用人单位拖欠工资，另案处理。',
  });
  await story.fire('coordinator', 'split', apart, moment(day, 4));

  const codes = await story.linked();
  expect(codes).toHaveLength(4);
  await consented(story, day, [complainant, '黄海燕', '吴建业', opponent]);
  expect(await story.blocked('mediator', 'holdSession')).toEqual([]);
  await story.open(codes.at(-1) ?? '');
  expect((await story.state()).phase).toBe('accepted');
}

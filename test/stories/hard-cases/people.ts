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

/** Case 4: a child does not sign; its guardian does, unless he is the other side. */
export async function playChild(story: StoryDriver): Promise<void> {
  const day = '2026-09-01';
  const child = '陈小宝';
  await accepted(story, 'general', day, '七岁孩子被邻居的狗咬伤，医疗费未付。', {
    kind: 'person',
    name: child,
    idNumber: '440882201905010010',
  });
  await assigned(story, day);
  const names = [child, opponent];
  await consented(story, day, names);
  await session(story, day, names);
  const guardian = (ids: StoryIds, name: string) => ({
    partyId: ids.party(child),
    capacity: 'guardian',
    name,
    post: '父亲',
  });
  await story.fire('mediator', 'addRepresentative', (ids) => guardian(ids, opponent));
  await story.fire('mediator', 'addRepresentative', (ids) => guardian(ids, complainant));
  const owed = (ids: StoryIds) => [
    debt({ ...ids, party: (name) => ids.party(name === complainant ? child : name) }, 300_000, '2026-12-20'),
  ];
  await drafted(story, day, owed, 300_000);
  await story.fire('mediator', 'toSigning', {}, moment(day, 7));
  const itself = (ids: StoryIds) => signature(ids, child, child, 'self');
  expect(await story.refused('mediator', 'sign', itself, moment(day, 8))).toEqual(['minorSelf']);
  const byOpponent = (ids: StoryIds) => signature(ids, child, opponent, 'guardian');
  expect(await story.refused('mediator', 'sign', byOpponent, moment(day, 8))).toEqual(['guardianIsOpponent']);
  const byFather = (ids: StoryIds) => signature(ids, child, complainant, 'guardian');
  await story.fire('mediator', 'sign', byFather, moment(day, 8));
  await story.fire('mediator', 'sign', (ids) => signature(ids, opponent, opponent, 'self'), moment(day, 8));
  await sealed(story, day);

  expect((await story.state()).phase).toBe('settled');
}

/** Case 22: the terms touch the land of somebody who was not asked: he is joined and signs, or nothing is signed. */
export async function playMissingHolder(story: StoryDriver): Promise<void> {
  const day = '2026-09-01';
  const holder = '蔡国栋';
  await accepted(story, 'general', day, '两兄弟分割老屋，屋后菜地登记在邻居名下。');
  await assigned(story, day);
  await consented(story, day);
  await session(story, day);
  const text = (ids: StoryIds) => ({
    kind: 'agreement',
    title: '人民调解协议书',
    facts: '老屋及屋后菜地由双方分割。',
    issues: '分割办法。',
    responsibility: '双方互谅互让。',
    clauses: '菜地由被申请人耕种',
    obligations: [debt(ids, 300_000, '2026-12-20')],
    totalFen: 300_000,
    rightHolders: holder,
  });
  await story.fire('mediator', 'draftAgreement', text, moment(day, 7));
  expect(await story.blocked('mediator', 'toSigning')).toEqual(['draftComplete']);
  await story.fire('mediator', 'addParty', { side: 'third', kind: 'person', name: holder }, moment(day, 7));
  await story.fire('mediator', 'toSigning', {}, moment(day, 7));
  for (const name of [complainant, opponent]) {
    await story.fire('mediator', 'sign', (ids) => signature(ids, name, name, 'self'), moment(day, 8));
  }
  const foreign = (ids: StoryIds) => ({
    agreementId: ids.agreement('agreement'),
    sealId: ids.seal('附城镇人民调解委员会'),
  });
  expect(await story.refused('chair', 'affixSeal', foreign, moment(day, 9))).toEqual(['wrongSeal']);
  await sealed(story, day);
  expect((await story.state()).phase).toBe('signing');
  await story.fire('mediator', 'sign', (ids) => signature(ids, holder, holder, 'self'), moment(day, 10));

  expect((await story.state()).phase).toBe('settled');
}

/** Case 26: somebody known by a nickname only is named later; what was recorded of him stays. */
export async function playUnknownRespondent(story: StoryDriver): Promise<void> {
  const day = '2026-09-01';
  await accepted(story, 'labor', day, '包工头拖欠工资，电话关机，只知绰号。');
  await assigned(story, day);
  await story.fire('mediator', 'joinLiableUnit', {
    kind: 'organisation',
    name: '雷州市宏达建筑公司',
    liability: 'generalContractor',
  });
  await story.fire('mediator', 'replaceParty', (ids) => ({
    partyId: ids.party(opponent),
    ground: 'identified',
    kind: 'person',
    name: '林阿国',
    note: '经派出所核实身份',
  }));
  const names = [complainant, '林阿国', '雷州市宏达建筑公司'];
  await consented(story, day, names);
  await session(story, day, names);

  expect((await story.state()).phase).toBe('mediating');
}

/** Case 27: a party dies; the clocks stand still until the heir takes the place and is asked anew. */
export async function playHeir(story: StoryDriver): Promise<void> {
  const day = '2026-09-01';
  const heir = '陈秀英';
  await accepted(story, 'general', day, '借款不还，债权人在调解中去世。');
  await assigned(story, day);
  await consented(story, day);
  await session(story, day);
  await story.fire(
    'mediator',
    'suspend',
    { reasonCode: 'succession', note: '申请人去世，待确定继承人' },
    moment('2026-09-05', 0),
  );
  await story.fire('mediator', 'replaceParty', (ids) => ({
    partyId: ids.party(complainant),
    ground: 'died',
    kind: 'person',
    name: heir,
    note: '唯一继承人，户口簿核对',
  }));
  await story.fire('mediator', 'resume', { note: '继承人参加调解' }, moment('2026-09-20', 0));
  expect(await story.dueDays()).toContain('2026-10-16');
  await consented(story, '2026-09-20', [heir]);
  await session(story, '2026-09-21', [heir, opponent]);

  expect((await story.state()).phase).toBe('mediating');
}

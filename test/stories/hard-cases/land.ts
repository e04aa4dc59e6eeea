import { expect } from 'vitest';
import type { StoryDriver, StoryIds } from '../story.ts';
import { accepted, assigned, consented, drafted, moment, session } from './course.ts';

const village = '迈港村';
const neighbour = '林国栋';
const place = '东坡地';
const points = [
  { name: 'J1', mark: '老榕树', east: '110.0981', north: '20.9012' },
  { name: 'J2', mark: '水渠转角' },
  { name: 'J3', mark: '水泥桩' },
];

/**
 * Case 13: earlier decisions stand, boundaries are disputed. Things stay as they are, titles are verified, both sides
 * walk the line, the map carries the points of the survey and is signed with the agreement; no court confirms it.
 */
export async function playBoundary(story: StoryDriver): Promise<void> {
  const day = '2026-09-01';
  const names = [village, neighbour];
  await accepted(
    story,
    'land',
    day,
    '坡地四至不清，历经处理决定和判决。',
    { kind: 'village', name: village },
    [
      ['classifyLandKind', { landKind: 'ownership', isBoundaryDisputed: true }],
      [
        'recordPriorInstrument',
        {
          kind: 'administrativeDecision',
          number: '雷府行决〔2010〕8号',
          issuedOn: '2010-06-10',
          organ: '雷州市人民政府',
          isEffective: true,
        },
      ],
    ],
  );
  await assigned(story, day);
  await story.fire('mediator', 'serveStatusQuo', (ids) => ({
    happenedOn: day,
    partyIds: names.map((name) => ids.party(name)),
    scope: '东坡地全部，不得翻耕、砍伐',
  }));
  await consented(story, day, names);
  await session(story, day, names);
  await story.fire('mediator', 'verifyTitles', (ids) => ({
    happenedOn: day,
    partyId: ids.party(village),
    kind: 'landReform',
    number: '土改证第17号',
    compared: 'stub',
    body: '雷州市档案馆',
    content: '与存根一致，四至以老榕树为东界',
  }));
  await drafted(story, day, duties, undefined);
  expect(await story.blocked('mediator', 'toSigning')).toContain('boundariesSurveyed');
  await surveyed(story, day, names);
  await resolved(story, day);
  await story.fire('mediator', 'toSigning', {}, moment(day, 8));
  await signed(story, day);

  expect((await story.state()).state).toEqual({
    settled: { performance: 'pending', confirmation: 'notApplicable' },
  });
  await story.fire('mediator', 'setMarkers', (ids) => ({
    happenedOn: '2026-09-10',
    count: '3 根，J1—J3',
    presentPartyIds: names.map((name) => ids.party(name)),
    content: '三根界桩埋设完毕，双方在场确认',
  }));
}

const duties = (ids: StoryIds) => [
  {
    debtorPartyId: ids.party(neighbour),
    creditorPartyId: ids.party(village),
    manner: 'markBoundary',
    content: '会同埋设界桩',
    dueOn: '2026-12-20',
  },
];

async function surveyed(story: StoryDriver, day: string, names: readonly string[]): Promise<void> {
  await story.fire('mediator', 'survey', (ids) => ({
    happenedOn: day,
    place,
    surveyors: [
      { name: '林国强', office: '自然资源所' },
      { name: '吴海燕', office: '综治办' },
    ],
    witnesses: '迈港村村委会',
    presentPartyIds: names.map((name) => ids.party(name)),
    points,
    content: '双方到场指界，三点一致',
  }));
  const map = (pointNames: string) => (ids: StoryIds) => ({
    happenedOn: day,
    surveyId: ids.survey(place),
    pointNames,
  });
  expect(await story.refused('mediator', 'attachMapAnnex', map('J1 J2'))).not.toEqual([]);
  await story.fire('mediator', 'attachMapAnnex', map('J1 J2 J3'));
}

async function resolved(story: StoryDriver, day: string): Promise<void> {
  await story.fire(
    'mediator',
    'passResolution',
    (ids) => ({
      partyId: ids.party(village),
      kind: 'representatives',
      heldOn: day,
      place: '迈港村文化楼',
      entitled: 45,
      present: 38,
      votesFor: 36,
      votesAgainst: 1,
      abstained: 1,
      matter: '同意调解方案，推选代表签署',
      representatives: [{ name: '何志明', post: '村民代表' }],
    }),
    moment(day, 7),
  );
}

async function signed(story: StoryDriver, day: string): Promise<void> {
  const signature = (ids: StoryIds, party: string, personName: string, capacity: string) => ({
    agreementId: ids.agreement('agreement'),
    partyId: ids.party(party),
    personName,
    capacity,
    way: 'signature',
  });
  const alone = (ids: StoryIds) => signature(ids, neighbour, neighbour, 'self');
  expect(await story.refused('mediator', 'sign', alone, moment(day, 8))).not.toEqual([]);
  for (const [party, person, capacity] of [
    [neighbour, neighbour, 'self'],
    [village, '何志明', 'representative'],
  ] as const) {
    await story.fire(
      'mediator',
      'sign',
      (ids) => ({ ...signature(ids, party, person, capacity), mapIds: [ids.map('J1 J2 J3')] }),
      moment(day, 8),
    );
  }
  await story.fire(
    'mediator',
    'signMediator',
    (ids) => ({ agreementId: ids.agreement('agreement'), personName: '林海生' }),
    moment(day, 8),
  );
  await story.fire(
    'chair',
    'affixSeal',
    (ids) => ({ agreementId: ids.agreement('agreement'), sealId: ids.seal('客路镇人民调解委员会') }),
    moment(day, 9),
  );
}

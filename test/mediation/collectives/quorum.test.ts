import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type MeetingNumbers,
  neededPresent,
  neededVotes,
  resolutionProblems,
} from '../../../src/mediation/collectives/quorum.ts';

test.each([
  ['assembly', 'people', 100, 51],
  ['assembly', 'people', 101, 51],
  ['assembly', 'households', 90, 60],
  ['assembly', 'households', 100, 67],
  ['representatives', 'people', 30, 20],
  ['representatives', 'people', 31, 21],
  ['group', 'people', 45, 30],
  ['group', 'households', 10, 7],
] as const)('%s counted by %s, %i entitled, needs %i present', (kind, countedBy, entitled, needed) => {
  expect(neededPresent(kind, countedBy, entitled)).toBe(needed);
});

test.each([
  [51, 26],
  [52, 27],
  [1, 1],
])('%i present, needs %i votes for', (present, needed) => {
  expect(neededVotes(present)).toBe(needed);
});

/** Meetings around the thresholds: about as many pass as fail, and some are impossible. */
const numbers: fc.Arbitrary<MeetingNumbers> = fc.integer({ min: 1, max: 60 }).chain((entitled) =>
  fc.integer({ min: Math.floor(entitled / 3), max: entitled + 1 }).chain((present) =>
    fc.integer({ min: Math.floor(present / 3), max: present + 1 }).chain((votesFor) =>
      fc.record({
        kind: fc.constantFrom('assembly', 'representatives', 'group'),
        countedBy: fc.constantFrom('people', 'households'),
        entitled: fc.constant(entitled),
        present: fc.constant(present),
        votesFor: fc.constant(votesFor),
        votesAgainst: fc.integer({ min: 0, max: Math.max(0, present - votesFor) }),
        abstained: fc.integer({ min: 0, max: 2 }),
      }),
    ),
  ),
);

test('meeting, any numbers, passes exactly when the law written out says so', () => {
  fc.assert(
    fc.property(numbers, (meeting) => {
      const { kind, countedBy, entitled, present, votesFor, votesAgainst, abstained } = meeting;
      const isQuorate =
        kind === 'assembly' && countedBy === 'people' ? present * 2 > entitled : present * 3 >= entitled * 2;
      const isPassed =
        !(kind === 'representatives' && countedBy === 'households') &&
        present <= entitled &&
        votesFor + votesAgainst + abstained <= present &&
        isQuorate &&
        votesFor * 2 > present;

      expect(resolutionProblems(meeting).length === 0).toBe(isPassed);
    }),
    { numRuns: 2000 },
  );
});

test('meeting that passes, one more vote for instead of against, still passes', () => {
  fc.assert(
    fc.property(numbers, (meeting) => {
      fc.pre(meeting.votesAgainst > 0 && resolutionProblems(meeting).length === 0);
      const better = { ...meeting, votesFor: meeting.votesFor + 1, votesAgainst: meeting.votesAgainst - 1 };

      expect(resolutionProblems(better)).toEqual([]);
    }),
  );
});

test('head of the village alone, one of 120 villagers present, is refused with numbers and law', () => {
  const [problem] = resolutionProblems({
    kind: 'assembly',
    countedBy: 'people',
    entitled: 120,
    present: 1,
    votesFor: 1,
    votesAgainst: 0,
    abstained: 0,
  });

  expect(problem).toMatchObject({
    path: 'present',
    code: 'quorumNotMet',
    params: { entitled: 120, present: 1, needed: 61 },
    basis: '《村民委员会组织法》第二十六条',
  });
  expect(problem?.message?.zh).toContain('应到 120，实到 1，至少须 61');
  expect(problem?.message?.en).toContain('head of the village alone');
});

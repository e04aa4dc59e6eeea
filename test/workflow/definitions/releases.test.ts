import { expect, test } from 'vitest';
import { textField } from '../../../src/platform/fields/index.ts';
import { contractOf } from '../../../src/workflow/definitions/all-contracts.ts';
import type {
  PredicateSpec,
  Vocabulary,
  WorkflowDefinition,
} from '../../../src/workflow/definitions/definition.ts';
import { WorkflowRegistry } from '../../../src/workflow/definitions/registry.ts';
import { digestLine, releaseFindings, unreleased } from '../../../src/workflow/definitions/release-check.ts';
import { type Releases, releasedText } from '../../../src/workflow/definitions/released-definitions.ts';
import { by } from '../../../workflows/fragments/transition.ts';
import { definitions } from '../../../workflows/index.ts';
import { goodFacts } from '../../../workflows/vocabulary/facts.ts';
import { vocabulary } from '../../../workflows/vocabulary/index.ts';
import { toyTraits } from '../own/pasture.ts';

const label = { zh: '试', en: 'Toy' };

/** A dispute type of two stages, the first of which is left under a rule. */
const toy = (version: number, rule: string): WorkflowDefinition => ({
  id: 'toy',
  version,
  kind: 'case',
  traits: toyTraits,
  label,
  overlays: {},
  initial: 'open',
  states: {
    open: { meta: { label }, on: { close: by(['clerk'], { to: 'done', requires: [rule] }) } },
    done: { meta: { label } },
  },
});
const first = toy(1, 'sessionHeld');
const second = toy(2, 'bothSidesKnown');

function registryOf(current: WorkflowDefinition, words: Vocabulary): WorkflowRegistry {
  const registry = new WorkflowRegistry({ cases: [current], lead: definitions.lead, overlays: [] }, words);
  registry.learn([first, second]);
  return registry;
}

/** The files after these versions were released. */
function releasesOf(...released: readonly WorkflowDefinition[]): Releases {
  const registry = registryOf(second, vocabulary);
  const keyed = released.map((one) => [`${one.id}@${one.version}`, one] as const);
  return {
    texts: new Map(keyed.map(([key, one]) => [key, releasedText(one)])),
    digests: new Map(keyed.map(([key, one]) => [key, digestLine(contractOf(registry, one, goodFacts))])),
  };
}
const both = releasesOf(first, second);

/** What the check finds when the current version is the second one, with these words and files. */
function findingsOf(releases: Releases, words = vocabulary, current = second): string[] {
  const registry = registryOf(current, words);
  const contracts = new Map([[current, contractOf(registry, current, goodFacts)]]);
  return releaseFindings(registry, contracts, releases, goodFacts);
}

const without = (releases: Releases, key: string, ...lists: ('texts' | 'digests')[]): Releases => ({
  ...releases,
  ...Object.fromEntries(
    lists.map((list) => [list, new Map([...releases[list]].filter(([one]) => one !== key))]),
  ),
});
const rewritten = (text: string): Releases => ({ ...both, texts: new Map([...both.texts, ['toy@1', text]]) });

/** The words with one predicate put in place of its namesake, or added. */
const withPredicate = (predicate: PredicateSpec): Vocabulary => ({
  ...vocabulary,
  predicates: new Map([...vocabulary.predicates, [predicate.name, predicate]]),
});
const predicate = (name: string): PredicateSpec => {
  const found = vocabulary.predicates.get(name);
  if (!found) throw new RangeError(name);
  return found;
};

test('definitions that are what their releases hold, have no findings', () => {
  expect(findingsOf(both)).toEqual([]);
});

test('definition changed without a new version, is told to get one', () => {
  const changed = { ...second, label: { zh: '戏', en: 'Play' } };

  expect(findingsOf(both, vocabulary, changed)).toEqual([
    'toy@2: is released and was changed; put it back, or give it version 3, write the migration file that leads ' +
      'running cases there, and run npx tsx scripts/write-contracts.ts',
  ]);
});

test('definition with a new version, not written yet, is told to be; the old one is left alone', () => {
  const releases = releasesOf(first);

  expect(findingsOf(releases)).toEqual(['toy@2: has no release yet; run npx tsx scripts/write-contracts.ts']);
  const contracts = new Map([[second, contractOf(registryOf(second, vocabulary), second, goodFacts)]]);
  expect([...unreleased(contracts, releases).keys()]).toEqual([second]);
  expect(unreleased(contracts, both).size).toBe(0);
});

test.each([
  ['file of a release, deleted', without(both, 'toy@1', 'texts'), /toy@1\.json is gone; bring it back/],
  ['line of a release in DIGESTS, deleted', without(both, 'toy@1', 'digests'), /no line in .*DIGESTS; bring/],
  [
    'file and line of an older release, deleted',
    without(both, 'toy@1', 'texts', 'digests'),
    /toy@1\.json is gone/,
  ],
  [
    'file of a release, with another label',
    rewritten(releasedText({ ...first, label: { zh: '戏', en: 'Play' } })),
    /not as it/,
  ],
  [
    'file of a release, written in another way',
    rewritten(JSON.stringify(first)),
    /toy@1\.json is not as it was/,
  ],
  ['file of a release, cut off', rewritten(releasedText(first).slice(0, 40)), /toy@1\.json is not as it was/],
])('%s, is found', (_what, releases, finding) => {
  expect(findingsOf(releases)).toEqual([expect.stringMatching(finding)]);
});

test('rule made to hold otherwise, is found in the releases that name it, also where only an older one does', () => {
  const changed = (name: string) => withPredicate({ ...predicate(name), holds: () => false });

  expect(findingsOf(both, changed('sessionHeld'))).toEqual([
    expect.stringContaining('toy@1: answers otherwise'),
  ]);
  expect(findingsOf(both, changed('bothSidesKnown'))).toEqual([
    expect.stringContaining('toy@2: answers otherwise'),
  ]);
});

test('rule that no definition names, added, changes nothing', () => {
  const { reason } = predicate('sessionHeld');
  const words = withPredicate({
    name: 'moonIsFull',
    reason,
    holds: () => true,
    fails: { sessionsHeld: 0, respondentCount: 0 },
  });

  expect(findingsOf(both, words)).toEqual([]);
});

test('field added to a form, is found in the current version that asks it, not in the older one', () => {
  const close = vocabulary.events.get('close');
  if (!close) throw new RangeError('close');
  const form = close.form.extend({ why: textField({ label, max: 10 }) });
  const words = { ...vocabulary, events: new Map([...vocabulary.events, ['close', { ...close, form }]]) };

  expect(findingsOf(both, words)).toEqual([expect.stringContaining('toy@2: a form it asks has changed')]);
});

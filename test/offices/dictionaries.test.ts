import { expect, test } from 'vitest';
import { Dictionaries } from '../../src/offices/dictionaries.ts';
import type { DictionaryEntry } from '../../src/offices/office.ts';
import { coloursOn, usualColours } from '../../src/offices/thresholds.ts';
import { asDay, type Day } from '../../src/platform/clock.ts';

const day = asDay;
const entry = (code: string, zh: string, validFrom: string, validTo: string | null = null) =>
  ({
    dictionary: 'channels',
    ...{ code, label: { zh, en: code }, sort: 10, basis: null },
    ...{ validFrom: day(validFrom), validTo: validTo === null ? null : day(validTo) },
  }) satisfies DictionaryEntry;

/** Called 网格排查 until June, 网格巡查 since; letters were ended in July; video begins in December. */
const words = new Dictionaries(
  [
    entry('grid', '网格巡查', '2026-06-01'),
    entry('letter', '来信', '2011-01-01', '2026-07-01'),
    entry('video', '视频', '2026-12-01'),
  ],
  [entry('grid', '网格排查', '2011-01-01', '2026-06-01')],
);
const codesOn = (on: string) => words.entries('channels', day(on)).map(({ code }) => code);

test('word that was changed has the label of the day asked for, and its first one before any', () => {
  const labels = ['2005-01-01', '2026-05-31', '2026-06-01'].map((on) =>
    words.labelOf('channels', 'grid', 'zh-CN', day(on)),
  );

  expect(labels).toEqual(['网格排查', '网格排查', '网格巡查']);
  expect(words.labelOf('channels', 'grid', 'zh-CN')).toBe('网格巡查');
});

test('entries of a day hold each word once, without what ended or has not begun', () => {
  expect(codesOn('2026-05-31')).toEqual(['grid', 'letter']);
  expect(codesOn('2026-11-24')).toEqual(['grid']);
  expect(
    words.entriesBetween('channels', day('2026-05-01'), day('2026-12-31')).map(({ label }) => label.zh),
  ).toEqual(['网格巡查', '来信', '视频']);
});

test.each<[string, string, Day | undefined, string | null]>([
  ['in force', 'grid', undefined, null],
  ['ended', 'letter', undefined, 'wordEnded'],
  ['ended, of a day on which it was in force', 'letter', day('2026-06-30'), null],
  ['that begins later', 'video', undefined, 'wordLater'],
  ['nobody knows', 'fax', undefined, 'notInList'],
])('word %s is refused or not, with its reason', (_situation, code, toldOf, expected) => {
  const fault = words.faultOf('channels', code, 'channel', day('2026-11-24'), toldOf);

  expect(fault?.code ?? null).toBe(expected);
  if (expected === 'wordEnded') expect(fault?.message?.zh).toBe('“来信”自 2026-07-01 起停用，请另选一项');
});

test('word nobody chose is the usual one, or the first of those in force', () => {
  expect(words.usual('channels', 'grid', day('2026-11-24'))).toBe('grid');
  expect(words.usual('channels', 'letter', day('2026-11-24'))).toBe('grid');
});

test('colours of a day are those of the office, and the usual ones where it says nothing', () => {
  const yellow = { id: 'a', name: 'yellow', days: 5, basis: null } as const;
  const own = [{ ...yellow, validFrom: day('2026-06-01'), validTo: null }];

  expect(coloursOn(own, day('2026-05-31'))).toEqual(usualColours);
  expect(coloursOn(own, day('2026-06-01'))).toEqual({ ...usualColours, soonDays: 5 });
});

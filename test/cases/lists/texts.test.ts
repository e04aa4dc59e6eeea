import { expect, test } from 'vitest';
import { casePhases } from '../../../src/cases/lists/list-filter.ts';
import { listLocales } from '../../../src/cases/lists/texts.ts';
import { noticeLocales } from '../../../src/workbench/inbox/texts.ts';
import { definitions } from '../../../workflows/index.ts';

const zh = listLocales['zh-CN'];
const lifecycles = [...definitions.cases, definitions.lead];

function keysOf(texts: object, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'object' ? keysOf(value, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
}

test('texts in both languages have the same keys', () => {
  expect(keysOf(listLocales.en)).toEqual(keysOf(zh));
  expect(keysOf(noticeLocales.en)).toEqual(keysOf(noticeLocales['zh-CN']));
});

test('every phase of the workflows has its label in both languages', () => {
  for (const { id, states } of lifecycles) {
    for (const [phase, state] of Object.entries(states)) {
      const key = phase as keyof typeof zh.phases;
      expect(zh.phases[key], `${id} ${phase}`).toBe(state.meta?.label.zh);
      expect(listLocales.en.phases[key], `${id} ${phase}`).toBe(state.meta?.label.en);
    }
  }
});

test('the list filters by exactly the phases a case can have', () => {
  const phases = lifecycles
    .filter(({ kind }) => kind === 'case')
    .flatMap(({ states }) => Object.keys(states));
  expect([...casePhases].sort()).toEqual([...new Set(phases)].sort());
});

test('every message that a workflow sends has its sentence', () => {
  const kinds = [...JSON.stringify(definitions).matchAll(/"to":"\w+","kind":"(\w+)"/g)].map(
    (match) => match[1],
  );
  expect(kinds.length).toBeGreaterThan(10);
  for (const kind of new Set(kinds)) expect(Object.keys(noticeLocales['zh-CN'].notices)).toContain(kind);
});

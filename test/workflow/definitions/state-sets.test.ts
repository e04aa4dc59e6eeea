import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileWorkflow } from '../../../src/workflow/definitions/compile.ts';
import type { StateValue } from '../../../src/workflow/definitions/definition.ts';
import { explore } from '../../../src/workflow/definitions/explore.ts';
import { stateSetNames } from '../../../src/workflow/definitions/state-sets.ts';
import { leafPaths, phaseOf } from '../../../src/workflow/definitions/state-value.ts';
import { labor } from '../../../workflows/labor.ts';
import { vocabulary } from '../../../workflows/vocabulary/index.ts';

const all = [...explore(compileWorkflow(labor, vocabulary)).states.values()];
const nameOf = stateSetNames(all);
const where = (test: (value: StateValue) => boolean) => nameOf(new Set(all.filter(test)));
const leaves = new Map(all.map((value) => [value, new Set(leafPaths(value))] as const));
const stands = (value: StateValue, path: string): boolean => leaves.get(value)?.has(path) === true;

test.each([
  ['every state', where(() => true), 'everywhere'],
  ['whole stages', where((value) => ['triage', 'mediating'].includes(phaseOf(value))), 'triage mediating'],
  ['all but one', where((value) => phaseOf(value) !== 'void'), 'all but void'],
  ['one part of a stage', where((value) => stands(value, 'mediating.scheduled')), 'mediating.scheduled'],
  [
    'one region of a stage',
    where((value) => leafPaths(value).some((path) => /confirmation\.(open|applied)/.test(path))),
    'settled(confirmation=applied|open)',
  ],
  [
    'two regions of a stage',
    where(
      (value) =>
        stands(value, 'settled.confirmation.open') &&
        (stands(value, 'settled.performance.partial') || stands(value, 'settled.performance.pending')),
    ),
    'settled(confirmation=open performance=partial|pending)',
  ],
])('set of states, %s, is named briefly', (_what, name, expected) => {
  expect(name).toBe(expected);
});

/** The states a name tells, read back from it. */
function read(name: string): StateValue[] {
  if (name === 'everywhere') return all;
  if (name.startsWith('all but ')) {
    const others = new Set(read(name.slice('all but '.length)));
    return all.filter((value) => !others.has(value));
  }
  const tests = (name.match(/[^ (]+(\([^)]*\))?/g) ?? []).map((part) => {
    const [stage = '', inner] = part.replace(')', '').split('(');
    if (inner === undefined) {
      return (value: StateValue) => phaseOf(value) === stage || stands(value, stage);
    }
    const regions = inner.split(' ').map((region) => region.split('='));
    return (value: StateValue) =>
      phaseOf(value) === stage &&
      regions.every(([region, set = '']) =>
        set.split('|').some((one) => stands(value, `${stage}.${region}.${one}`)),
      );
  });
  return all.filter((value) => tests.some((test) => test(value)));
}

test('set of states, any one of a real lifecycle, is told by its name', () => {
  fc.assert(
    fc.property(fc.subarray(all, { minLength: 1 }), (some) => {
      expect(new Set(read(nameOf(new Set(some))))).toEqual(new Set(some));
    }),
    { numRuns: 50 },
  );
});

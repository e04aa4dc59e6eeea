import { expect, test } from 'vitest';
import { allDefinitions } from '../../src/workflow/definitions/all-contracts.ts';
import { definitions } from '../../workflows/index.ts';
import { mutantsOf } from './mutants.ts';
import { percentFound, scoreOf } from './score.ts';

/** A type's contract takes a second to compute: a handful here, the rest by `npm run mutation`. */
const most = { case: 3, lead: 60, overlay: 60 };

test.each(allDefinitions(definitions).map((one) => [one.id, one] as const))(
  'definition of %s, given one fault after the other, is caught by a gate in 95 of 100 cases',
  (_id, definition) => {
    const score = scoreOf(definition, most[definition.kind]);

    expect(score.tried).toBeGreaterThan(2);
    expect(score.survivors).toEqual(score.survivors.slice(0, Math.floor(score.tried * 0.05)));
    expect(percentFound(score)).toBeGreaterThanOrEqual(95);
  },
);

test('faults of a definition, listed, are of every kind and leave the definition as it was', () => {
  const [definition] = definitions.cases;
  if (!definition) throw new Error('no definition');
  const before = JSON.stringify(definition);
  const mutants = [...mutantsOf(definition)];

  expect(new Set(mutants.map(({ kind }) => kind)).size).toBe(15);
  expect(mutants.filter((mutant) => JSON.stringify(mutant.definition) === before)).toEqual([]);
  expect(JSON.stringify(definition)).toBe(before);
});

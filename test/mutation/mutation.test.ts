import { expect, test } from 'vitest';
import { allDefinitions } from '../../src/workflow/definitions/all-contracts.ts';
import { explore } from '../../src/workflow/definitions/explore.ts';
import { definitions } from '../../workflows/index.ts';
import { compiled, Gates } from './gates.ts';
import { mutantsOf } from './mutants.ts';
import { percentFound, scoreOf } from './score.ts';

/** Of a dispute type so many of some 4,000, spread evenly; all of them by `npm run prove -- mutants`. */
const ofType = 60;

const samples = allDefinitions(definitions).map((definition) => {
  const all = [...mutantsOf(definition)].length;
  return [definition.id, definition.kind === 'case' ? ofType : all, all, definition] as const;
});

test.each(samples)(
  'definition of %s, given %i of the %i single faults it can have, is caught by a gate in 95 of 100',
  (_id, tried, _all, definition) => {
    const score = scoreOf(definition, tried);

    expect(score.tried).toBe(tried);
    expect(score.tried).toBeGreaterThan(50);
    expect(score.survivors).toEqual(score.survivors.slice(0, Math.floor(score.tried * 0.05)));
    expect(percentFound(score)).toBeGreaterThanOrEqual(95);
  },
  120_000,
);

test('faults of a definition, listed, are of every kind and leave the definition as it was', () => {
  const [definition] = definitions.cases;
  if (!definition) throw new Error('no definition');
  const before = JSON.stringify(definition);
  const mutants = [...mutantsOf(definition)];

  expect(new Set(mutants.map(({ kind }) => kind)).size).toBe(15);
  const made = mutants.filter((_, index) => index % 20 === 0);
  expect(made.filter((mutant) => JSON.stringify(mutant.make()) === before)).toEqual([]);
  expect(JSON.stringify(definition)).toBe(before);
});

test.each(
  allDefinitions(definitions)
    .slice(-6)
    .map((one) => [one.id, one] as const),
)(
  'graph of %s with a fault, asked of the machine only where the fault is, equals the graph asked anew',
  (_id, definition) => {
    const gates = new Gates(definition);
    const mutants = [...mutantsOf(definition)];
    let compared = 0;
    for (const mutant of mutants.filter((_, index) => index % Math.ceil(mutants.length / 12) === 0)) {
      const [one, other] = [compiled(mutant), compiled(mutant)];
      if (one === null || other === null) continue;
      const { states, edges } = gates.graphOf(mutant, one);
      const anew = explore(other);
      expect([...states]).toEqual([...anew.states]);
      expect(edges.map(({ from, to, branch }) => [from, to, branch.ref])).toEqual(
        anew.edges.map(({ from, to, branch }) => [from, to, branch.ref]),
      );
      compared += 1;
    }
    expect(compared).toBeGreaterThan(5);
  },
);

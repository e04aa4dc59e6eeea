import { expect, test } from 'vitest';
import { allDefinitions, impossibleOf } from '../../../src/workflow/definitions/all-contracts.ts';
import type {
  PredicateSpec,
  TransitionDef,
  WorkflowDefinition,
} from '../../../src/workflow/definitions/definition.ts';
import { WorkflowRegistry } from '../../../src/workflow/definitions/registry.ts';
import { lifecycle } from '../../../workflows/fragments/lifecycle.ts';
import { by } from '../../../workflows/fragments/transition.ts';
import { definitions } from '../../../workflows/index.ts';
import { goodFacts } from '../../../workflows/vocabulary/facts.ts';
import { vocabulary } from '../../../workflows/vocabulary/index.ts';
import { pasture, pastureParts, toyTraits } from '../own/pasture.ts';

/** What can never happen in a definition, with one more rule in the words if there is one. */
function found(definition: WorkflowDefinition, rule?: PredicateSpec): string[] {
  const predicates = new Map([...vocabulary.predicates, ...(rule ? [[rule.name, rule] as const] : [])]);
  const registry = new WorkflowRegistry(definitions, { ...vocabulary, predicates });
  return impossibleOf(registry, definition, goodFacts);
}

test.each([...allDefinitions(definitions), pasture].map((one) => [one.id, one] as const))(
  'every transition of %s, under good facts, can happen in some state',
  (_id, definition) => {
    expect(found(definition)).toEqual([]);
  },
);

const text = { zh: '试', en: 'Try' };
const { id, version, label } = pasture;

test('oral agreement of a fifth type that allows it, under a rule that holds for another type only, is found', () => {
  const rule: PredicateSpec = {
    name: 'oralFormAllowed',
    reason: text,
    holds: (facts) => facts['type'] === 'general',
    fails: { type: 'labor' },
    holdsUnder: { type: 'general' },
  };
  const fifth = lifecycle({ id, version, label }, { ...pastureParts, oralRequires: ['oralFormAllowed'] });

  expect(found(fifth, rule)).toEqual([
    'pasture: mediating:oralAgreement:0 can never happen: oralFormAllowed does not hold',
    'pasture: mediating:oralAgreement:1 can never happen: oralFormAllowed does not hold',
  ]);
});

test('oral agreement of a fifth type that allows it, under a law that wants writing, is found only if the type says so', () => {
  const fifth = lifecycle({ id, version, label }, { ...pastureParts, oralRequires: ['landNeedsWriting'] });
  const contradicted = { ...fifth, facts: { ...fifth.facts, oralForm: 'barred' } };

  expect(found(fifth)).toEqual([]);
  expect(found(contradicted)).toHaveLength(2);
});

/** A type of two stages; the first is left by these branches. */
const toy = (...branches: TransitionDef[]): WorkflowDefinition => ({
  id: 'toy',
  version: 1,
  kind: 'case',
  traits: toyTraits,
  label: text,
  initial: 'open',
  states: { open: { meta: { label: text }, on: { close: branches } }, done: { meta: { label: text } } },
});
const clerks = ['clerk'] as const;

test('branch that stands behind one with fewer conditions, is found', () => {
  const behind = toy(
    ...by(
      clerks,
      { to: 'done', when: ['sessionHeld'] },
      { to: 'done', when: ['sessionHeld', 'bothSidesKnown'] },
      { to: 'done' },
    ),
  );

  expect(found(behind)).toEqual(['toy: open:close:1 can never happen: open:close:0 comes first']);
});

test('branch that asks for two choices at once, is found; one that is only explained is not', () => {
  const torn = by(clerks, { to: 'done', requires: ['mediatorRetained', 'reopensForBreach'] });
  const told = by(clerks, { requires: ['mediatorRetained', 'reopensForBreach'], explainOnly: true });

  expect(found(toy(...torn))).toEqual(['toy: open:close:0 can never happen: mediatorRetained does not hold']);
  expect(found(toy(...told))).toEqual([]);
});

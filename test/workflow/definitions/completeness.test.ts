import { expect, test } from 'vitest';
import { type ActingRole, actingRoles, type Facts } from '../../../src/workflow/definitions/definition.ts';
import { WorkflowRegistry } from '../../../src/workflow/definitions/registry.ts';
import {
  branchesOf,
  type Configuration,
  eventsOf,
  step,
  type WorkflowSet,
} from '../../../src/workflow/definitions/step.ts';
import { offersOf } from '../../../src/workflow/engine/offers.ts';
import { definitions } from '../../../workflows/index.ts';
import { goodFacts } from '../../../workflows/vocabulary/facts.ts';
import { vocabulary } from '../../../workflows/vocabulary/index.ts';
import { configurationsOf } from './configurations.ts';

const registry = new WorkflowRegistry(definitions, vocabulary);
const people = actingRoles.filter((role) => role !== 'system');

/** The good facts of a type, and these with each predicate failing that any branch of a state looks at. */
function factsAround(
  set: WorkflowSet,
  at: Configuration,
): { readonly failing: string | null; readonly facts: Facts }[] {
  const good = goodFacts(set.main.definition.id);
  const named = new Set(eventsOf(set, at).flatMap((event) => [...rulesOf(set, at, event)]));
  return [
    { failing: null, facts: good },
    ...[...named].map((failing) => ({
      failing,
      facts: { ...good, ...vocabulary.predicates.get(failing)?.fails },
    })),
  ];
}

function rulesOf(set: WorkflowSet, at: Configuration, event: string): ReadonlySet<string> {
  const branches = branchesOf(set, at, event)?.branches ?? [];
  return new Set(branches.flatMap(({ def }) => [...(def.requires ?? []), ...(def.when ?? [])]));
}

const kinds = [...definitions.cases, definitions.lead].map(({ id, version }) => [id, version] as const);

test.each(kinds)(
  '%s, in every state, free and held, for every role and failing fact: offered as possible is possible',
  (id, version) => {
    const set = registry.set(id, version);
    const differences: string[] = [];
    let compared = 0;
    for (const at of configurationsOf(set)) {
      const events = eventsOf(set, at).filter((event) => vocabulary.events.get(event)?.kind !== 'system');
      for (const { failing, facts } of factsAround(set, at)) {
        const touched = events.filter((event) => failing === null || rulesOf(set, at, event).has(failing));
        for (const role of people) {
          const offers = new Map(offersOf(set, at, [role], facts).map((one) => [one.event, one.enabled]));
          for (const event of touched) {
            const result = step(set, at, event, [role], { before: facts, after: facts });
            const isOpen =
              result.outcome === 'done' ||
              (result.outcome === 'refused' && result.reasons.every((one) => one.code === 'noBranch'));
            if ((offers.get(event) ?? false) !== isOpen) {
              differences.push(`${JSON.stringify(at)} ${role} ${event}: ${result.outcome}`);
            }
            compared += 1;
          }
        }
      }
    }
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(id === 'lead' ? 100 : 20_000);
  },
);

test.each(kinds)(
  '%s, in every state, asked by a role no branch of the event names, forbids it',
  (id, version) => {
    const set = registry.set(id, version);
    const facts = goodFacts(id);
    const passed: string[] = [];
    let asked = 0;
    for (const at of configurationsOf(set)) {
      for (const event of eventsOf(set, at)) {
        const named = rolesOf(set, at, event);
        for (const role of actingRoles.filter((one) => !named.has(one))) {
          const { outcome } = step(set, at, event, [role], { before: facts, after: facts });
          if (outcome !== 'forbidden')
            passed.push(`${JSON.stringify(at.state)} ${role} ${event}: ${outcome}`);
          asked += 1;
        }
      }
    }
    expect(passed).toEqual([]);
    expect(asked).toBeGreaterThan(id === 'lead' ? 50 : 2_000);
  },
);

function rolesOf(set: WorkflowSet, at: Configuration, event: string): ReadonlySet<ActingRole> {
  return new Set((branchesOf(set, at, event)?.branches ?? []).flatMap(({ def }) => def.meta.roles));
}

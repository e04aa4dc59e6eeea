import { expect, test } from 'vitest';
import { type ActingRole, actingRoles, type Facts } from '../../../src/workflow/definitions/definition.ts';
import { WorkflowRegistry } from '../../../src/workflow/definitions/registry.ts';
import { activePaths } from '../../../src/workflow/definitions/state-value.ts';
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

const goodOf = ({ main }: WorkflowSet): Facts => goodFacts(main.definition);

/** The facts of a type with the one predicate failing. */
function factsWithout(set: WorkflowSet, failing: string): Facts {
  return { ...goodOf(set), ...vocabulary.predicates.get(failing)?.fails };
}

/**
 * All that an answer to an event hangs on besides facts and roles: the branches of every active state that knows the
 * event, and whether the case is suspended.
 */
function branchSet(set: WorkflowSet, { state, overlays }: Configuration, event: string): string {
  const inMain = activePaths(state).filter((path) => set.main.byState.get(path)?.has(event));
  const inOverlays = set.overlays.flatMap(({ definition, byState }) => {
    const value = overlays[definition.column ?? 'hold'];
    return byState.get(value)?.has(event) ? [`${definition.id} ${value}`] : [];
  });
  return [event, overlays.hold, ...inMain, ...inOverlays].join('|');
}

function rulesOf(set: WorkflowSet, at: Configuration, event: string): ReadonlySet<string> {
  const branches = branchesOf(set, at, event)?.branches ?? [];
  return new Set(branches.flatMap(({ def }) => [...(def.requires ?? []), ...(def.when ?? [])]));
}

const kinds = [...definitions.cases, definitions.lead].map(({ id, version }) => [id, version] as const);

/** Events of which offer and command disagree, for every role. */
function differences(
  set: WorkflowSet,
  at: Configuration,
  events: readonly string[],
  facts: Facts,
): readonly string[] {
  return people.flatMap((role) => {
    const offers = new Map(offersOf(set, at, [role], facts).map((one) => [one.event, one.enabled]));
    return events.flatMap((event) => {
      const result = step(set, at, event, [role], { before: facts, after: facts });
      const isOpen =
        result.outcome === 'done' ||
        (result.outcome === 'refused' && result.reasons.every((one) => one.code === 'noBranch'));
      const isSame = (offers.get(event) ?? false) === isOpen;
      return isSame ? [] : [`${JSON.stringify(at)} ${role} ${event}: ${result.outcome}`];
    });
  });
}

const isForPeople = (event: string): boolean => vocabulary.events.get(event)?.kind !== 'system';

test.each(kinds)(
  '%s, in every state, free and held, for every role under good facts: offered as possible is possible',
  (id, version) => {
    const set = registry.set(id, version);
    const configurations = configurationsOf(set);
    const found = configurations.flatMap((at) =>
      differences(set, at, eventsOf(set, at).filter(isForPeople), goodOf(set)),
    );

    expect(found).toEqual([]);
    expect(configurations.length).toBeGreaterThan(id === 'lead' ? 5 : 100);
  },
);

const ruled = kinds.filter(([id, version]) =>
  [...registry.set(id, version).main.transitions.values()].some(({ def }) => def.requires ?? def.when),
);

test.each(ruled)(
  '%s, for every set of branches that answers an event, role and failing fact: offered as possible is possible',
  (id, version) => {
    const set = registry.set(id, version);
    const known = new Set<string>();
    const found: string[] = [];
    let asked = 0;
    for (const at of configurationsOf(set)) {
      const fresh = eventsOf(set, at).filter((event) => {
        const key = branchSet(set, at, event);
        const isNew = isForPeople(event) && !known.has(key);
        known.add(key);
        return isNew;
      });
      const failing = new Set(fresh.flatMap((event) => [...rulesOf(set, at, event)]));
      for (const name of failing) {
        const touched = fresh.filter((event) => rulesOf(set, at, event).has(name));
        found.push(...differences(set, at, touched, factsWithout(set, name)).map((one) => `${name}: ${one}`));
        asked += touched.length;
      }
    }
    expect(found).toEqual([]);
    expect(asked).toBeGreaterThan(500);
  },
);

test.each(kinds)(
  '%s, in every state, asked by a role no branch of the event names, forbids it',
  (id, version) => {
    const set = registry.set(id, version);
    const facts = goodOf(set);
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

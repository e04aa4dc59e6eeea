import type { StateValue } from './definition.ts';
import { leafPaths, phaseOf } from './state-value.ts';

/**
 * Names sets of states so that a person can read them: a stage that is in it whole by its name, a part of one by what
 * stands below it, `settled(confirmation=open|applied)` where other regions stand anywhere; `all but …` if that is shorter.
 */
export function stateSetNames(all: readonly StateValue[]): (some: ReadonlySet<StateValue>) => string {
  const stages = new Map<string, StateValue[]>();
  for (const value of all) stages.set(phaseOf(value), [...(stages.get(phaseOf(value)) ?? []), value]);
  const partsOf = (isIn: (value: StateValue) => boolean): string =>
    [...stages]
      .flatMap(([stage, values]) => {
        const chosen = values.filter(isIn);
        return chosen.length === values.length ? [stage] : partTexts(stage, values, chosen);
      })
      .join(' ');
  return (some) => {
    if (some.size === all.length) return 'everywhere';
    const named = partsOf((value) => some.has(value));
    const others = `all but ${partsOf((value) => !some.has(value))}`;
    return others.length < named.length ? others : named;
  };
}

/** How some states of a stage are named; none when there are none. */
function partTexts(stage: string, values: readonly StateValue[], chosen: readonly StateValue[]): string[] {
  if (chosen.length === 0) return [];
  const whole = values.map(regionsOf);
  const regions = Object.keys(whole[0] ?? {});
  const [region] = regions;
  if (region === undefined || regions.length === 1) return chosen.flatMap(leafPaths);
  const ways = regions.map((first) => {
    const order = [first, ...regions.filter((one) => one !== first)];
    const terms = productsOf(chosen.map((value) => order.map((one) => regionsOf(value)[one] ?? '')));
    return terms.map((sets) => termText(order, sets));
  });
  ways.sort((a, b) => a.length - b.length);
  return (ways[0] ?? []).map((term) => `${stage}(${term})`);

  function termText(order: readonly string[], sets: readonly (readonly string[])[]): string {
    return order
      .flatMap((name, index) => {
        const set = sets[index] ?? [];
        const isAny = new Set(whole.map((one) => one[name])).size === set.length;
        return isAny ? [] : [`${name}=${set.join('|')}`];
      })
      .sort()
      .join(' ');
  }
}

/** What stands in each region below a stage, as text; one region for a stage with plain states below it. */
function regionsOf(value: StateValue): Readonly<Record<string, string>> {
  if (typeof value === 'string') return {};
  const inner = Object.values(value)[0] ?? '';
  if (typeof inner === 'string') return { '': inner };
  return Object.fromEntries(
    Object.entries(inner).map(([region, below]) => [
      region,
      below === undefined ? '' : leafPaths(below).join('+'),
    ]),
  );
}

/** The tuples as few products of sets, `{a,b} × {x}`. */
function productsOf(tuples: readonly (readonly string[])[]): string[][][] {
  if ((tuples[0]?.length ?? 0) <= 1) return [[[...new Set(tuples.map(([only = '']) => only))].sort()]];
  const rests = new Map<string, (readonly string[])[]>();
  for (const [first = '', ...rest] of tuples) rests.set(first, [...(rests.get(first) ?? []), rest]);
  const merged = new Map<string, { firsts: string[]; rest: (readonly string[])[] }>();
  for (const [first, rest] of rests) {
    const key = JSON.stringify([...rest].sort());
    const known = merged.get(key);
    if (known) known.firsts.push(first);
    else merged.set(key, { firsts: [first], rest });
  }
  return [...merged.values()].flatMap(({ firsts, rest }) =>
    productsOf(rest).map((sets) => [[...firsts].sort(), ...sets]),
  );
}

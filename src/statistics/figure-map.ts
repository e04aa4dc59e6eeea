import { isPathWithin } from '../offices/area.ts';
import type { AreaTree } from '../offices/area-tree.ts';
import type { Offices } from '../offices/offices.ts';
import type { Grouping } from './indicators/indicator.ts';

/** `past`: each dispute where it was when what is counted happened. `today`: all of them over the map as it is now. */
export const maps = ['past', 'today'] as const;
export type MapName = (typeof maps)[number];

/** Which map figures are counted over, and what follows from it for one unit. */
export interface FigureMap {
  readonly of: MapName;
  /** Some dispute moved, so that its row alone does not say where it had been. */
  readonly hasHomes: boolean;
  /** Of places that went into the unit from outside: their paths of before. */
  readonly ins: readonly string[];
  /** Of places of the unit that went elsewhere. */
  readonly outs: readonly string[];
  /** Codes that are one town today, for each town that others went into. */
  readonly mergedTowns: readonly (readonly string[])[];
  /** The town itself and those that are part of it now. */
  readonly townsOf: (code: string) => readonly string[];
  /** The committee itself and those it took the place of. */
  readonly committeesOf: (id: string) => readonly string[];
  /** The group a row stands in. */
  readonly keyOf: (grouping: Grouping, key: string) => string;
}

/** Each thing where it was: nothing stands for anything else. */
export function mapOfThen(hasHomes: boolean): FigureMap {
  const alone = (code: string) => [code];
  return {
    ...{ of: 'past', hasHomes, ins: [], outs: [], mergedTowns: [] },
    ...{ townsOf: alone, committeesOf: alone, keyOf: (_grouping, key) => key },
  };
}

/** Everything where it would be counted if it began today. */
export function mapOfToday(
  { tree, offices }: { readonly tree: AreaTree; readonly offices: Offices },
  unit: { readonly areaPath: string | null; readonly level: string | null },
): FigureMap {
  const moves = tree.succeeded();
  const isIn = (path: string) => unit.areaPath !== null && isPathWithin(path, unit.areaPath);
  const ins = moves.filter(({ former, today }) => !isIn(former.path) && isIn(today.path));
  const outs = moves.filter(({ former, today }) => isIn(former.path) && !isIn(today.path));
  const former = (code: string) => tree.formerPlacesOf(code).map((one) => one.code);
  const towns = new Set(moves.flatMap(({ today }) => (today.level === 'town' ? [today.code] : [])));
  const isAbove = unit.level === null || ['province', 'city', 'county'].includes(unit.level);
  return {
    of: 'today',
    hasHomes: false,
    ins: outermost(ins.map((one) => one.former.path)),
    outs: outermost(outs.map((one) => one.former.path)),
    mergedTowns: [...towns].map((code) => [code, ...former(code)]),
    townsOf: (code) => [code, ...former(code)],
    committeesOf: (id) => [id, ...offices.formerCommitteesOf(id)],
    keyOf: (grouping, key) => {
      if (grouping === 'committee') return key === '' ? key : offices.committeeToday(key);
      if (grouping !== 'area' || key === '') return key;
      const code = tree.todayOf(key);
      if (!isAbove || tree.find(code) === undefined) return code;
      return tree.ancestorAt(code, 'town')?.code ?? code;
    },
  };
}

/** What lies within another one of them is counted with it. */
function outermost(paths: readonly string[]): string[] {
  return paths.filter((path) => !paths.some((other) => other !== path && isPathWithin(path, other)));
}

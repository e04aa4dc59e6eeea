import { type Area, isPathWithin, pathBelow } from '../offices/area.ts';
import type { AreaTree } from '../offices/area-tree.ts';
import type { Day } from '../platform/clock.ts';
import type { Problem } from '../platform/errors.ts';
import { reformProblem } from './problems.ts';

/** What is asked for: whole towns that go into one, or villages that go to another town, each old or new. */
export interface MapChange {
  readonly kind: 'merge' | 'split' | 'move';
  /** Codes of the towns or villages that move. */
  readonly moved: readonly string[];
  /** The town they go to, or the one that is set up for them. */
  readonly into:
    | { readonly code: string }
    | { readonly parentCode: string; readonly name: string; readonly newCode: string | null };
  readonly validOn: Day;
}

/** One place that is given up, and the one that takes its place. */
export interface Succession {
  readonly former: Area;
  readonly successor: Area;
}

export interface MapPlan {
  readonly town: Area;
  /** Places that did not exist before, wider ones first. */
  readonly added: readonly Area[];
  readonly successions: readonly Succession[];
}

const source = '区划调整';
const townLength = 9;

/** What the map looks like after the change: the same for whoever asks, so that preview and writing agree. */
export function planMap(
  tree: AreaTree,
  change: MapChange,
):
  | { readonly ok: true; readonly plan: MapPlan }
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  const field = change.kind === 'merge' ? 'towns' : 'villages';
  const moved = change.moved.map((code) => tree.get(code));
  const target = targetTown(tree, change);
  const problems = [
    ...(moved.length === 0 ? [reformProblem(field, 'noneChosen')] : []),
    ...(change.kind === 'merge' && !('code' in change.into) && moved.length === 1
      ? [reformProblem(field, 'twoNeeded')]
      : []),
    ...(change.kind === 'merge' ? [] : emptiedTowns(tree, moved)),
    ...moved.flatMap((area) => movedProblems(tree, area, change, field)),
    ...target.problems,
  ];
  const { town } = target;
  if (problems.length > 0 || town === null) return { ok: false, problems };
  const planner = new Planner(tree, change.validOn);
  if (target.isNew) planner.added.push(town);
  for (const area of moved) {
    if (change.kind === 'merge') {
      planner.successions.push({ former: area, successor: town });
      for (const child of openChildren(tree, area)) planner.moveBelow(child, town);
    } else planner.moveBelow(area, town);
  }
  if (planner.fullBelow !== null)
    return {
      ok: false,
      problems: [reformProblem('', 'noCodeLeft', { params: { name: planner.fullBelow } })],
    };
  return { ok: true, plan: { town, added: planner.added, successions: planner.successions } };
}

class Planner {
  readonly added: Area[] = [];
  readonly successions: Succession[] = [];
  fullBelow: string | null = null;
  readonly #tree: AreaTree;
  readonly #validOn: Day;
  readonly #taken = new Set<string>();

  constructor(tree: AreaTree, validOn: Day) {
    this.#tree = tree;
    this.#validOn = validOn;
  }

  /** The place with all that lies below it, under a code below the other one. */
  moveBelow(former: Area, parent: Area): void {
    const code = this.#codeBelow(former, parent);
    if (code === null) {
      this.fullBelow = parent.name;
      return;
    }
    const successor: Area = {
      ...former,
      code,
      parentCode: parent.code,
      path: pathBelow(parent.path, code),
      validFrom: this.#validOn,
      validTo: null,
      source,
      note: null,
    };
    this.added.push(successor);
    this.successions.push({ former, successor });
    for (const child of openChildren(this.#tree, former)) this.moveBelow(child, successor);
  }

  /** Its last digits stay where they are free, as the statistical office does it; else the next number. */
  #codeBelow(former: Area, parent: Area): string | null {
    const own = former.code.slice(-3);
    const first = Number(own);
    for (let n = 0; n < 999; n += 1) {
      const code = `${parent.code}${String(((first - 1 + n) % 999) + 1).padStart(3, '0')}`;
      if (this.#tree.find(code) !== undefined || this.#taken.has(code)) continue;
      this.#taken.add(code);
      return code;
    }
    return null;
  }
}

function openChildren(tree: AreaTree, area: Area): readonly Area[] {
  return tree.childrenOf(area.code).filter(({ validTo }) => validTo === null);
}

function targetTown(
  tree: AreaTree,
  { into, validOn }: MapChange,
): { readonly town: Area | null; readonly isNew: boolean; readonly problems: readonly Problem[] } {
  if ('code' in into) {
    const town = tree.get(into.code);
    const problems = [
      ...(town.level === 'town' ? [] : [{ path: 'town', code: 'notInList' }]),
      ...endedProblem(town, 'town'),
    ];
    return { town, isNew: false, problems };
  }
  const parent = tree.get(into.parentCode);
  const twin = openChildren(tree, parent).find(({ level, name }) => level === 'town' && name === into.name);
  const code = into.newCode ?? proposeTownCode(tree, parent.code);
  const taken = tree.find(code);
  const isFit = /^\d{9}$/.test(code) && code.startsWith(parent.code.slice(0, 2));
  const problems = [
    ...(twin === undefined ? [] : [reformProblem('name', 'nameTaken', { params: { code: twin.code } })]),
    ...(isFit ? [] : [reformProblem('newCode', 'codeUnfit')]),
    ...(taken === undefined ? [] : [reformProblem('newCode', 'codeTaken', { params: { name: taken.name } })]),
    ...endedProblem(parent, ''),
  ];
  const town: Area = {
    ...{ code, name: into.name, level: 'town', parentCode: parent.code },
    path: pathBelow(parent.path, code),
    ...{ validFrom: validOn, validTo: null, source, note: null },
  };
  return { town, isNew: true, problems };
}

/** The next free number of a town in its county: those of the statistical list are below two hundred or four hundred. */
export function proposeTownCode(tree: AreaTree, countyCode: string): string {
  const own = tree.childrenOf(countyCode).filter(({ level }) => level === 'town');
  const numbers = own.map(({ code }) => Number(code.slice(-3))).filter((n) => n < 200);
  const last = Math.max(100, ...numbers);
  for (let n = last + 1; n <= 999; n += 1) {
    const code = `${countyCode}${String(n).padStart(3, '0')}`.slice(0, townLength);
    if (tree.find(code) === undefined) return code;
  }
  return '';
}

function movedProblems(tree: AreaTree, area: Area, change: MapChange, field: string): Problem[] {
  const wanted = change.kind === 'merge' ? 'town' : 'village';
  const { into, validOn } = change;
  const isThere = 'code' in into && (area.code === into.code || area.parentCode === into.code);
  const latest = [...tree.all()]
    .filter((one) => isPathWithin(one.path, area.path) && one.validTo === null)
    .map((one) => ({ one, since: tree.formerNamesOf(one.code).at(-1)?.until ?? one.validFrom }))
    .sort((left, right) => (left.since < right.since ? -1 : 1))
    .at(-1);
  return [
    ...(area.level === wanted ? [] : [{ path: field, code: 'notInList' }]),
    ...endedProblem(area, field),
    ...(isThere ? [reformProblem(field, 'sameTown')] : []),
    ...(latest !== undefined && validOn <= latest.since
      ? [
          reformProblem('validOn', 'beforeLast', {
            params: { name: latest.one.name, day: latest.since },
          }),
        ]
      : []),
  ];
}

/** A town of which all is taken would be left without a village: that is a merger. */
function emptiedTowns(tree: AreaTree, moved: readonly Area[]): Problem[] {
  const towns = new Set(moved.flatMap(({ parentCode }) => parentCode ?? []));
  const codes = new Set(moved.map(({ code }) => code));
  return [...towns].some((town) => {
    const villages = openChildren(tree, tree.get(town)).filter(({ level }) => level === 'village');
    return villages.length > 0 && villages.every(({ code }) => codes.has(code));
  })
    ? [reformProblem('villages', 'allChosen')]
    : [];
}

function endedProblem(area: Area, path: string): Problem[] {
  return area.validTo === null
    ? []
    : [reformProblem(path, 'hasEnded', { params: { name: area.name, day: area.validTo } })];
}

import type { Day } from '../platform/clock.ts';
import { NotFoundError } from '../platform/errors.ts';
import { type Area, type AreaLevel, isInForce, isPathWithin } from './area.ts';
import type { FormerName } from './area-change.ts';

export interface AreaSearch {
  /** Part of a name, of a former one too, from one character; blank finds all. */
  readonly q?: string | undefined;
  /** Only areas directly below this one. */
  readonly parent?: string | undefined;
  /** Only areas in this one or below it. */
  readonly within?: string | undefined;
  readonly level?: AreaLevel | undefined;
  readonly limit?: number | undefined;
  readonly onDay?: Day | undefined;
}

const levelRank: Readonly<Record<AreaLevel, number>> = {
  province: 0,
  city: 1,
  county: 2,
  town: 3,
  village: 4,
  group: 5,
  grid: 6,
};

/** All areas, held in memory: a county has some hundreds of them. Never changed; a new tree replaces it. */
export class AreaTree {
  readonly #areas: ReadonlyMap<string, Area>;
  readonly #children: ReadonlyMap<string | null, readonly Area[]>;
  readonly #formerNames: ReadonlyMap<string, readonly FormerName[]>;
  readonly #successors: ReadonlyMap<string, string>;

  constructor(
    areas: readonly Area[],
    formerNames: readonly FormerName[] = [],
    successors: ReadonlyMap<string, string> = new Map(),
  ) {
    this.#successors = successors;
    const sorted = [...areas].sort(inBookOrder);
    this.#areas = new Map(sorted.map((area) => [area.code, area]));
    const children = new Map<string | null, Area[]>();
    for (const area of sorted) {
      const siblings = children.get(area.parentCode);
      if (siblings === undefined) children.set(area.parentCode, [area]);
      else siblings.push(area);
    }
    this.#children = children;
    const former = new Map<string, FormerName[]>();
    for (const one of formerNames) former.set(one.areaCode, [...(former.get(one.areaCode) ?? []), one]);
    this.#formerNames = former;
  }

  all(): Iterable<Area> {
    return this.#areas.values();
  }

  get size(): number {
    return this.#areas.size;
  }

  find(code: string): Area | undefined {
    return this.#areas.get(code);
  }

  /** Throws NotFoundError for a code that no area ever had. */
  get(code: string): Area {
    const area = this.#areas.get(code);
    if (area === undefined) throw new NotFoundError('areaNotFound', { code });
    return area;
  }

  /** The name a place bore on a day; a code no area ever had is its own name. */
  nameOn(code: string, onDay: Day): string {
    const former = this.#formerNames.get(code)?.find(({ until }) => onDay < until);
    return former?.name ?? this.#areas.get(code)?.name ?? code;
  }

  /** Names it gave up, the oldest first. */
  formerNamesOf(code: string): readonly FormerName[] {
    return this.#formerNames.get(code) ?? [];
  }

  /** The code that stands today for one that may have been given up, however often its place was taken. */
  todayOf(code: string): string {
    let now = code;
    // A place is taken by a later one, so there is no circle; the bound holds against rows that were tampered with.
    for (let steps = 0; steps < 100; steps += 1) {
      const next = this.#successors.get(now);
      if (next === undefined) return now;
      now = next;
    }
    return now;
  }

  /** Places that were given up and what stands for each today, wider ones first. */
  succeeded(): readonly { readonly former: Area; readonly today: Area }[] {
    return [...this.#areas.values()].flatMap((former) => {
      const today = this.#successors.has(former.code)
        ? this.#areas.get(this.todayOf(former.code))
        : undefined;
      return today === undefined ? [] : [{ former, today }];
    });
  }

  /** Places whose place this one took as a whole: the town that was merged into it, the village it was before. */
  formerPlacesOf(code: string): readonly Area[] {
    return this.succeeded().flatMap(({ former, today }) => (today.code === code ? [former] : []));
  }

  roots(): readonly Area[] {
    return this.#children.get(null) ?? [];
  }

  childrenOf(code: string): readonly Area[] {
    return this.#children.get(code) ?? [];
  }

  /** Whether an area is the other one or lies below it; false when either does not exist. */
  isWithin(areaCode: string, scopeCode: string): boolean {
    const area = this.#areas.get(areaCode);
    const scope = this.#areas.get(scopeCode);
    return area !== undefined && scope !== undefined && isPathWithin(area.path, scope.path);
  }

  /** From the province down to the area itself. */
  lineOf(code: string): readonly Area[] {
    return this.get(code)
      .path.split('/')
      .flatMap((part) => this.#areas.get(part) ?? []);
  }

  /** The area itself or the one above it that has the level. */
  ancestorAt(code: string, level: AreaLevel): Area | null {
    return this.lineOf(code).find((area) => area.level === level) ?? null;
  }

  /** The best matches first: whole name, then beginning, then anywhere; wider areas before narrower. */
  search(query: AreaSearch): readonly Area[] {
    const { q = '', parent, within, level, limit = 50, onDay } = query;
    const wanted = q.normalize('NFKC').replace(/\s/g, '');
    const candidates = parent === undefined ? [...this.#areas.values()] : this.childrenOf(parent);
    const scope = within === undefined ? null : this.find(within);
    if (scope === undefined) return [];
    return candidates
      .filter(
        (area) =>
          (level === undefined || area.level === level) &&
          (scope === null || isPathWithin(area.path, scope.path)) &&
          (onDay === undefined || isInForce(area, onDay)) &&
          (area.name.includes(wanted) ||
            this.formerNamesOf(area.code).some(({ name }) => name.includes(wanted))),
      )
      .map((area) => ({ area, rank: matchRank(area, wanted) }))
      .sort((left, right) => left.rank - right.rank || inBookOrder(left.area, right.area))
      .slice(0, limit)
      .map(({ area }) => area);
  }
}

function matchRank(area: Area, wanted: string): number {
  if (wanted === '') return 0;
  if (area.name === wanted) return 0;
  return area.name.startsWith(wanted) ? 1 : 2;
}

function inBookOrder(left: Area, right: Area): number {
  const rank = levelRank[left.level] - levelRank[right.level];
  if (rank !== 0) return rank;
  return left.code < right.code ? -1 : 1;
}

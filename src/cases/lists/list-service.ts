import type { Viewer } from '../../identity/viewer.ts';
import { type DueColours, usualColours } from '../../offices/thresholds.ts';
import { asInstant, type Clock, type Day, isDay, legalDay } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import {
  type Cursor,
  decodeCursor,
  decodeStart,
  encodeCursor,
  type PageStart,
  readPage,
} from '../../platform/database/paging.ts';
import type { ReadCache } from '../../platform/database/read-cache.ts';
import { BadRequestError } from '../../platform/errors.ts';
import { countFacets, type FacetCounts } from './facets-read-model.ts';
import { type CaseListFilter, isByDueDay } from './filters-read-model.ts';
import { type ListTab, listTabs } from './list-filter.ts';
import { type CaseLine, countCaseLines, countCaseLists, listCaseLines } from './list-read-model.ts';
import { type FoundLine, type HitPlace, type SearchFrom, searchCaseLines } from './search-read-model.ts';

export interface CaseListDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly readCache: ReadCache;
  /** From when a deadline counts as near; the usual days unless an office says otherwise. */
  readonly colours?: (onDay: Day) => DueColours;
}

export interface CaseListResult {
  readonly lines: readonly FoundLine[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
  /** Whether the first line is the one case that has the number searched for. */
  readonly isOneNumber?: boolean;
}

/** The lists of cases a person may see: tabs, filters, search. Pages, API and exports share it. */
export class CaseListService {
  readonly #deps: CaseListDeps;

  constructor(deps: CaseListDeps) {
    this.#deps = deps;
  }

  /** One page; with `q` what holds those words, the best first. @throws BadRequestError for a cursor of another list. */
  async list(
    viewer: Viewer,
    asked: CaseListFilter,
    page: { readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<CaseListResult> {
    const filter = this.#coloured(asked);
    const { q } = filter;
    if (q !== undefined) return this.#search(viewer, { ...filter, q }, page);
    const { db } = this.#deps;
    const today = this.#today();
    const { limit } = page;
    const { rows, ...cursors } = await readPage(
      page.cursor === undefined ? null : readCursor(page.cursor, filter),
      limit,
      (start) => listCaseLines(db.read, viewer, filter, { today, start, limit }),
      (line) => placeOf(line, filter),
    );
    return { lines: rows, ...cursors };
  }

  /** How many a list holds, 1001 for more than a thousand. */
  count(viewer: Viewer, asked: CaseListFilter): Promise<number> {
    const { db, readCache } = this.#deps;
    const filter = this.#coloured(asked);
    const today = this.#today();
    const key = `count ${eyesOf(viewer)} ${today} ${JSON.stringify(filter)}`;
    return readCache.get(key, () => countCaseLines(db.read, viewer, filter, today));
  }

  /** How many of a list are of each type, stage, place and so on; of a search, of what it finds first. */
  async facets(viewer: Viewer, asked: CaseListFilter): Promise<FacetCounts> {
    const { db, readCache } = this.#deps;
    const filter = this.#coloured(asked);
    const today = this.#today();
    const key = `facets ${eyesOf(viewer)} ${today} ${JSON.stringify(filter)}`;
    return readCache.get(key, async () => {
      const { q } = filter;
      if (q === undefined) return countFacets(db.read, viewer, filter, today);
      const { lines, nextCursor } = await this.#search(viewer, { ...filter, q }, { limit: mostFound });
      const ids = lines.map(({ id }) => id);
      const { counts } = await countFacets(db.read, viewer, filter, today, { ids });
      return { counts, isCut: nextCursor !== null };
    });
  }

  tabCounts(viewer: Viewer): Promise<Readonly<Record<ListTab, number>>> {
    const { db, readCache } = this.#deps;
    const today = this.#today();
    const filters = Object.fromEntries(listTabs.map((tab) => [tab, this.#coloured({ tab })])) as Record<
      ListTab,
      CaseListFilter
    >;
    return readCache.get(`tabs ${eyesOf(viewer)} ${today} ${filters.dueSoon.soonDays}`, () =>
      countCaseLists(db.read, viewer, filters, today),
    );
  }

  async #search(
    viewer: Viewer,
    filter: CaseListFilter & { readonly q: string },
    page: { readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<CaseListResult> {
    const { db } = this.#deps;
    const { lines, next, previous, isOneNumber } = await searchCaseLines(
      db.read,
      db.dialect,
      viewer,
      filter,
      {
        today: this.#today(),
        from: page.cursor === undefined ? null : readPlace(page.cursor),
        limit: page.limit,
      },
    );
    const cursor = (to: SearchFrom['to'], place: HitPlace | null) =>
      place && encodeCursor([to, place.rank, place.position]);
    return {
      lines,
      nextCursor: cursor('next', next),
      previousCursor: cursor('previous', previous),
      isOneNumber,
    };
  }

  /** With what the office calls near; today's, so that a list and its count agree. */
  #coloured(filter: CaseListFilter): CaseListFilter {
    return { ...filter, soonDays: (this.#deps.colours?.(this.#today()) ?? usualColours).soonDays };
  }

  #today() {
    return legalDay(this.#deps.clock.now());
  }
}

/** Of a search so many are counted apart. */
const mostFound = 1000;

/** Everything of a person that decides what a list holds. */
function eyesOf({ accountId, role, areaPath, committeeId, personId }: Viewer): string {
  return JSON.stringify([accountId, role, areaPath, committeeId, personId]);
}

function placeOf(line: CaseLine, filter: CaseListFilter): Cursor {
  return [isByDueDay(filter) ? (line.dueOn ?? '') : line.registeredAt, line.id];
}

/** A made-up place must not reach the database: PostgreSQL refuses what is no date with an error of its own. */
function readCursor(text: string, filter: CaseListFilter): PageStart {
  const { values, isBack } = decodeStart(text, 2);
  const [place, id] = values;
  if (typeof place !== 'string' || typeof id !== 'string') throw new BadRequestError('cursor');
  if (isByDueDay(filter)) {
    if (!isDay(place)) throw new BadRequestError('cursor');
    return { values: [place, id], isBack };
  }
  try {
    return { values: [asInstant(place), id], isBack };
  } catch {
    throw new BadRequestError('cursor');
  }
}

function readPlace(text: string): SearchFrom {
  const [to, rank, position] = decodeCursor(text, 3);
  const isPlace = Number.isSafeInteger(rank) && Number.isSafeInteger(position);
  if ((to !== 'next' && to !== 'previous') || !isPlace) throw new BadRequestError('cursor');
  return { to, rank: Number(rank), position: Number(position) };
}

import type { Viewer } from '../../identity/viewer.ts';
import type { Day } from '../../platform/clock.ts';
import type { Db, Dialect } from '../../platform/database/connect.ts';
import { positionsOf, searchCandidates } from '../../platform/database/dialect.ts';
import { rankQuery, ranks, wholeOf } from '../../platform/search-tokens.ts';
import { townRoles } from '../core/access-rule.ts';
import { listReadings } from '../core/reading-read-model.ts';
import { mayBeStatusOnly, talksRule } from '../core/reading-rule.ts';
import { listCaseTexts } from '../search/case-texts-read-model.ts';
import { listCaseWords } from '../search/case-words-read-model.ts';
import { createFinder, type Finding, type Found, readableTexts, readableWords } from '../search/finding.ts';
import type { CaseListFilter } from './filters-read-model.ts';
import { type CaseLine, findCaseLines, listSeatLines } from './list-read-model.ts';

/** Where a hit stands: by how well it fits, then by its position in the index, the newest first. */
export interface HitPlace {
  readonly rank: number;
  readonly position: number;
}
export interface SearchFrom extends HitPlace {
  readonly to: 'next' | 'previous';
}

export interface FoundLine extends CaseLine {
  /** Where the words were found, if the line itself does not show it. */
  readonly found?: Found | null;
}

export interface SearchPage {
  readonly lines: readonly FoundLine[];
  /** From where the next page goes on; null at the end. */
  readonly next: HitPlace | null;
  /** From where the page before goes back; null at the beginning. */
  readonly previous: HitPlace | null;
  /** The one case that has the number that was typed. */
  readonly isOneNumber: boolean;
}

interface Hit extends HitPlace {
  readonly line: FoundLine;
}

interface Search {
  readonly db: Db;
  readonly dialect: Dialect;
  readonly viewer: Viewer;
  readonly filter: CaseListFilter & { readonly q: string };
  readonly today: Day;
}

/** The first batch is about what a page shows. */
const batchSizes = [50, 200] as const;
/** Candidates looked at for one page; the next page goes on from there, so that no request takes long. */
const scanLimit = 6000;
/** More than a person is ever named on at a time; a search stays quick whatever happens. */
const mostNamed = 500;

const noPage: SearchPage = { lines: [], next: null, previous: null, isOneNumber: false };

/**
 * Cases that hold what was typed: first those of that number, then of that name, then of a name or number that begins
 * so, then of these words; each newest first. Candidates come from the index; each is checked against the person's
 * scope, the filter and those of its words that he may read before it counts.
 */
export async function searchCaseLines(
  db: Db,
  dialect: Dialect,
  viewer: Viewer,
  filter: CaseListFilter & { readonly q: string },
  page: { readonly today: Day; readonly from: SearchFrom | null; readonly limit: number },
): Promise<SearchPage> {
  if (wholeOf(filter.q) === '') return noPage;
  const search: Search = { db, dialect, viewer, filter, today: page.today };
  const check = checkFor(search);
  const { from, limit } = page;
  const isBack = from?.to === 'previous';
  const isAhead = (place: HitPlace): boolean =>
    from === null || (isBack ? comesBefore(place, from) : comesBefore(from, place));
  const named = isNarrowedToTown(viewer, filter) ? await namedHits(search, check) : [];
  const scanned = await scan(search, check, from, limit);
  const { reached } = scanned;
  const isReached = (place: HitPlace): boolean =>
    reached === null || !(isBack ? comesBefore(place, reached) : comesBefore(reached, place));
  const all = [...new Map([...scanned.hits, ...named].map((hit) => [hit.line.id, hit])).values()]
    .filter((hit) => isAhead(hit) && isReached(hit))
    .sort(inOrder);
  const shown = isBack ? all.slice(-limit) : all.slice(0, limit);
  const hasMore = all.length > limit || reached !== null;
  const [first, last] = [shown[0], shown.at(-1)];
  const edge = (hit: Hit | undefined): HitPlace | null => (all.length > limit ? placeOf(hit) : reached);
  return {
    lines: shown.map(({ line }) => line),
    next: isBack ? (placeOf(last) ?? from) : hasMore ? edge(last) : null,
    previous: isBack ? (hasMore ? edge(first) : null) : from && (placeOf(first) ?? from),
    isOneNumber: from === null && shown.filter(({ rank }) => rank === 0).length === 1,
  };
}

const placeOf = (hit: Hit | undefined): HitPlace | null =>
  hit === undefined ? null : { rank: hit.rank, position: hit.position };

function comesBefore(one: HitPlace, other: HitPlace): boolean {
  return one.rank === other.rank ? one.position > other.position : one.rank < other.rank;
}

function inOrder(one: Hit, other: Hit): number {
  return one.rank - other.rank || other.position - one.position;
}

type Check = (lines: readonly CaseLine[]) => Promise<(Finding & { readonly line: CaseLine })[]>;

/** Which of these lines, which the person may see, hold what was typed in what he may read of them. */
function checkFor({ db, viewer, filter }: Search): Check {
  const finder = createFinder(filter.q);
  return async (lines) => {
    const words = await listCaseWords(
      db,
      lines.map(({ id }) => id),
    );
    const readings = await listReadings(db, viewer, lines);
    const readingOf = (line: CaseLine) => readings.get(line.id) ?? 'status';
    const wordsOf = (line: CaseLine) => {
      const own = words.get(line.id);
      return own && readableWords(own, readingOf(line));
    };
    const quick = lines.map((line) => {
      const own = wordsOf(line);
      return own ? finder.byWords(own) : null;
    });
    const open = lines.filter((line, index) => quick[index] === null && readingOf(line) !== 'status');
    const texts = await listCaseTexts(
      db,
      open.map(({ id }) => id),
    );
    return lines.flatMap((line, index) => {
      const own = wordsOf(line);
      const inTexts = texts.get(line.id);
      const finding =
        quick[index] ??
        (own && inTexts ? finder.byTexts(own, readableTexts(inTexts, readingOf(line))) : null);
      return finding === null ? [] : [{ ...finding, line }];
    });
  };
}

/** Rank by rank, batch by batch, until there is more than a page; `reached` is how far everything was looked at. */
async function scan(
  search: Search,
  check: Check,
  from: SearchFrom | null,
  limit: number,
): Promise<{ readonly hits: readonly Hit[]; readonly reached: HitPlace | null }> {
  const { db, dialect, viewer, filter } = search;
  const isBack = from?.to === 'previous';
  const order = ranks.map((rank, index) => ({ rank, index }));
  const hits: Hit[] = [];
  let scanned = 0;
  for (const { rank, index } of isBack ? order.reverse() : order) {
    if (from !== null && (isBack ? index > from.rank : index < from.rank)) continue;
    const asked = rankQuery(rank, filter.q, tokenScope(viewer, filter), {
      hasGuarded: talksRule(viewer).length > 0,
    });
    if (asked === null) continue;
    // Who reads the status alone is not shown the names by which the case would be of a better rank.
    const query = mayBeStatusOnly(viewer) ? { groups: asked.groups } : asked;
    let position = from?.rank === index ? from.position : null;
    for (;;) {
      const size = scanned === 0 ? batchSizes[0] : batchSizes[1];
      const bound =
        position === null
          ? isBack
            ? { after: -1 }
            : {}
          : isBack
            ? { after: position }
            : { before: position };
      const candidates = await searchCandidates(db, dialect, { ...query, ...bound, limit: size });
      scanned += size;
      const positions = new Map(candidates.map((one) => [one.caseId, Number(one.position)]));
      const lines = await findCaseLines(db, viewer, filter, search.today, [...positions.keys()]);
      for (const { line, rank: own, found } of await check(lines)) {
        if (own === rank)
          hits.push({ line: { ...line, found }, rank: index, position: positions.get(line.id) ?? 0 });
      }
      const last = candidates.at(-1);
      if (last === undefined || candidates.length < size) break;
      position = Number(last.position);
      const reached = { rank: index, position };
      if (hits.length > limit || scanned >= scanLimit) return { hits, reached };
    }
    if (hits.length > limit) return { hits, reached: null };
  }
  return { hits, reached: null };
}

/** Hits among the cases that name a person: they may lie outside the town to which his candidates are narrowed. */
async function namedHits({ db, viewer, filter, today }: Search, check: Check): Promise<Hit[]> {
  const checked = await check(await listSeatLines(db, viewer, filter, today, mostNamed));
  const positions = await positionsOf(
    db,
    checked.map(({ line }) => line.id),
  );
  return checked.map(({ line, rank, found }) => ({
    line: { ...line, found },
    rank: ranks.indexOf(rank),
    position: positions.get(line.id) ?? 0,
  }));
}

/** Offices of a town are spared candidates of other towns, unless an area was asked for. */
function isNarrowedToTown(viewer: Viewer, filter: CaseListFilter): boolean {
  const isOneTown = (viewer.formerPlaces ?? []).length === 0;
  return isOneTown && filter.area?.townCode === undefined && townRoles.includes(viewer.role);
}

/** Tokens of town, village and type that spare candidates the person would not be shown anyway. */
function tokenScope(viewer: Viewer, filter: CaseListFilter) {
  const town = isNarrowedToTown(viewer, filter) ? viewer.areaCode : filter.area?.townCode;
  const village = filter.area?.villageCode;
  return {
    ...(town !== undefined && { town }),
    ...(village !== undefined && { village }),
    ...(filter.type !== undefined && { type: filter.type }),
  };
}

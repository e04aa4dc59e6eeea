import type { Viewer } from '../../identity/viewer.ts';
import type { Day } from '../../platform/clock.ts';
import type { Db, Dialect } from '../../platform/database/connect.ts';
import { positionsOf, searchCandidates } from '../../platform/database/dialect.ts';
import { createMatcher, searchGroups } from '../../platform/search-tokens.ts';
import { townRoles } from '../core/access-rule.ts';
import { listCaseWords } from '../parties/case-words-read-model.ts';
import type { CaseListFilter } from './filters-read-model.ts';
import { type CaseLine, findCaseLines, listSeatLines } from './list-read-model.ts';

export interface SearchPage {
  readonly lines: readonly CaseLine[];
  /** Place from which the next page goes on; null at the end. */
  readonly nextBefore: number | null;
}

const batchSize = 200;
/** Candidates looked at for one page; the next page goes on from there, so that no request takes long. */
const scanLimit = 6000;

/**
 * Cases that hold what was typed, newest first. Candidates come from the index; each is checked against the person's
 * scope, the filter and its own words before it counts.
 */
export async function searchCaseLines(
  db: Db,
  dialect: Dialect,
  viewer: Viewer,
  filter: CaseListFilter & { readonly q: string },
  page: { readonly today: Day; readonly before: number | null; readonly limit: number },
): Promise<SearchPage> {
  const groups = searchGroups(filter.q, tokenScope(viewer, filter));
  if (groups.length === 0) return { lines: [], nextBefore: null };
  const matches = createMatcher(filter.q);
  const matching = async (lines: readonly CaseLine[]): Promise<CaseLine[]> => {
    const words = await listCaseWords(
      db,
      lines.map(({ id }) => id),
    );
    return lines.filter((line) => matches(words.get(line.id) ?? { texts: [], names: [] }));
  };
  const named = isNarrowedToTown(viewer, filter) ? await namedHits(db, viewer, filter, page, matching) : [];
  const found: Hit[] = [];
  let before = page.before;
  for (let scanned = 0; scanned < scanLimit; scanned += batchSize) {
    const candidates = await searchCandidates(db, dialect, { groups, before, limit: batchSize });
    const positions = new Map(candidates.map((one) => [one.caseId, Number(one.position)]));
    const lines = await findCaseLines(db, viewer, filter, page.today, [...positions.keys()]);
    const kept = await matching(lines);
    found.push(...kept.map((line) => ({ line, position: positions.get(line.id) ?? 0 })));
    if (found.length > page.limit) break;
    const last = candidates.at(-1);
    if (last === undefined || candidates.length < batchSize) {
      before = null;
      break;
    }
    before = Number(last.position);
  }
  return pageOf([...found, ...named], found.length > page.limit ? null : before, page.limit);
}

interface Hit {
  readonly line: CaseLine;
  readonly position: number;
}

/**
 * The newest hits, each once. `reached` is the position down to which everything was looked at: what lies below comes
 * with the next page; null when that is everything, or more than a page.
 */
function pageOf(hits: readonly Hit[], reached: number | null, limit: number): SearchPage {
  const all = [...new Map(hits.map((hit) => [hit.line.id, hit])).values()]
    .filter(({ position }) => reached === null || position >= reached)
    .sort((left, right) => right.position - left.position);
  const shown = all.slice(0, limit);
  return {
    lines: shown.map(({ line }) => line),
    nextBefore: all.length > limit ? (shown.at(-1)?.position ?? null) : reached,
  };
}

/** More than a person is ever named on at a time; a search stays quick whatever happens. */
const mostNamed = 500;

/** Hits among the cases that name a person: they may lie outside the town to which his candidates are narrowed. */
async function namedHits(
  db: Db,
  viewer: Viewer,
  filter: CaseListFilter,
  page: { readonly today: Day; readonly before: number | null },
  matching: (lines: readonly CaseLine[]) => Promise<CaseLine[]>,
): Promise<Hit[]> {
  const lines = await matching(await listSeatLines(db, viewer, filter, page.today, mostNamed));
  const positions = await positionsOf(
    db,
    lines.map(({ id }) => id),
  );
  return lines
    .map((line) => ({ line, position: positions.get(line.id) ?? 0 }))
    .filter(({ position }) => page.before === null || position < page.before);
}

/** Offices of a town are spared candidates of other towns, unless an area was asked for. */
function isNarrowedToTown(viewer: Viewer, filter: CaseListFilter): boolean {
  return filter.area?.townCode === undefined && townRoles.includes(viewer.role);
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
